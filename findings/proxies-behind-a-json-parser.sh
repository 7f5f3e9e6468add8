#!/usr/bin/env bash
# http-proxy-middleware 4.2.2 with its fixRequestBody(), and express-http-proxy 2.1.2, behind express.json() of express
# 5.3.0
#
# A gateway of the shop hands notifications on to the service for payments, and has express.json() for its own routes.
# fixRequestBody() is for this case, express-http-proxy does it by itself. The sender's signature is over the bytes of the
# body: one would expect the service to get what was sent.
# Seen: the body is written anew by JSON.stringify(). With {"amount":"12.50"} that makes no difference; with the number
# 12.50, an escape such as caf\u00e9 or \/, or a space behind the colon the bytes are others, and the service refuses a
# valid signature. Without the parser in front both hand over every byte. Put it behind the proxy.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts http-proxy-middleware@4.2.2 express-http-proxy@2.1.2 express@5.3.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import express from 'express';
import proxy from 'express-http-proxy';
import { createProxyMiddleware, fixRequestBody } from 'http-proxy-middleware';

async function listen(handler) {
  const server = createServer(handler);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${server.address().port}` };
}
const service = await listen(async (request, answer) => answer.end(await text(request)));
const target = service.address;
const gateway = await listen(
  express()
    .use('/plain', createProxyMiddleware({ target }))
    .use('/plain-express', proxy(target))
    .use(express.json())
    .use('/parsed', createProxyMiddleware({ target, on: { proxyReq: fixRequestBody } }))
    .use('/parsed-express', proxy(target)),
);
const seen = {};
for (const body of ['{"amount":"12.50"}', '{"amount":12.50}', '{"name":"caf\\u00e9"}', '{"id": "1"}']) {
  seen[body] = [];
  for (const path of ['/plain', '/plain-express', '/parsed', '/parsed-express']) {
    const headers = { 'content-type': 'application/json', connection: 'close' };
    const answer = await fetch(gateway.address + path, { method: 'POST', headers, body });
    seen[body].push((await answer.text()) === body);
  }
}
console.log(seen);
for (const { server } of [service, gateway]) {
  server.close();
  server.closeAllConnections();
}
assert.deepEqual(seen, {
  '{"amount":"12.50"}': [true, true, true, true],
  '{"amount":12.50}': [true, true, false, false],
  '{"name":"caf\\u00e9"}': [true, true, false, false],
  '{"id": "1"}': [true, true, false, false],
});
JS
node seen.mjs
