#!/usr/bin/env bash
# cleave-zen 0.0.17, formatCreditCard()
#
# Visa and UnionPay issue cards with 19 digits. A formatter of card numbers only puts spaces between the digits, so that
# removing them gives back what was typed.
# Seen: without `strictMode`, which is off by default, the digits after the sixteenth are dropped without a word. The
# merchant is given a shorter number that can't be charged. With `strictMode` the long number is whole, but a number
# of 16 digits gets a space at its end.
# Our cashier's field keeps up to 19 digits: apps/cashier.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts cleave-zen@0.0.17
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { formatCreditCard } from 'cleave-zen';

const long = '4000000000000000006';
const short = '4000000000000002';
const seen = {
  long: formatCreditCard(long),
  longStrict: formatCreditCard(long, { strictMode: true }),
  shortStrict: formatCreditCard(short, { strictMode: true }),
};
console.log(seen);
assert.deepEqual(seen, {
  long: '4000 0000 0000 0000',
  longStrict: '4000 0000 0000 0000 006',
  shortStrict: '4000 0000 0000 0002 ',
});
JS
node seen.mjs
