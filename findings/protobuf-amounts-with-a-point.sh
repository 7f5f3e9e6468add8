#!/usr/bin/env bash
# long 5.3.2, fromString() and fromValue(), and protobufjs 8.8.1, fromObject() of an int64, which uses it; BigInt() of
# the installed Node and @bufbuild/protobuf 2.17.0 beside them
#
# Amounts in minor units are int64 in Protocol Buffers, as google.type.Money has its units. protobuf.js documents that
# fromObject() converts what it is given to a field's type. A caller hands over an amount with a point in it, or a
# product of floating point as text, "1998.9999999999998". One would expect an error, or the integer in front of the
# point.
# Seen: the text is read in pieces of eight characters and each is worth what stands in front of its point, so that the
# result depends on its length. "19.99" is 19, as one might guess; "1234567.89" is 123456789, a hundred times as much,
# and "1998.9999999999998" is 19989999999998. A comma or a space between thousands gives 1278 for "12,345,678". verify()
# would have refused them, but fromObject() doesn't call it. BigInt() and Protobuf-ES throw.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts long@5.3.2 protobufjs@8.8.1 @bufbuild/protobuf@2.17.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { create, toBinary } from '@bufbuild/protobuf';
import { Int64ValueSchema } from '@bufbuild/protobuf/wkt';
import Long from 'long';
import protobuf from 'protobufjs';

const Money = protobuf
  .parse('syntax = "proto3"; message Money { string currency_code = 1; int64 units = 2; }')
  .root.lookupType('Money');

function attempt(read) {
  try {
    return read();
  } catch {
    return 'throws';
  }
}
const seen = {};
for (const text of ['1250', '19.99', '1234567.89', String(19.99 * 100), '12,345,678']) {
  seen[text] = [
    Long.fromString(text).toString(),
    Money.decode(Money.encode(Money.fromObject({ units: text })).finish()).units.toString(),
    attempt(() => BigInt(text).toString()),
    attempt(() => (toBinary(Int64ValueSchema, create(Int64ValueSchema, { value: text })), text)),
  ];
}
console.log(seen);
assert.deepEqual(seen, {
  1250: ['1250', '1250', '1250', '1250'],
  '19.99': ['19', '19', 'throws', 'throws'],
  '1234567.89': ['123456789', '123456789', 'throws', 'throws'],
  1998.9999999999998: ['19989999999998', '19989999999998', 'throws', 'throws'],
  '12,345,678': ['1278', '1278', 'throws', 'throws'],
});
JS
node seen.mjs
