#!/usr/bin/env bash
# wretch 3.0.9 with its middleware retry(), and fetch-retry 6.0.0; ky 2.1.0, ofetch 1.5.1 and got 16.1.0 beside them
#
# A server takes an order, and then its proxy answers 504, or the connection breaks before the answer. A client that
# retries would be expected to repeat what may be repeated by RFC 9110, 9.2.2: a GET, and no POST unless it is told to.
# Seen: both go by the answer alone. With its defaults wretch sends the POST eleven times when it is answered with 504,
# and fetch-retry four times when the connection breaks: as many orders. The three beside them ask the server once. Give
# wretch's retry() a `skip` and fetch-retry `retries: 0` for whatever isn't a GET.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts wretch@3.0.9 fetch-retry@6.0.0 ky@2.1.0 ofetch@1.5.1 got@16.1.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import fetchRetry from 'fetch-retry';
import got from 'got';
import ky from 'ky';
import { ofetch } from 'ofetch';
import wretch from 'wretch';
import { retry } from 'wretch/middlewares';

let orders = 0;
const server = createServer(async (request, answer) => {
  for await (const _ of request);
  orders += 1;
  if (request.url === '/504') answer.writeHead(504).end();
  else request.socket.destroy();
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${server.address().port}`;
const json = { amount: 1250 };
const init = { method: 'POST', body: JSON.stringify(json) };

// the pauses are as short as they can be; how often each repeats is its default
const CLIENTS = {
  wretch: (url) => wretch(url).middlewares([retry({ delayTimer: 1 })]).post(json).res(),
  'fetch-retry': (url) => fetchRetry(fetch, { retryDelay: 1 })(url, init),
  ky: (url) => ky.post(url, { json }),
  ofetch: (url) => ofetch(url, { method: 'POST', body: json }),
  got: (url) => got.post(url, { json }),
};
const seen = {};
for (const [name, send] of Object.entries(CLIENTS)) {
  seen[name] = [];
  for (const path of ['/504', '/broken']) {
    orders = 0;
    await send(address + path).catch(() => 'failed, as it should');
    seen[name].push(orders);
  }
}
server.close();
console.log(seen);
assert.deepEqual(seen, { wretch: [11, 1], 'fetch-retry': [1, 4], ky: [1, 1], ofetch: [1, 1], got: [1, 1] });
JS
node seen.mjs
