#!/usr/bin/env bash
# @koa/bodyparser 6.1.0, ctx.request.rawBody
#
# A webhook is signed over its bytes, and a field called rawBody is where one would look for them: one would expect that
# its bytes are those that were sent.
# Seen: rawBody is text, decoded with the charset of the header, and a byte order mark is gone. A notification in Latin-1
# or with such a mark has another digest than the sender's, so its valid signature is refused; ASCII and plain UTF-8 pass,
# and so do tests with them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts koa@3.3.0 @koa/bodyparser@6.1.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import Koa from 'koa';
import { bodyParser } from '@koa/bodyparser';

const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');
const shop = new Koa();
shop.use(bodyParser());
shop.use((context) => (context.body = digest(context.request.rawBody)));
const server = shop.listen(0, '127.0.0.1');
await once(server, 'listening');

async function arrivesUnchanged(body, type = 'application/json') {
  const url = `http://127.0.0.1:${server.address().port}/notify`;
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
  return (await response.text()) === digest(body);
}

const text = '{"name":"Zoë"}';
const seen = {
  ascii: await arrivesUnchanged('{"name":"Zoe"}'),
  'utf-8': await arrivesUnchanged(Buffer.from(text)),
  'utf-8 with a byte order mark': await arrivesUnchanged(Buffer.from(`\ufeff${text}`)),
  'latin-1': await arrivesUnchanged(Buffer.from(text, 'latin1'), 'application/json; charset=iso-8859-1'),
};
server.close();
console.log(seen);
assert.deepEqual(seen, { ascii: true, 'utf-8': true, 'utf-8 with a byte order mark': false, 'latin-1': false });
JS
node seen.mjs
