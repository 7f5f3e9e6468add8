#!/usr/bin/env bash
# cbor 10.0.12, encode(), in Node 26.10.0; cbor2 2.3.0 and cbor-x 1.6.9 beside it
#
# Wallets, passkeys for payments and card terminals speak CBOR. The package asks for Node 20 or newer and says that it
# goes with the versions that Node's own team supports. One would expect encode() to answer what decode() reads.
# Seen: in Node 26 encode() answers the first byte of what it has written, without an error. 19.99 is fb, and { amount:
# 1250 } is a1, "an object with one member" and no member. The package writes into a stream and reads it once; since
# Node 26 read() without a size gives one chunk, and not all that is there (nodejs/node #60441). encodeOne() and
# encodeCanonical() are cut off in the same way. What fits into one byte, as the number 7, is right, and a stream that
# is read to its end has all of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts cbor@10.0.12 cbor2@2.3.0 cbor-x@1.6.9
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import cbor from 'cbor';
import * as cborx from 'cbor-x';
import * as cbor2 from 'cbor2';

const hex = (bytes) => Buffer.from(bytes).toString('hex');
async function streamed(value) {
  const encoder = new cbor.Encoder();
  encoder.end(value);
  return hex(await buffer(encoder));
}
const seen = {};
for (const value of [7, 19.99, { amount: 1250 }]) {
  const bytes = cbor2.encode(value);
  assert.deepEqual(cbor.decodeFirstSync(Buffer.from(bytes)), value);
  assert.deepEqual(cborx.decode(bytes), value);
  seen[JSON.stringify(value)] = [
    ...[cbor.encode, cbor.encodeOne, cbor.encodeCanonical].map((encode) => hex(encode(value))),
    await streamed(value),
    hex(bytes),
  ];
}
console.log(seen);
const whole = ['fb4033fd70a3d70a3d', 'a166616d6f756e741904e2'];
assert.deepEqual(seen, {
  7: ['07', '07', '07', '07', '07'],
  19.99: ['fb', 'fb', 'fb', whole[0], whole[0]],
  '{"amount":1250}': ['a1', 'a1', 'a1', whole[1], whole[1]],
});
JS
node seen.mjs
