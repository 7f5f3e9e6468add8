#!/usr/bin/env bash
# WebKitWebDriver 2.50.6 of WebKitGTK (Debian's webkit2gtk-driver and xvfb have to be installed), Element Click
#
# A payment page's frame of another site stands below the fold. WebDriver scrolls an element into view before it clicks,
# and answers "element not interactable" when it can't. One would expect one of the two.
# Seen: the command succeeds and the button isn't pressed. The page around the frame has not been scrolled: with the frame
# in view the same command presses it, and so it does below the fold for the shop's own buttons and frames.
set -euo pipefail
browser=$(find /usr/lib* -name MiniBrowser -path '*webkit*' -print -quit 2>/dev/null || true)
[[ -n $browser ]] || { echo 'WebKitGTK is not installed' >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

const button = '<button onclick="this.textContent = \'pressed\'">not pressed</button>';
const shop = createServer((request, response) => {
  const host = request.url.slice(1);
  const frame = `<iframe src="http://${host}:${shop.address().port}/button"></iframe>`;
  const page = `<p style="height: 3000px"></p>${host === 'none' ? button : frame}`;
  response.setHeader('content-type', 'text/html');
  response.end(`<!doctype html>${host === 'button' ? button : page}`);
}).listen(0, '127.0.0.1');
await once(shop, 'listening');

const probe = createServer().listen(0, '127.0.0.1');
await once(probe, 'listening');
const address = `http://127.0.0.1:${probe.address().port}`;
probe.close();
await once(probe, 'close');
const driver = spawn('WebKitWebDriver', [`--port=${new URL(address).port}`], { stdio: 'ignore' });
process.on('exit', () => driver.kill());
for (let tries = 0; tries < 50; tries += 1) {
  if (await fetch(`${address}/status`).then(({ ok }) => ok, () => false)) break;
  await wait(200);
}

async function command(method, path, body) {
  const response = await fetch(`${address}/session${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
  return (await response.json()).value;
}

async function press(host, { scroll = false } = {}) {
  const options = { binary: process.argv[2], args: ['--automation'] };
  const wanted = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options };
  const { sessionId, capabilities } = await command('POST', '', { capabilities: { alwaysMatch: wanted } });
  console.log(`MiniBrowser ${capabilities.browserVersion}, frame of ${host}`);
  const session = `/${sessionId}`;
  await command('POST', `${session}/window/rect`, { width: 1000, height: 700 });
  await command('POST', `${session}/url`, { url: `http://127.0.0.1:${shop.address().port}/${host}` });
  await command('POST', `${session}/timeouts`, { implicit: 5000 });
  const find = (value) => command('POST', `${session}/element`, { using: 'css selector', value });
  if (scroll) await command('POST', `${session}/execute/sync`, { script: 'scrollTo(0, 3000)', args: [] });
  if (host !== 'none') await command('POST', `${session}/frame`, { id: await find('iframe') });
  const [id] = Object.values(await find('button'));
  const refused = await command('POST', `${session}/element/${id}/click`, {});
  const text = await command('GET', `${session}/element/${id}/text`);
  await command('DELETE', session);
  return `${refused?.error ?? 'success'}, ${text}`;
}

const seen = {
  'no frame': await press('none'),
  'frame of the same site': await press('127.0.0.1'),
  'frame of another site': await press('localhost'),
  'frame of another site, in view': await press('localhost', { scroll: true }),
};
console.log(seen);
assert.deepEqual(seen, {
  'no frame': 'success, pressed',
  'frame of the same site': 'success, pressed',
  'frame of another site': 'success, not pressed',
  'frame of another site, in view': 'success, pressed',
});
process.exit(0);
JS
xvfb-run -a node seen.mjs "$browser"
