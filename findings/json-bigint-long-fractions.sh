#!/usr/bin/env bash
# json-bigint 1.0.0, parse() with `useNativeBigInt`; json-with-bigint 3.5.12 and lossless-json 4.3.3 beside it
#
# The package reads JSON whose integers are larger than JavaScript's, as ids and amounts of some gateways are, and gives
# them as bigint. One would expect it to read what JSON.stringify() writes, and fractions to stay numbers.
# Seen: a number counts as an integer that is too large when its text has more than 15 characters. An exchange rate of
# 0.14285714285714285, which is how JavaScript writes a seventh, throws "Cannot convert 0.14285714285714285 to a
# BigInt", and the whole answer is lost. 0.142857 is read, and so tests pass.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts json-bigint@1.0.0 json-with-bigint@3.5.12 lossless-json@4.3.3
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import jsonBigint from 'json-bigint';
import { JSONParse } from 'json-with-bigint';
import { parse } from 'lossless-json';

const PARSERS = {
  'json-bigint': jsonBigint({ useNativeBigInt: true }).parse,
  'json-with-bigint': JSONParse,
  'lossless-json': (text) => parse(text, null, Number),
};
function tryOut(read, rate) {
  try {
    return read(JSON.stringify({ rate })).rate;
  } catch (error) {
    return error.message;
  }
}
const seen = Object.fromEntries(
  Object.entries(PARSERS).map(([name, read]) => [name, [tryOut(read, 0.142857), tryOut(read, 1 / 7)]]),
);
console.log(seen);
assert.deepEqual(seen, {
  'json-bigint': [0.142857, 'Cannot convert 0.14285714285714285 to a BigInt'],
  'json-with-bigint': [0.142857, 1 / 7],
  'lossless-json': [0.142857, 1 / 7],
});
JS
node seen.mjs
