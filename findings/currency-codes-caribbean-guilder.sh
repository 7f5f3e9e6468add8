#!/usr/bin/env bash
# currency-codes 2.2.0
#
# The package presents the list of ISO 4217. The Caribbean guilder, XCG, took the place of ANG on 31 March 2025, so one
# would expect code('XCG') to be found, with two digits.
# Seen: it is not known, and Curacao and Sint Maarten pay with ANG, which has not been legal tender since July 2025. Code
# that takes a currency for invalid when the package lacks it refuses the right one and accepts the withdrawn one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts currency-codes@2.2.0
cat >seen.cjs <<'JS'
const assert = require('node:assert/strict');
const { code } = require('currency-codes');

const seen = { XCG: code('XCG'), ANG: code('ANG')?.countries };
console.log(seen);
assert.equal(seen.XCG, undefined);
assert.equal(seen.ANG.length, 2);
JS
node seen.cjs
