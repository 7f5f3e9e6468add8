#!/usr/bin/env bash
# @internationalized/number 3.6.9, the parser of React Aria's NumberField
#
# A shopper in Germany pastes 12.50, or one in the United States types 12,50: the other one's decimal separator, with
# two digits behind it. Grouping separators stand between three digits, so one would expect the parser to refuse the
# text, as it refuses others with NaN.
# Seen: a grouping separator counts for nothing wherever it stands. 12.50 is 1250 in German, 12,50 is 1250 in English,
# and 1.2 is 12: an amount that is a hundred times the one that was meant, without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @internationalized/number@3.6.9
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { NumberParser } from '@internationalized/number';

const read = (locale, text) => new NumberParser(locale, { style: 'currency', currency: 'EUR' }).parse(text);
const seen = {
  'de 12,50': read('de-DE', '12,50'),
  'de 12.50': read('de-DE', '12.50'),
  'de 1.2': read('de-DE', '1.2'),
  'en 12.50': read('en-US', '12.50'),
  'en 12,50': read('en-US', '12,50'),
  'en 12.50.': read('en-US', '12.50.'),
};
console.log(seen);
assert.deepEqual(seen, {
  'de 12,50': 12.5,
  'de 12.50': 1250,
  'de 1.2': 12,
  'en 12.50': 12.5,
  'en 12,50': 1250,
  'en 12.50.': NaN,
});
JS
node seen.mjs
