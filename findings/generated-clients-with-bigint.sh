#!/usr/bin/env bash
# @hey-api/openapi-ts 0.99.0, the client that it generates, with its transformers, for amounts of `format: int64`
#
# OpenAPI has an amount as an integer of format int64, and the generated types have a bigint for it. One would expect
# an amount to be sent as the integer that the description asks for, and every such field of an answer to be a bigint, with
# the digits that came.
# Seen: 1250n is sent as the text "1250", which a server that goes by the description refuses. An answer is parsed as
# numbers first, so that the id 9007199254740993 is 9007199254740992n; and an optional amount of 0 stays the number 0
# although its type says bigint, so that adding it to another throws "Cannot mix BigInt and other types". With a tip of
# 1 the same code works.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm pkg set type=module
npm install --silent --ignore-scripts @hey-api/openapi-ts@0.99.0 typescript@5.9.3
cat >generate.mjs <<'JS'
import { createClient } from '@hey-api/openapi-ts';

const int64 = { type: 'integer', format: 'int64' };
const payment = { type: 'object', required: ['id', 'amount'], properties: { id: int64, amount: int64, tip: int64 } };
const json = (schema) => ({ content: { 'application/json': { schema } } });
const operation = {
  operationId: 'pay',
  requestBody: { required: true, ...json({ type: 'object', required: ['amount'], properties: { amount: int64 } }) },
  responses: { 200: { description: 'The payment', ...json({ $ref: '#/components/schemas/Payment' }) } },
};
await createClient({
  input: {
    openapi: '3.1.0',
    info: { title: 'Payments', version: '1' },
    paths: { '/payments': { post: operation } },
    components: { schemas: { Payment: payment } },
  },
  output: { path: 'generated', module: { extension: '.ts' } },
  plugins: ['@hey-api/client-fetch', { name: '@hey-api/sdk', transformer: true }, '@hey-api/transformers'],
  logs: { level: 'silent' },
});
JS
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { client } from './generated/client.gen.ts';
import { pay } from './generated/sdk.gen.ts';

let sent;
let tip;
const server = createServer(async (request, answer) => {
  sent = await text(request);
  answer.setHeader('content-type', 'application/json');
  answer.end(`{"id":9007199254740993,"amount":1250,"tip":${tip}}`);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
client.setConfig({ baseUrl: `http://127.0.0.1:${server.address().port}` });
const seen = {};
for (tip of [1, 0]) {
  const { data } = await pay({ body: { amount: 1250n } });
  let total;
  try {
    total = data.amount + data.tip;
  } catch (error) {
    total = error.message;
  }
  seen[`tip ${tip}`] = [sent, data.id, total];
}
server.close();
server.closeAllConnections();
console.log(seen);
assert.deepEqual(seen, {
  'tip 1': ['{"amount":"1250"}', 9007199254740992n, 1251n],
  'tip 0': [
    '{"amount":"1250"}',
    9007199254740992n,
    'Cannot mix BigInt and other types, use explicit conversions',
  ],
});
JS
node generate.mjs
node seen.mjs
