#!/usr/bin/env bash
# postal-codes-js 2.5.2, postcode-validator 3.10.22: the postal code of a billing address
#
# A card's issuer compares the postal code, so shops check it before they send it. One would expect such a check to accept
# the codes in use: five digits in Vietnam (since 2018), six in Taiwan (since 2020), a letter in front and three behind in
# Argentina, seven digits in Japan with or without the hyphen; and to ask for none in Hong Kong and Macao, which have
# none.
# Seen: postal-codes-js refuses the Vietnamese, Taiwanese and Argentine codes. For Hong Kong and Macao it refuses an empty
# one and accepts any text. postcode-validator accepts those three, and refuses the Japanese code without its hyphen; for
# Hong Kong and Macao it throws "Invalid country code".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts postal-codes-js@2.5.2 postcode-validator@3.10.22
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import postalCodes from 'postal-codes-js';
import { postcodeValidator } from 'postcode-validator';

const CODES = [
  ['VN', '10000'],
  ['TW', '100007'],
  ['AR', 'C1002AAP'],
  ['JP', '100-0001'],
  ['JP', '1000001'],
  ['HK', ''],
  ['HK', 'none'],
  ['MO', ''],
  ['MO', 'none'],
];

function tryOut(check) {
  try {
    return check() === true ? 'accepted' : 'refused';
  } catch (error) {
    return error.message.split(':')[0];
  }
}

const seen = Object.fromEntries(
  CODES.map(([country, code]) => [
    `${country} ${code}`,
    [tryOut(() => postalCodes.validate(country, code)), tryOut(() => postcodeValidator(code, country))],
  ]),
);
console.log(seen);
assert.deepEqual(seen, {
  'VN 10000': ['refused', 'accepted'],
  'TW 100007': ['refused', 'accepted'],
  'AR C1002AAP': ['refused', 'accepted'],
  'JP 100-0001': ['accepted', 'accepted'],
  'JP 1000001': ['accepted', 'refused'],
  'HK ': ['refused', 'Invalid country code'],
  'HK none': ['accepted', 'Invalid country code'],
  'MO ': ['refused', 'Invalid country code'],
  'MO none': ['accepted', 'Invalid country code'],
});
JS
node seen.mjs
