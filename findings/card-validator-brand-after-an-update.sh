#!/usr/bin/env bash
# card-validator 10.0.4 with credit-card-type 10.1.0 and 10.3.0, both in the range that it asks for
#
# A shop takes Visa, Mastercard and Discover, and compares `card.type` with these. One would expect a minor version that
# adds brands to name cards that had no name before, and to leave the brand of the others alone.
# Seen: Naranja and Troy took numbers over. A number that begins with 4029 18 was Visa and is "naranja" now, one with
# 5275 72 was Mastercard, and dozens of ranges that begin with 65 were Discover's or Elo's and are "troy". After an update
# of the lock file the shop turns cards away that it has charged before, without card-validator having changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
cat >seen.cjs <<'JS'
const assert = require('node:assert/strict');
const { number } = require('card-validator');
const { version } = require('credit-card-type/package.json');

const NUMBERS = {
  '4029180000000009': ['visa', 'naranja'],
  '5275720000000000': ['mastercard', 'naranja'],
  '5895620000000002': ['maestro', 'naranja'],
  '6500520000000009': ['discover', 'troy'],
  '6509230000000006': ['elo', 'troy'],
  '4000000000000002': ['visa', 'visa'],
};

const seen = Object.keys(NUMBERS).map((digits) => [digits, number(digits).card.type, number(digits).isValid]);
console.log(version, seen);
const column = version === '10.1.0' ? 0 : 1;
assert.deepEqual(
  seen,
  Object.entries(NUMBERS).map(([digits, types]) => [digits, types[column], true]),
);
JS
for version in 10.1.0 10.3.0; do
  npm install --silent --ignore-scripts card-validator@10.0.4 "credit-card-type@$version"
  [[ ! -e node_modules/card-validator/node_modules ]]
  node seen.cjs
done
