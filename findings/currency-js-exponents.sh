#!/usr/bin/env bash
# currency.js 2.0.4, currency(text)
#
# JSON and String(number) write small and large numbers with an exponent: 1.5e3 is valid JSON, and String(0.0000005) is
# "5e-7". One would expect such a text to be read as the number, or to be refused.
# Seen: the "e" is taken out as if it were a currency's symbol. "1.5e3" is 1.53, not 1500; "1e3" is 13. With a negative
# exponent the result is NaN, without an error although `errorOnInvalid` is set.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts currency.js@2.0.4
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import currency from 'currency.js';

const read = (text) => currency(text, { errorOnInvalid: true }).value;
const seen = { '1500': read('1500'), '1.5e3': read('1.5e3'), '1e3': read('1e3'), '5e-7': read('5e-7') };
console.log(seen);
assert.deepEqual(seen, { '1500': 1500, '1.5e3': 1.53, '1e3': 13, '5e-7': NaN });
JS
node seen.mjs
