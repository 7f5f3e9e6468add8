#!/usr/bin/env bash
# @hotwired/turbo 8.0.23 (`data-turbo-permanent`) and htmx.org 4.0.1 (`hx-preserve`) in Chromium 156 (Debian's chromium
# has to be installed): an element that stays, with a frame in it
#
# Both have an attribute for elements that persist while the page around them is replaced; a video goes on playing in
# them. One would expect a payment form in such an element to keep what has been typed, and its frame not to be fetched
# again.
# Seen: Turbo takes the element out of the page and puts it into the new one, and browsers load a frame anew that is
# moved so: the card number is gone. htmx moves it by moveBefore(), which keeps the text, but puts the new page's copy
# of the element into the document first, so that the frame's address is fetched a second time. Turbo's page refreshes
# with morphing do neither.
set -euo pipefail
chromium=$(command -v chromium || true)
[[ -n $chromium ]] || { echo 'Chromium is not installed' >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @hotwired/turbo@8.0.23 htmx.org@4.0.1 playwright-core@1.56.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const TURBO = readFileSync('node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js');
const HTMX = readFileSync('node_modules/htmx.org/dist/htmx.js');
const kept = (attribute) => `<div id="kept" ${attribute}><iframe src="/fields"></iframe></div>`;
const morph = '<meta name="turbo-refresh-method" content="morph">';
const turboPage = (head, link) => `<!doctype html>
  <head>${head}<script src="/turbo.js"></script></head>
  <body>${link}${kept('data-turbo-permanent')}`;
const refresh = `onclick="Turbo.visit(location.href, { action: 'replace' })"`;
const PAGES = {
  '/fields': '<input>',
  '/turbo': turboPage('', '<a id="go" href="/turbo-next">Go</a>'),
  '/turbo-next': turboPage('', ''),
  '/turbo-morph': turboPage(morph, `<button id="go" ${refresh}>Go</button>`),
  '/htmx': `<!doctype html><script src="/htmx.js"></script>
    <div id="box">${kept('hx-preserve')}</div>
    <button id="go" hx-get="/htmx-next" hx-target="#box">Go</button>`,
  '/htmx-next': `<p>Next</p>${kept('hx-preserve')}`,
};

let loads = 0;
const server = createServer((request, response) => {
  const { url } = request;
  if (url === '/fields') loads += 1;
  const script = { '/turbo.js': TURBO, '/htmx.js': HTMX }[url];
  response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
  response.end(script ?? PAGES[url] ?? '');
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
console.log('Chromium', browser.version());
const seen = {};
for (const way of ['turbo', 'turbo-morph', 'htmx']) {
  loads = 0;
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/${way}`, { waitUntil: 'networkidle' });
  const input = page.frameLocator('#kept iframe').locator('input');
  await input.fill('4000');
  await page.click('#go');
  await wait(1500);
  seen[way] = `${(await input.inputValue()) || 'emptied'}, loaded ${loads} times`;
  await page.close();
}
await browser.close();
server.close();
console.log(seen);
assert.deepEqual(seen, {
  turbo: 'emptied, loaded 2 times',
  'turbo-morph': '4000, loaded 1 times',
  htmx: '4000, loaded 2 times',
});
JS
node seen.mjs "$chromium"
