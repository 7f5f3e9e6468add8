#!/usr/bin/env bash
# msgpackr 2.1.4 reading what @msgpack/msgpack 3.1.3 has written, and cbor-x 1.6.9 what cbor2 2.3.0 has; each with its
# own partner beside it
#
# Two services exchange a payment as MessagePack or CBOR. Its amount is a number in minor units, as 1250, and one of
# 50,000,000.00 rupiah is 5000000000. RFC 8949 and MessagePack have one kind of integer, whose width is a matter of
# saving bytes. One would expect the number that was written.
# Seen: from 4294967296 on the number has become a bigint: total + fee throws "Cannot mix BigInt and other types", and
# JSON.stringify() "Do not know how to serialize a BigInt", in the few payments that are so large. The writers use eight
# bytes for such an integer, and the readers give a bigint for eight bytes, whether the number is safe or not. Each
# reader's own writer has 5000000000 as floating point, so that tests of one library against itself never meet it.
# `int64AsType: 'auto'` of msgpackr and `int64AsNumber` of cbor-x change it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts msgpackr@2.1.4 @msgpack/msgpack@3.1.3 cbor-x@1.6.9 cbor2@2.3.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import * as msgpack from '@msgpack/msgpack';
import * as cborx from 'cbor-x';
import * as cbor2 from 'cbor2';
import { pack, unpack, Unpackr } from 'msgpackr';

const WAYS = {
  'msgpack to msgpackr': (amount) => unpack(msgpack.encode(amount)),
  'msgpackr to msgpackr': (amount) => unpack(pack(amount)),
  'msgpackr to msgpack': (amount) => msgpack.decode(pack(amount)),
  'msgpack to msgpackr, auto': (amount) => new Unpackr({ int64AsType: 'auto' }).unpack(msgpack.encode(amount)),
  'cbor2 to cbor-x': (amount) => cborx.decode(cbor2.encode(amount)),
  'cbor-x to cbor-x': (amount) => cborx.decode(cborx.encode(amount)),
  'cbor-x to cbor2': (amount) => cbor2.decode(cborx.encode(amount)),
  'cbor2 to cbor-x, as number': (amount) => new cborx.Decoder({ int64AsNumber: true }).decode(cbor2.encode(amount)),
};
const seen = {};
for (const [way, carry] of Object.entries(WAYS)) {
  seen[way] = [1250, 4_294_967_295, 4_294_967_296, 5_000_000_000].map((amount) => {
    const read = carry(amount);
    assert.equal(Number(read), amount);
    return typeof read;
  });
}
console.log(seen);
const numbers = ['number', 'number', 'number', 'number'];
const changes = ['number', 'number', 'bigint', 'bigint'];
assert.deepEqual(seen, {
  'msgpack to msgpackr': changes,
  'msgpackr to msgpackr': numbers,
  'msgpackr to msgpack': numbers,
  'msgpack to msgpackr, auto': numbers,
  'cbor2 to cbor-x': changes,
  'cbor-x to cbor-x': numbers,
  'cbor-x to cbor2': numbers,
  'cbor2 to cbor-x, as number': numbers,
});
JS
node seen.mjs
