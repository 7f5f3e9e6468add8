#!/usr/bin/env bash
# fixed-width-parser 3.0.0, unparse() and parse() of amounts, fields of type 'float'
#
# Files for and from a bank have columns of fixed width. Some write amounts with a point, 12.50, others without, 1250. The
# option insertDecimal says which, decimalCount how many digits there are; by default they are true and 2. One would expect
# every amount of a column to be written in one way, and to be read as what it was.
# Seen: a number without cents never gets its point. With the defaults 12 is written as 12 and read as 0.12, and with
# `decimalCount: 2` it is 1200 beside 12.50, which the bank reads as twelve hundred. Without the point the default of
# decimalCount isn't in force for writing: 12.5 is 125, which is read as 1.25. Only `insertDecimal: false` together with
# `decimalCount: 2` is right; prices that end with .99 are right in all four.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts fixed-width-parser@3.0.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { FixedWidthParser } from 'fixed-width-parser';

const seen = {};
for (const options of [{}, { decimalCount: 2 }, { insertDecimal: false }, { insertDecimal: false, decimalCount: 2 }]) {
  const parser = new FixedWidthParser([{ type: 'float', name: 'amount', start: 0, width: 8, ...options }]);
  seen[JSON.stringify(options)] = [12.99, 12.5, 12].map((amount) => {
    const text = parser.unparse([{ amount }]);
    return text.trim() + ' is ' + parser.parse(text)[0].amount;
  });
}
console.log(seen);
assert.deepEqual(seen, {
  '{}': ['12.99 is 12.99', '12.5 is 12.5', '12 is 0.12'],
  '{"decimalCount":2}': ['12.99 is 12.99', '12.50 is 12.5', '1200 is 12'],
  '{"insertDecimal":false}': ['1299 is 12.99', '125 is 1.25', '12 is 0.12'],
  '{"insertDecimal":false,"decimalCount":2}': ['1299 is 12.99', '1250 is 12.5', '1200 is 12'],
});
JS
node seen.mjs
