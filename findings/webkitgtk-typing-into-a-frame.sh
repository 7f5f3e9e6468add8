#!/usr/bin/env bash
# WebKitWebDriver 2.50.6 of WebKitGTK (Debian's webkit2gtk-driver and xvfb have to be installed), Element Send Keys
#
# The card field of a payment page is an input in a frame of another site. WebDriver focuses an element before it types,
# so one would expect it to type there as it does in a frame of the shop's own site.
# Seen: "Element is not focusable", for a plain and visible input, also after the frame's own script has called focus().
# After a click on the input the same command types. A frame of the same site needs none.
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

const shop = createServer((request, response) => {
  const { port } = shop.address();
  const field = '<form><input name=card></form>';
  const page = `<iframe src="http://${request.url.slice(1)}:${port}/field"></iframe>`;
  response.setHeader('content-type', 'text/html');
  response.end(`<!doctype html>${request.url === '/field' ? field : page}`);
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

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const BEFORE = {
  nothing: () => null,
  focus: (session) => command('POST', `${session}/execute/sync`, { script: 'document.forms[0].card.focus()', args: [] }),
  click: (session, input) => command('POST', `${session}/element/${input}/click`, {}),
};

async function typeInto(host, before) {
  const options = { binary: process.argv[2], args: ['--automation'] };
  const wanted = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options };
  const { sessionId, capabilities } = await command('POST', '', { capabilities: { alwaysMatch: wanted } });
  console.log(`MiniBrowser ${capabilities.browserVersion}, frame of ${host}, ${before} before`);
  const session = `/${sessionId}`;
  await command('POST', `${session}/url`, { url: `http://127.0.0.1:${shop.address().port}/${host}` });
  await command('POST', `${session}/timeouts`, { implicit: 5000 });
  const find = (value) => command('POST', `${session}/element`, { using: 'css selector', value });
  await command('POST', `${session}/frame`, { id: await find('iframe') });
  const { [ELEMENT]: input } = await find('input');
  await BEFORE[before](session, input);
  const refused = await command('POST', `${session}/element/${input}/value`, { text: '42' });
  const script = "return document.querySelector('input').value";
  const value = await command('POST', `${session}/execute/sync`, { script, args: [] });
  await command('DELETE', session);
  return refused?.message ?? `typed ${value}`;
}

const seen = {};
for (const [site, host] of Object.entries({ same: '127.0.0.1', other: 'localhost' })) {
  for (const before of Object.keys(BEFORE)) seen[`${site} site, ${before}`] = await typeInto(host, before);
}
console.log(seen);
assert.deepEqual(seen, {
  'same site, nothing': 'typed 42',
  'same site, focus': 'typed 42',
  'same site, click': 'typed 42',
  'other site, nothing': 'Element is not focusable.',
  'other site, focus': 'Element is not focusable.',
  'other site, click': 'typed 42',
});
process.exit(0);
JS
xvfb-run -a node seen.mjs "$browser"
