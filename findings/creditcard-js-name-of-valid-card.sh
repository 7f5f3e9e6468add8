#!/usr/bin/env bash
# creditcard.js 3.0.58, isValid() and getCreditCardNameByNumber()
#
# One would expect the two to agree: a number that is valid has a name, or no name.
# Seen: isValid() accepts any number that passes Luhn, and getCreditCardNameByNumber() answers for UnionPay and Maestro
# with the sentence "Credit card is invalid!" in place of a name. A Dankort (5019) is called Aura.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts creditcard.js@3.0.58
cat >seen.cjs <<'JS'
const assert = require('node:assert/strict');
const { isValid, getCreditCardNameByNumber } = require('creditcard.js');

const cards = {
  UnionPay: '6200000000000005',
  Maestro: '500000000009',
  Dankort: '5019717010103742',
  Visa: '4000000000000002',
};
const seen = Object.fromEntries(
  Object.entries(cards).map(([brand, number]) => [brand, [isValid(number), getCreditCardNameByNumber(number)]]),
);
console.log(seen);
assert.deepEqual(seen, {
  UnionPay: [true, 'Credit card is invalid!'],
  Maestro: [true, 'Credit card is invalid!'],
  Dankort: [true, 'Aura'],
  Visa: [true, 'Visa'],
});
JS
node seen.cjs
