#!/usr/bin/env bash
# currency.js 2.0.4, accounting 0.4.1, accounting-js 2.0.3, currency-formatter 1.5.9, numeral 2.0.6, format-money-js
# 1.6.3 and numbro 2.5.0: reading a negative amount
#
# Intl.NumberFormat writes a refund in Swedish, Norwegian, Finnish, Croatian, Lithuanian and more with the minus sign
# U+2212, as CLDR has it for these languages, and not with the hyphen of the keyboard. A library that reads formatted
# amounts would be expected to know it, or to refuse what it can't read.
# Seen: six of the seven leave the sign out with the currency: a refund of 12,50 is read as a charge of 12,50, also by
# currency.js with `errorOnInvalid`. numbro answers undefined. With a hyphen all read it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts currency.js@2.0.4 accounting@0.4.1 accounting-js@2.0.3 \
  currency-formatter@1.5.9 numeral@2.0.6 format-money-js@1.6.3 numbro@2.5.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import accounting from 'accounting';
import { unformat } from 'accounting-js';
import currency from 'currency.js';
import currencyFormatter from 'currency-formatter';
import { FormatMoney } from 'format-money-js';
import numbro from 'numbro';
import numeral from 'numeral';

const written = new Intl.NumberFormat('sv-SE', { style: 'currency', currency: 'SEK' }).format(-12.5);
assert.equal(written.codePointAt(0), 0x2212);
const READERS = {
  'currency.js': (text) => currency(text, { decimal: ',', errorOnInvalid: true }).value,
  accounting: (text) => accounting.unformat(text, ','),
  'accounting-js': (text) => unformat(text, ','),
  'currency-formatter': (text) => currencyFormatter.unformat(text, { code: 'SEK' }),
  // these three read a decimal point
  numeral: (text) => numeral(text.replace(',', '.')).value(),
  'format-money-js': (text) => new FormatMoney().un(text.replace(',', '.')),
  numbro: (text) => numbro.unformat(text.replace(',', '.').replace(' kr', '')),
};
const seen = {};
for (const [name, read] of Object.entries(READERS)) seen[name] = [read(written), read('-12,50 kr')];
console.log(JSON.stringify(written), seen);
const signLost = [12.5, -12.5];
const { numbro: answer, ...others } = seen;
assert.deepEqual(answer, [undefined, -12.5]);
for (const pair of Object.values(others)) assert.deepEqual(pair, signLost);
JS
node seen.mjs
