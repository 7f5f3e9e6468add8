#!/usr/bin/env bash
# money-math 2.6.3, mul(), div() and percent() of negative amounts
#
# Amounts are texts with two decimals, and results are rounded to the cent. One would expect a refund to be the charge
# with a minus, or at most half a cent beside it: -10.00 / 6.00 is -1.666..., so -1.67.
# Seen: rounding goes the wrong way, and the result is a whole cent or two too small. -10.00 / 6.00 is -1.65, and half
# of -1.05 is -0.51, while 10.00 / 6.00 is 1.67 and half of 1.05 is 0.53.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts money-math@2.6.3
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import money from 'money-math';

const seen = Object.fromEntries(
  ['', '-'].map((sign) => [
    `with ${sign || '+'}`,
    [
      money.div(`${sign}10.00`, '6.00'),
      money.div(`${sign}10.00`, '3.00'),
      money.mul(`${sign}1.05`, '0.50'),
      money.percent(`${sign}1.05`, '50.00'),
    ],
  ]),
);
console.log(seen);
assert.deepEqual(seen, {
  'with +': ['1.67', '3.33', '0.53', '0.53'],
  'with -': ['-1.65', '-3.33', '-0.51', '-0.51'],
});
JS
node seen.mjs
