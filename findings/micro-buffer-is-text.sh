#!/usr/bin/env bash
# micro 10.0.1, buffer()
#
# A notification is signed over its bytes. micro has text(), json() and buffer(), whose example prints a Buffer: one
# would expect the bytes that were sent.
# Seen: as soon as the content type names a charset, as application/json;charset=UTF-8 does, buffer() answers text that
# has been decoded by it. Its length is in characters, and in Latin-1 the digest isn't the sender's, so that the valid
# signature is refused. Tests without a charset in their header get the bytes. `encoding: null` doesn't help.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts micro@10.0.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'micro';

const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');
const server = createServer(async (request, response) => {
  const body = await buffer(request, { encoding: null });
  response.end(`${Buffer.isBuffer(body) ? 'bytes' : typeof body}, ${body.length} long, ${digest(body)}`);
}).listen(0, '127.0.0.1');
await once(server, 'listening');

async function send(type, body) {
  const url = `http://127.0.0.1:${server.address().port}/notify`;
  const answer = await (await fetch(url, { method: 'POST', headers: { 'content-type': type }, body })).text();
  return answer.replace(digest(body), 'as sent').replace(/[0-9a-f]{64}/u, 'other digest');
}

const text = '{"name":"Zoë"}';
const seen = {
  'without a charset': await send('application/json', Buffer.from(text)),
  'UTF-8': await send('application/json;charset=UTF-8', Buffer.from(text)),
  'ISO-8859-1': await send('application/json;charset=ISO-8859-1', Buffer.from(text, 'latin1')),
};
server.close();
console.log(seen);
assert.deepEqual(seen, {
  'without a charset': 'bytes, 15 long, as sent',
  'UTF-8': 'string, 14 long, as sent',
  'ISO-8859-1': 'string, 14 long, other digest',
});
JS
node seen.mjs
