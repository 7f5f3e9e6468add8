#!/usr/bin/env bash
# fastify 5.12.8, amounts that its schemas say are integers
#
# An order's amount is in cents, `type: 'integer'` in the request's schema and in the answer's. One would expect a request
# whose amount is null or true to be refused, and an answer whose amount is no integer to be an error, or to be sent as
# it is.
# Seen: types are made to fit in both directions. In a request null is 0, so that an order without an amount is free, true
# is 1 and "0x10" is 16, while "" and "12.50" are refused. In an answer 19.99 * 100, which is 1998.9999999999998, is cut
# to 1998: a cent is missing. A refund that is still unknown, null, is 0, and "0012" is 12. With `coerceTypes: false` for
# ajv such requests are refused; an answer keeps null with `nullable: true`, and its serializer has `rounding: 'round'`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts fastify@5.12.8
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import fastify from 'fastify';

const objectOf = (amount) => ({ type: 'object', required: ['amount'], properties: { amount } });
async function play(options, answered) {
  const app = fastify(options);
  app.post('/orders', { schema: { body: objectOf({ type: 'integer' }) } }, ({ body }) => ({ amount: body.amount }));
  let answer;
  app.get('/orders', { schema: { response: { 200: objectOf(answered) } } }, () => ({ amount: answer }));
  const requests = {};
  for (const given of [null, true, '0x10', '', '12.50']) {
    const { statusCode, body } = await app.inject({ method: 'POST', url: '/orders', payload: { amount: given } });
    requests[JSON.stringify(given)] = statusCode === 200 ? JSON.parse(body).amount : statusCode;
  }
  const answers = {};
  for (answer of [19.99 * 100, null, '0012']) {
    const { body } = await app.inject('/orders');
    answers[JSON.stringify(answer)] = JSON.parse(body).amount;
  }
  await app.close();
  return { requests, answers };
}
const strict = { ajv: { customOptions: { coerceTypes: false } }, serializerOpts: { rounding: 'round' } };
const seen = {
  'as it comes': await play({}, { type: 'integer' }),
  strict: await play(strict, { type: 'integer', nullable: true }),
};
console.dir(seen, { depth: 3 });
assert.deepEqual(seen, {
  'as it comes': {
    requests: { null: 0, true: 1, '"0x10"': 16, '""': 400, '"12.50"': 400 },
    answers: { '1998.9999999999998': 1998, null: 0, '"0012"': 12 },
  },
  strict: {
    requests: { null: 400, true: 400, '"0x10"': 400, '""': 400, '"12.50"': 400 },
    answers: { '1998.9999999999998': 1999, null: null, '"0012"': 12 },
  },
});
JS
node seen.mjs
