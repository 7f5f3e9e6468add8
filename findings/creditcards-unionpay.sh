#!/usr/bin/env bash
# creditcards 5.0.0, card.type()
#
# The library has a type "UnionPay" whose pattern is 62. One would expect a whole number that begins with 62 to be of
# that type.
# Seen: card.type() calls it Maestro, whose pattern (50, 56 to 69) is tried first. Only the eager form, meant for numbers
# that are still being typed, says UnionPay: the brand changes under the shopper's eyes when the last digit is typed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts creditcards@5.0.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import creditcards from 'creditcards';

const { card } = creditcards;
const number = '6200000000000005';
const seen = { whole: card.type(number), eager: card.type(number, true), first: card.type('6200', true) };
console.log(seen);
assert.deepEqual(seen, { whole: 'Maestro', eager: 'UnionPay', first: 'UnionPay' });
JS
node seen.mjs
