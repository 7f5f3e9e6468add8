#!/usr/bin/env bash
# express-idempotency 1.0.6 in express 5.3.0, a POST that is sent again with the same key
#
# A capture answers 204, a payment redirects to the bank, a report is written piece by piece. The answer was lost, and the
# client sends the request once more with its Idempotency-Key. One would expect the first answer, as the README has it,
# whichever of Express's methods has sent it.
# Seen: only what went out by send() and json() is kept. After end(), also with a body or behind write(), and after
# redirect() the key counts as being in progress for ever: every repetition is refused with 409, and the client never
# learns that the capture was made. The first request works in all of them, and so tests without a repetition pass.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts express-idempotency@1.0.6 express@5.3.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import express from 'express';
import { getSharedIdempotencyService, idempotency } from 'express-idempotency';

const ANSWERS = {
  'json()': (answer) => answer.status(201).json({ paid: true }),
  'send()': (answer) => answer.status(201).send('paid'),
  'sendStatus()': (answer) => answer.sendStatus(202),
  'end(), 204': (answer) => answer.status(204).end(),
  'end(body)': (answer) => answer.status(201).end('paid'),
  'write()': (answer) => answer.status(201).write('pa') && answer.end('id'),
  'redirect()': (answer) => answer.redirect(303, '/bank'),
};
const made = [];
const app = express();
app.set('env', 'test');
app.use(idempotency());
app.post('/:how', (request, answer) => {
  if (getSharedIdempotencyService().isHit(request)) return;
  made.push(request.params.how);
  ANSWERS[request.params.how](answer);
});
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const seen = {};
for (const how of Object.keys(ANSWERS)) {
  const send = async () => {
    const address = `http://127.0.0.1:${server.address().port}/${encodeURIComponent(how)}`;
    const headers = { 'idempotency-key': how };
    const answer = await fetch(address, { method: 'POST', redirect: 'manual', headers });
    await answer.text();
    return answer.status;
  };
  seen[how] = [await send(), await send(), await send()];
}
server.close();
console.log(seen);
assert.deepEqual(made, Object.keys(ANSWERS));
assert.deepEqual(seen, {
  'json()': [201, 201, 201],
  'send()': [201, 201, 201],
  'sendStatus()': [202, 202, 202],
  'end(), 204': [204, 409, 409],
  'end(body)': [201, 409, 409],
  'write()': [201, 409, 409],
  'redirect()': [303, 409, 409],
});
JS
node seen.mjs
