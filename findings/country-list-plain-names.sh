#!/usr/bin/env bash
# country-list 2.4.1, getCode() of a country's name; i18n-iso-countries 7.14.0 beside it
#
# An address form or a wallet gives the country by its name, and a payment request wants its code. One would expect
# United States, Vietnam or South Korea to be found in a list of countries.
# Seen: the list has ISO 3166's formal names alone: "United States of America (the)", "Viet Nam", "Korea (the Republic
# of)". getCode() of the everyday name is undefined for 12 of these 20 markets, the largest among them. i18n-iso-
# countries knows all of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts country-list@2.4.1 i18n-iso-countries@7.14.0
cat >seen.cjs <<'JS'
const assert = require('node:assert/strict');
const { getCode } = require('country-list');
const countries = require('i18n-iso-countries');

countries.registerLocale(require('i18n-iso-countries/langs/en.json'));
const NAMES = [
  'United States',
  'United Kingdom',
  'South Korea',
  'Vietnam',
  'Taiwan',
  'Philippines',
  'Netherlands',
  'Russia',
  'Bolivia',
  'Venezuela',
  'United Arab Emirates',
  'Dominican Republic',
  'Hong Kong',
  'Japan',
  'Singapore',
  'Thailand',
  'Malaysia',
  'Indonesia',
  'Brazil',
  'Germany',
];
const unknown = (find) => NAMES.filter((name) => find(name) === undefined);
const seen = {
  'country-list': unknown(getCode),
  'i18n-iso-countries': unknown((name) => countries.getAlpha2Code(name, 'en')),
};
console.log('not found', seen);
assert.deepEqual(seen, { 'country-list': NAMES.slice(0, 12), 'i18n-iso-countries': [] });
JS
node seen.cjs
