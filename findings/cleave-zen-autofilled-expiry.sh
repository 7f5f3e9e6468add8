#!/usr/bin/env bash
# cleave-zen 0.0.17, formatDate() with the pattern month, year of two digits
#
# Browsers fill `autocomplete="cc-exp"` with MM/YYYY as well as MM/YY: the HTML standard's own format is YYYY-MM. One
# would expect 01/2030 to become 01/30, or to be refused.
# Seen: 01/2030 becomes 01/20, a card that expired ten years earlier; and 1/30, typed without the zero, becomes 12/0.
# Our cashier reads all of these: apps/cashier.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts cleave-zen@0.0.17
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { formatDate } from 'cleave-zen';

const expiry = (text) => formatDate(text, { datePattern: ['m', 'y'] });
const seen = { '01/30': expiry('01/30'), '01/2030': expiry('01/2030'), '1/30': expiry('1/30') };
console.log(seen);
assert.deepEqual(seen, { '01/30': '01/30', '01/2030': '01/20', '1/30': '12/0' });
JS
node seen.mjs
