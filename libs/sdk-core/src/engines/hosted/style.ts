/**
 * Tokens first; everything else reads them. The frame's color-scheme is the page's in it, or the browser would paint white
 * behind that. No rule leaves the shadow root, and no rule of the page gets in.
 *
 * - A dialog that isn't open is laid out but not seen, so that the page in it can tell its size before it is shown.
 * - The frame is as tall as its content or as there is room: the page scrolls in it, below its own header.
 * - Sizes are parts of the screen in percent: a unit such as vh is multiplied where the page sets a zoom of its own.
 * - It fills its container, also one that would shrink its content: a flexbox, a grid that centers. A component's own element
 *   in such a place becomes as wide as a popup, if there is room.
 * - A popup is no item of the page's own layout, which would be spread anew around it.
 * - It is never without a size while it waits: browsers slow a frame down that has none.
 *
 * No comment in the text itself: it is sent to every shopper.
 */
const CSS = `
:host {
  all: initial !important;
  display: block !important;
  width: 100% !important;
  --surface: #fff;
  --text: #1a1d21;
  --line: #d9dde3;
  --accent: #0b57d0;
  color-scheme: light !important;
}
:host([data-popup]) { position: fixed !important; inset: 0 0 auto !important; }
dialog, .body {
  font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  color: var(--text);
}
:host([data-theme='dark']) {
  --surface: #16181c; --text: #f1f3f5; --line: #3a3f47; --accent: #8ab4f8;
  color-scheme: dark !important;
}
@media (prefers-color-scheme: dark) {
  :host([data-theme='auto']) {
    --surface: #16181c; --text: #f1f3f5; --line: #3a3f47; --accent: #8ab4f8;
    color-scheme: dark !important;
  }
}
dialog {
  box-sizing: border-box;
  width: min(480px, calc(100% - 32px));
  max-width: none;
  max-height: calc(100% - 32px);
  margin: auto;
  padding: 0;
  border: 1px solid var(--line);
  border-radius: 12px;
  background: var(--surface);
  overflow: hidden;
  outline: 0;
  box-shadow: 0 16px 48px rgb(0 0 0 / 24%);
  display: flex;
  flex-direction: column;
}
dialog:not([open]) { position: fixed; visibility: hidden; }
dialog::backdrop { background: rgb(15 18 22 / 56%); }
dialog.challenge { width: min(656px, calc(100% - 32px)); height: min(688px, calc(100% - 32px)); }
header {
  display: flex;
  flex: none;
  align-items: center;
  justify-content: space-between;
  padding-inline: 24px 8px;
  border-bottom: 1px solid var(--line);
}
h2 { margin: 0; font-size: 16px; font-weight: 600; }
button {
  display: grid;
  place-items: center;
  width: 44px;
  height: 44px;
  margin: 4px 0;
  border: 0;
  border-radius: 8px;
  background: none;
  color: inherit;
  cursor: pointer;
}
button:focus-visible { outline: 3px solid var(--accent); outline-offset: -3px; }
svg { width: 20px; height: 20px; stroke: currentColor; stroke-width: 2; stroke-linecap: round; }
.body { position: relative; display: flex; flex: 1 1 auto; flex-direction: column; min-height: 0; overflow: hidden; }
iframe {
  display: block;
  flex: 0 1 auto;
  width: 480px;
  min-width: 100%;
  max-width: 100%;
  height: 0;
  min-height: 0;
  border: 0;
}
.challenge iframe { flex: 1; background: #fff; }
.waiting iframe { position: absolute; height: 100% !important; min-height: 240px; visibility: hidden; }
.loading {
  display: none;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 16px;
  flex: 0 1 488px;
  min-height: 120px;
  margin: 0;
  border-radius: 12px;
  background: var(--surface);
}
.waiting .loading { display: flex; }
.loading::before {
  content: '';
  width: 32px;
  height: 32px;
  border: 3px solid var(--line);
  border-top-color: var(--accent);
  border-radius: 50%;
  animation: turn 0.9s 0.3s linear infinite;
}
@keyframes turn { to { rotate: 1turn; } }
@media (max-width: 520px) {
  dialog {
    width: 100%;
    max-height: 94%;
    margin-bottom: 0;
    border-width: 1px 0 0;
    border-radius: 12px 12px 0 0;
  }
  dialog.challenge { width: 100%; height: 94%; }
}
@media (max-width: 359px) { header { padding-inline-start: 16px; } }
@media (max-height: 320px) { button { margin: 0; } }
@media (prefers-reduced-motion: reduce) { .loading::before { animation: none; } }
`;

/** A document adopts only what its own window has constructed. */
const sheets = new WeakMap<Window, CSSStyleSheet>();

/** Constructable, so that a strict CSP needs no nonce and nothing is left in the page's head. */
export function surfaceStyle(view: Window & typeof globalThis): CSSStyleSheet {
  let sheet = sheets.get(view);
  if (!sheet) {
    sheet = new view.CSSStyleSheet();
    sheet.replaceSync(CSS);
    sheets.set(view, sheet);
  }
  return sheet;
}
