#!/usr/bin/env bash
# country-locale-map 1.9.14, locale-currency 1.0.0, world-countries 5.1.0: the currency of a country
#
# A shop that asks a table for the currency of the shopper's country would expect the one that is paid with there:
# Venezuela VES, Sierra Leone SLE (since 2022), Curacao XCG (since 2025), Bulgaria EUR (since 2026).
# Seen: country-locale-map gives Venezuela the vatu of Vanuatu, VUV, name included; locale-currency gives it VED, a
# second code for the same money; world-countries has SLL, ANG and BGN for the other three.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts country-locale-map@1.9.14 locale-currency@1.0.0 world-countries@5.1.0
cat >seen.cjs <<'JS'
const assert = require('node:assert/strict');
const map = require('country-locale-map');
const { getCurrency } = require('locale-currency');
const countries = require('world-countries');

const inWorld = (code) => Object.keys(countries.find(({ cca2 }) => cca2 === code).currencies).join();
const seen = {
  'country-locale-map': [map.getCountryByAlpha2('VE').currency, map.getCountryByAlpha2('VE').currency_name],
  'locale-currency': getCurrency('es-VE'),
  'world-countries': ['SL', 'CW', 'BG'].map(inWorld),
};
console.log(seen);
assert.deepEqual(seen, {
  'country-locale-map': ['VUV', 'Vatu'],
  'locale-currency': 'VED',
  'world-countries': ['SLL', 'ANG', 'BGN'],
});
JS
node seen.cjs
