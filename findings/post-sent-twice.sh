#!/usr/bin/env bash
# Chromium 156 (Debian's chromium has to be installed) and Deno 2.9.6, a POST on a connection that has been used before;
# Bun 1.4.5 and the installed Node beside them
#
# A server or a load balancer reads the order, and the connection breaks before the answer. RFC 9110, 9.2.2, has clients
# not repeat a POST by themselves, since it may have been carried out: one would expect fetch() to fail, and the shop's
# code to decide.
# Seen: Chromium and Deno send it once more, body and all, over a new connection, and the page or program hears only of
# the second. So do Chromium's forms, XMLHttpRequest and sendBeacon(). Node and Bun fail, and the server is asked once.
# An order needs an id of its own that both requests carry. A Deno client that keeps no idle connection sends it once, as
# the README of libs/server has it.
set -euo pipefail
chromium=$(command -v chromium || true)
[[ -n $chromium ]] || { echo 'Chromium is not installed' >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent deno@2.9.6 bun@1.4.5 playwright-core@1.56.0
cat >order.mjs <<'JS'
import process from 'node:process';

const shop = process.argv[2];
const client = process.argv[3] && Deno.createHttpClient({ poolMaxIdlePerHost: 0 });
await (await fetch(shop, { client })).text();
await new Promise((resolve) => setTimeout(resolve, 300));
const sent = fetch(`${shop}order`, { method: 'POST', body: 'one', client });
const answer = await sent.then(({ status }) => status, () => 'failed');
console.log(answer);
JS
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const orders = [];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  if (request.method === 'POST') orders.push(body);
  if (request.method === 'POST' && orders.length === 1) return request.socket.destroy();
  response.setHeader('content-type', 'text/html');
  response.end('<form method="post" action="/order"><input name="order" value="one"></form>');
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const shop = `http://127.0.0.1:${server.address().port}/`;

const seen = {};
const note = (who, answer) => (seen[who] = `${answer}, ${orders.splice(0).join(' and ')}`);
const deno = ['node_modules/.bin/deno', 'run', '--allow-net', 'order.mjs', shop];
const COMMANDS = {
  node: [process.execPath, 'order.mjs', shop],
  bun: ['node_modules/.bin/bun', 'order.mjs', shop],
  deno,
  'deno, no idle connections': [...deno, 'none'],
};
for (const [who, [file, ...args]] of Object.entries(COMMANDS)) {
  const { stdout } = await promisify(execFile)(file, args);
  note(who, stdout.trim());
}

const WAYS = {
  fetch: async () => (await fetch('/order', { method: 'POST', body: 'one' })).status,
  XMLHttpRequest: () =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open('POST', '/order');
      request.onloadend = () => resolve(request.status);
      request.send('one');
    }),
  sendBeacon: () => navigator.sendBeacon('/order', 'one'),
  form: () => document.forms[0].submit(),
};
const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
console.log('Chromium', browser.version());
for (const [way, send] of Object.entries(WAYS)) {
  const page = await browser.newPage();
  await page.goto(shop);
  await wait(300);
  const answer = await page.evaluate(send);
  for (let tries = 0; tries < 50 && orders.length < 2; tries += 1) await wait(100);
  note(`chromium, ${way}`, answer);
  await page.close();
}
await browser.close();
server.close();
server.closeAllConnections();
console.log(seen);
assert.deepEqual(seen, {
  node: 'failed, one',
  bun: 'failed, one',
  deno: '200, one and one',
  'deno, no idle connections': 'failed, one',
  'chromium, fetch': '200, one and one',
  'chromium, XMLHttpRequest': '200, one and one',
  'chromium, sendBeacon': 'true, one and one',
  'chromium, form': 'undefined, order=one and order=one',
});
JS
node seen.mjs "$chromium"
