#!/usr/bin/env bash
# @ngneat/falso 8.0.2, randCreditCardNumber(), and casual 1.6.2, card_number; creditcard-generator 0.0.7 beside them
#
# Each generates card numbers of a brand for tests. A card number ends with a Luhn digit, and every form checks it: one
# would expect generated ones to pass.
# Seen: the last digit of falso's and casual's is as random as the others, so nine in ten are no card numbers, and every
# tenth run of a test with one passes. casual's cards have all expired as well: none is valid after 2016. creditcard-
# generator's numbers pass.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @ngneat/falso@8.0.2 casual@1.6.2 creditcard-generator@0.0.7
cat >seen.cjs <<'JS'
const assert = require('node:assert/strict');
const { randCreditCardNumber } = require('@ngneat/falso');
const casual = require('casual');
const { GenCC } = require('creditcard-generator');

function passesLuhn(number) {
  const digits = number.replace(/\D/g, '').split('').reverse().map(Number);
  const added = digits.map((digit, at) => (at % 2 ? digit * 2 - (digit > 4 ? 9 : 0) : digit));
  const sum = added.reduce((total, value) => total + value, 0);
  return sum % 10 === 0;
}

const GENERATORS = {
  'falso, Visa': () => randCreditCardNumber({ brand: 'Visa' }),
  'falso, Mastercard': () => randCreditCardNumber({ brand: 'Mastercard' }),
  'falso, American Express': () => randCreditCardNumber({ brand: 'American Express' }),
  casual: () => casual.card_number(),
  'creditcard-generator, VISA': () => String(GenCC('VISA')),
};
const seen = {};
for (const [name, generate] of Object.entries(GENERATORS)) {
  seen[name] = Array.from({ length: 5000 }, generate).filter(passesLuhn).length / 5000;
}
const years = Array.from({ length: 5000 }, () => Number(casual.card_exp.slice(3)));
const latest = Math.max(...years.filter((year) => year < 70));
console.log('pass', seen, 'latest year', latest);
const { 'creditcard-generator, VISA': control, ...others } = seen;
assert.equal(control, 1);
for (const share of Object.values(others)) assert.ok(share > 0.07 && share < 0.14);
assert.equal(latest, 16);
JS
node seen.cjs
