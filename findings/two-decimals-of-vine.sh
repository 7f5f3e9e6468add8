#!/usr/bin/env bash
# @vinejs/vine 4.4.0, AdonisJS's validator: number().decimal(2)
#
# A price has two decimals. decimal(2) is documented to ask for a fixed number of decimal places, and number() takes
# text, as forms send it. One would expect "12.50" to pass.
# Seen: "12.50" must "have 2 decimal places": number() has made 12.5 of it, and the places are counted in what String()
# writes. "12.00" and 12.1 are refused too, while 12.55 and 0.01 pass, so that a form works until a price ends in a
# zero. decimal([0, 2]) takes them all, and refuses a third decimal.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @vinejs/vine@4.4.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import vine from '@vinejs/vine';

async function check(decimals, price) {
  try {
    const schema = vine.object({ price: vine.number().decimal(decimals) });
    return (await vine.validate({ schema, data: { price } })).price;
  } catch (error) {
    return error.messages[0].message;
  }
}
const seen = {};
for (const price of ['12.55', '0.01', '12.50', '12.00', 12.1, '12.555']) {
  seen[price] = [await check(2, price), await check([0, 2], price)];
}
console.log(seen);
const refused = 'The price field must have 2 decimal places';
assert.deepEqual(seen, {
  12.55: [12.55, 12.55],
  0.01: [0.01, 0.01],
  '12.50': [refused, 12.5],
  '12.00': [refused, 12],
  12.1: [refused, 12.1],
  12.555: [refused, 'The price field must have 0-2 decimal places'],
});
JS
node seen.mjs
