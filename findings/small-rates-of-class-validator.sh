#!/usr/bin/env bash
# class-validator 0.15.1, which NestJS's ValidationPipe uses: IsNumber({ maxDecimalPlaces }) and IsDivisibleBy()
#
# A rate between two currencies has up to ten decimals and may be 0.0000004, and a tip goes in steps of 0.5.
# maxDecimalPlaces is a limit for the decimals, and IsDivisibleBy() asks if a number is divisible by another.
# Seen: the decimals are counted behind the point of what String() writes, which is 4e-7. There is none, so that the
# check of a valid body throws a TypeError, and a server answers 500. 0.00000045 is written 4.5e-7 and counts as four
# decimals, where it has eight (known since 2022: typestack/class-validator #1705). The divisor of IsDivisibleBy() is
# cut to an integer: by 0.5 or 0.01 nothing is divisible, not even 1, and 6 is divisible by 2.5.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts class-validator@0.15.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { IsDivisibleBy, IsNumber, validate } from 'class-validator';

/** Whether an object with this value passes, or the name of what validate() throws. */
async function passes(decorate, value) {
  class Body {}
  decorate(Body.prototype, 'value');
  try {
    return (await validate(Object.assign(new Body(), { value }))).length === 0;
  } catch (error) {
    return error.name;
  }
}
const seen = { four: {}, ten: {}, divisible: {} };
for (const rate of [0.0025, 0.00004, 0.0000004, 0.00000045]) {
  seen.four[rate] = await passes(IsNumber({ maxDecimalPlaces: 4 }), rate);
  seen.ten[rate] = await passes(IsNumber({ maxDecimalPlaces: 10 }), rate);
}
for (const [value, step] of [[6, 2], [7, 2], [1, 0.5], [1, 0.01], [6, 2.5]]) {
  seen.divisible[`${value} by ${step}`] = await passes(IsDivisibleBy(step), value);
}
console.log(seen);
assert.deepEqual(seen, {
  four: { 0.0025: true, 0.00004: false, 4e-7: 'TypeError', 4.5e-7: true },
  ten: { 0.0025: true, 0.00004: true, 4e-7: 'TypeError', 4.5e-7: true },
  divisible: { '6 by 2': true, '7 by 2': false, '1 by 0.5': false, '1 by 0.01': false, '6 by 2.5': true },
});
JS
node seen.mjs
