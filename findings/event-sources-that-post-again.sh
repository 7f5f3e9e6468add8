#!/usr/bin/env bash
# @microsoft/fetch-event-source 2.0.1, a POST whose answer is a stream of events, in jsdom 31.0.1
#
# The page creates a payment by POST and reads its states from the answer, which is what the package adds to the browser's
# own EventSource. The shopper goes to the tab of the bank or to another app, and comes back. One would expect a request
# with a body to be sent once, and the stream to go on or to end.
# Seen: the request is aborted when the page is hidden, and the same POST is sent again when it is shown: each way to the bank
# and back is one more payment. A connection that breaks has the same effect after a second. `openWhenHidden: true` and an
# onerror() that throws keep it to one. Create the payment by a request of its own, and read the states by GET.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @microsoft/fetch-event-source@2.0.1 jsdom@31.0.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');
let hidden = false;
Object.defineProperty(window.document, 'hidden', { get: () => hidden });
globalThis.document = window.document;
globalThis.window = globalThis;
const { fetchEventSource } = await import('@microsoft/fetch-event-source');

let posts = 0;
const server = createServer((request, response) => {
  if (request.method === 'POST') posts += 1;
  response.setHeader('content-type', 'text/event-stream');
  response.write('data: PENDING\n\n');
}).listen(0, '127.0.0.1');
await once(server, 'listening');

async function show(shown) {
  hidden = !shown;
  document.dispatchEvent(new window.Event('visibilitychange'));
  await wait(500);
}

async function payments(options) {
  posts = 0;
  const leaving = new AbortController();
  const settings = { method: 'POST', body: '{"amount":1250}', signal: leaving.signal, ...options };
  void fetchEventSource(`http://127.0.0.1:${server.address().port}/payments`, settings);
  await wait(500);
  const counts = [posts];
  for (let times = 0; times < 2; times += 1) {
    await show(false);
    await show(true);
    counts.push(posts);
  }
  leaving.abort();
  return counts;
}

const seen = { 'nothing set': await payments({}), openWhenHidden: await payments({ openWhenHidden: true }) };
server.closeAllConnections();
server.close();
console.log('payments at first, and after each way to the bank and back:', seen);
assert.deepEqual(seen, { 'nothing set': [1, 2, 3], openWhenHidden: [1, 1, 1] });
JS
node seen.mjs
