#!/usr/bin/env bash
# @midlandsbank/node-nacha 0.4.0, credit() with an amount in cents
#
# A refund goes to the shopper's bank account by an ACH file, whose amounts have ten digits and are cents. In JavaScript
# 19.99 * 100 is 1998.9999999999998, and 1.1 * 100 is 110.00000000000001. One would expect the library to round such an
# amount, or to refuse it as it isn't a whole number.
# Seen: the number is written as text, and of a text that is too long the last ten characters are taken. 19.99 dollars
# become 9999999998, which is 99,999,999.98 dollars, and 1.10 becomes a cent. The lines have 94 characters and the totals
# agree, so that nothing is found in the file itself. 100 times 20.00 or 12.50 is whole, and so tests pass.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @midlandsbank/node-nacha@0.4.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import nacha from '@midlandsbank/node-nacha';

function file(amount) {
  const payments = nacha
    .create({ from: { name: 'The Shop', fein: '123456789' }, for: { name: 'The Bank', routing: '123456780' } })
    .ppd({ effectiveDate: '261130', description: 'Refund', note: '', date: 'Nov 30' })
    .credit({ name: 'Jane Doe', account: { num: '135792468', type: 'C' }, routing: '987654320', amount });
  return nacha.from(payments).to('ach').split('\n').filter(Boolean);
}
const seen = {};
for (const dollars of [12.5, 20, 19.99, 0.29, 1.1]) {
  const lines = file(dollars * 100);
  const entry = lines.find((line) => line.startsWith('6'));
  const control = lines.find((line) => line.startsWith('8'));
  assert.ok(lines.every((line) => line.length === 94));
  seen[dollars] = [entry.slice(29, 39), control.slice(32, 44).slice(-10)];
}
console.log(seen);
assert.deepEqual(seen, {
  12.5: ['0000001250', '0000001250'],
  20: ['0000002000', '0000002000'],
  19.99: ['9999999998', '9999999998'],
  0.29: ['9999999996', '9999999996'],
  1.1: ['0000000001', '0000000001'],
});
JS
node seen.mjs
