#!/usr/bin/env bash
# phone 3.1.72 and validator 13.15.35, isMobilePhone(): mobile numbers of newer ranges; libphonenumber-js 1.13.16 beside
# them
#
# Wallets and banks ask for the shopper's mobile number. In the Philippines the numbers of DITO, the third network, begin
# with 0895 to 0898 as well, and in Japan those that begin with 060 are given out since July 2026. One would expect them
# to be accepted as the older ones are.
# Seen: phone refuses both, and validator the Philippine ones: the shopper can't go on, or the number isn't sent.
# libphonenumber-js knows all of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts phone@3.1.72 validator@13.15.35 libphonenumber-js@1.13.16
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { parsePhoneNumber } from 'libphonenumber-js/max';
import { phone } from 'phone';
import validator from 'validator';

const NUMBERS = {
  '+639171234567': 'en-PH',
  '+639911234567': 'en-PH',
  '+638951234567': 'en-PH',
  '+638981234567': 'en-PH',
  '+819012345678': 'ja-JP',
  '+816012345678': 'ja-JP',
};
const seen = {};
for (const [number, locale] of Object.entries(NUMBERS)) {
  const known = parsePhoneNumber(number);
  seen[number] = [
    phone(number).isValid,
    validator.isMobilePhone(number, locale),
    known.isValid() && known.getType() === 'MOBILE',
  ];
}
console.log(seen);
assert.deepEqual(seen, {
  '+639171234567': [true, true, true],
  '+639911234567': [true, true, true],
  '+638951234567': [false, false, true],
  '+638981234567': [false, false, true],
  '+819012345678': [true, true, true],
  '+816012345678': [false, true, true],
});
JS
node seen.mjs
