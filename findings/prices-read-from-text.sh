#!/usr/bin/env bash
# parse-price 1.1.8 and parse-money 1.0.12: prices as Vietnam, Indonesia, Kuwait and Bahrain write them
#
# A price is read from a page, a mail or an invoice. Dong and rupiah have points between the thousands and nothing behind
# them; Kuwait's and Bahrain's dinars have three decimals by ISO 4217. One would expect a reader of localized prices to
# know both, to keep a minus, or to answer that it can't tell.
# Seen: parse-price reads 1.234.567 dong or rupiah as 1.234, a millionth, as it takes the first point for the decimal one.
# parse-money reads 12.345 KWD as 12345 and 0.125 KWD as 125, a thousand times as much, and $.50 as 50. A refund of
# -12.50 is 12.5 in both. Dollars and euros with two decimals are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts parse-price@1.1.8 parse-money@1.0.12
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import parseMoney from 'parse-money';
import parsePrice from 'parse-price';

const money = parseMoney.default ?? parseMoney;
const price = parsePrice.default ?? parsePrice;
const seen = {};
for (const text of [
  '$1,234.50',
  '1.234,50 €',
  '1.234.567 ₫',
  'Rp 1.234.567',
  '12.345 KWD',
  'BHD 0.125',
  '$.50',
  '-12.50',
]) {
  seen[text] = [price(text), money(text).amount];
}
console.log(seen);
assert.deepEqual(seen, {
  '$1,234.50': [1234.5, 1234.5],
  '1.234,50 €': [1234.5, 1234.5],
  '1.234.567 ₫': [1.234, 1_234_567],
  'Rp 1.234.567': [1.234, 1_234_567],
  '12.345 KWD': [12.345, 12_345],
  'BHD 0.125': [0.125, 125],
  '$.50': [0.5, 50],
  '-12.50': [12.5, 12.5],
});
JS
node seen.mjs
