#!/usr/bin/env bash
# js-money 0.6.3 and ts-money 0.4.8, allocate() and fromDecimal(); dinero.js 2.0.2 and currency.js 2.0.4 beside them
#
# A charge of 1.00 is split between three sellers, with the odd cent for the first; the refund is split in the same way.
# One would expect each seller to give back what they got, and the price 19.99 to be read as 1999 cents.
# Seen: the charge is 34, 33 and 33 cents and the refund 33, 33 and 34, so that the third refund is more than was paid to
# that seller, and a gateway refuses it. dinero.js and currency.js give back what was taken. js-money's fromDecimal(19.99)
# throws "Amount must be an integer", as it does for every ninth price: 19.99 * 100 is 1998.9999999999998.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts js-money@0.6.3 ts-money@0.4.8 dinero.js@2.0.2 currency.js@2.0.4
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import currency from 'currency.js';
import { allocate, dinero, toSnapshot } from 'dinero.js';
import { USD } from 'dinero.js/currencies';
import JsMoney from 'js-money';
import { Money as TsMoney } from 'ts-money';

const SPLITS = {
  'js-money': (cents) => new JsMoney(cents, 'USD').allocate([1, 1, 1]).map(({ amount }) => amount),
  'ts-money': (cents) => new TsMoney(cents, 'USD').allocate([1, 1, 1]).map(({ amount }) => amount),
  'dinero.js': (cents) => allocate(dinero({ amount: cents, currency: USD }), [1, 1, 1]).map((part) => toSnapshot(part).amount),
  'currency.js': (cents) => currency(cents, { fromCents: true }).distribute(3).map(({ intValue }) => intValue),
};
const seen = {};
for (const [library, split] of Object.entries(SPLITS)) seen[library] = [split(100), split(-100)];

function cents(Money, price) {
  try {
    return Money.fromDecimal(price, 'USD').amount;
  } catch (error) {
    return error.message;
  }
}
const prices = Array.from({ length: 10_000 }, (_, index) => Number(`${index + 1}e-2`));
const failed = (Money) => prices.filter((price, index) => cents(Money, price) !== index + 1).length;
const read = {
  'js-money': [cents(JsMoney, 19.99), failed(JsMoney)],
  'ts-money': [cents(TsMoney, 19.99), failed(TsMoney)],
};
console.log(seen, read);
const wrong = [[34, 33, 33], [-33, -33, -34]];
const right = [[34, 33, 33], [-34, -33, -33]];
assert.deepEqual(seen, { 'js-money': wrong, 'ts-money': wrong, 'dinero.js': right, 'currency.js': right });
assert.deepEqual(read, { 'js-money': ['Amount must be an integer', 1146], 'ts-money': [1999, 0] });
JS
node seen.mjs
