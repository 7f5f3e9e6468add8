import type { Handler } from 'hono';

/** The look of the cashier, for its challenge page and for the sandbox's bank and wallets. */
export const PAGE_STYLE = `
:root {
  --surface: #ffffff;
  --text: #1a1d21;
  --muted: #59616b;
  --line: #d9dde3;
  --edge: #868e99;
  --accent: #0b57d0;
  --on-accent: #ffffff;
  --ring: #0b57d0;
  color-scheme: light;
}
:root.dark {
  --surface: #16181c;
  --text: #f1f3f5;
  --muted: #a9b1bb;
  --line: #3a3f47;
  --edge: #767e89;
  --accent: #8ab4f8;
  --on-accent: #101318;
  --ring: #8ab4f8;
  color-scheme: dark;
}
* { box-sizing: border-box; }
html, body { height: 100%; }
body {
  margin: 0;
  background: var(--surface);
  color: var(--text);
  font: 16px/24px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, p, dl, dd { margin: 0; }
h1 { font-size: 20px; line-height: 28px; }
main.bank { display: grid; gap: 24px; max-width: 480px; margin: 0 auto; padding: 24px; }
.name { display: flex; align-items: center; gap: 12px; font-weight: 600; }
.name svg { width: 32px; height: 32px; fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
dl { border-block: 1px solid var(--line); }
dl div { display: flex; flex-wrap: wrap; gap: 0 16px; justify-content: space-between; padding: 12px 0; }
dl div + div { border-top: 1px solid var(--line); }
dt, .note { color: var(--muted); }
dd { font-weight: 600; font-variant-numeric: tabular-nums; }
.note { font-size: 14px; line-height: 20px; }
form { display: grid; gap: 12px; }
button, a.button {
  display: grid;
  place-items: center;
  min-height: 48px;
  padding: 8px 16px;
  border: 1px solid var(--edge);
  border-radius: 12px;
  background: none;
  color: inherit;
  font: inherit;
  font-weight: 600;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
.main { border-color: transparent !important; background: var(--accent) !important; color: var(--on-accent) !important; }
.quiet { border-color: transparent !important; }
:focus-visible { outline: 3px solid var(--ring); outline-offset: 2px; }
body.challenge { display: flex; flex-direction: column; }
header {
  display: flex;
  flex: none;
  flex-wrap: wrap;
  gap: 0 16px;
  justify-content: space-between;
  padding: 12px 24px;
  border-bottom: 1px solid var(--line);
  font-weight: 600;
}
header p:last-child { font-variant-numeric: tabular-nums; }
.stage { position: relative; flex: 1 1 auto; min-height: 0; }
.coming { position: absolute; inset: 0; display: grid; place-content: center; justify-items: center; gap: 16px; padding: 24px; color: var(--muted); text-align: center; }
.open::before {
  width: 32px;
  height: 32px;
  border: 3px solid var(--line);
  border-top-color: var(--accent);
  border-radius: 50%;
  content: '';
  animation: turn 0.9s linear infinite;
}
@keyframes turn { to { rotate: 1turn; } }
iframe { position: absolute; inset: 0; display: block; width: 100%; height: 100%; border: 0; }
@media (max-width: 359px) {
  header { padding-inline: 16px; }
  main.bank { padding-inline: 16px; }
}
@media (max-height: 320px) {
  header { padding: 4px 16px; }
  main.bank { gap: 16px; padding: 16px; }
}
@media (prefers-reduced-motion: reduce) { .open::before { animation: none; } }
@media (forced-colors: active) { .main, .quiet { border-color: ButtonBorder !important; } }
`;

/** Below each app whose pages use it. */
export const STYLE_PATH = '/style.css';

export const servePageStyle: Handler = (context) =>
  context.body(PAGE_STYLE, 200, {
    'content-type': 'text/css; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
