#!/usr/bin/env bash
# alova 3.5.5 with its fetch adapter, two payments at a time and the status of one
#
# A POST makes a payment, and two of them two. The status of a payment is asked for until it has changed, and its answer
# has `cache-control: no-store`. One would expect a client with nothing set to send what it is told to send.
# Seen: two POSTs to one address with the same body, while the first is under way, are one request: both are answered
# with the same payment, and the shop believes that it has refunded 5.00 twice. What a GET has answered is kept for five
# minutes, whatever its headers say: the payment stays PENDING, and the server isn't asked. `shareRequest: false` and
# `cacheFor: null` turn these off; send(true) asks the server.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts alova@3.5.5
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createAlova } from 'alova';
import adapter from 'alova/fetch';

let requests = 0;
const server = createServer(async (request, response) => {
  requests += 1;
  const answer = request.method === 'POST' ? { refund: requests } : { status: requests > 1 ? 'SUCCESS' : 'PENDING' };
  response.setHeader('cache-control', 'no-store');
  setTimeout(() => response.end(JSON.stringify(answer)), 200);
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const baseURL = `http://127.0.0.1:${server.address().port}`;

async function ask(settings) {
  const client = createAlova({
    baseURL,
    requestAdapter: adapter(),
    responded: (response) => response.json(),
    cacheLogger: false,
    ...settings,
  });
  const refund = () => client.Post('/refunds', { amount: 500 }).send();
  requests = 0;
  const refunds = (await Promise.all([refund(), refund()])).map((answer) => answer.refund);
  requests = 0;
  const states = [];
  for (let times = 0; times < 3; times += 1) states.push((await client.Get('/payments/1').send()).status);
  return { refunds, states: states.join(' ') };
}

const seen = { 'nothing set': await ask({}), 'turned off': await ask({ shareRequest: false, cacheFor: null }) };
server.close();
console.log(seen);
assert.deepEqual(seen, {
  'nothing set': { refunds: [1, 1], states: 'PENDING PENDING PENDING' },
  'turned off': { refunds: [1, 2], states: 'PENDING SUCCESS SUCCESS' },
});
JS
node seen.mjs
