#!/usr/bin/env bash
# numbro 2.5.0, formatCurrency() with one of its own languages
#
# formatCurrency() without arguments writes amounts in the format of the language in use. One would expect 1234.5 to come
# out as an amount that a shopper can pay, as 42 does.
# Seen: an amount of a thousand or more is abbreviated, "$ 1.235 k", "1,235k€", "¥ 1.235 千": the reader of an invoice
# sees a rounded amount. Vietnam and Iceland also pay in dollars.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts numbro@2.5.0
cat >seen.cjs <<'JS'
const assert = require('node:assert/strict');
const numbro = require('numbro');
const languages = require('numbro/dist/languages.min.js');

const seen = { 'before any is registered': numbro(1234.5).formatCurrency() };
for (const language of Object.values(languages)) numbro.registerLanguage(language);
for (const tag of ['en-US', 'de-DE', 'ja-JP', 'vi-VN', 'is']) {
  numbro.setLanguage(tag);
  seen[tag] = [numbro(42).formatCurrency(), numbro(1234.5).formatCurrency()];
}
console.log(seen);
assert.deepEqual(seen['en-US'], ['$ 42.00', '$ 1.235 k']);
assert.deepEqual(seen['de-DE'], ['42,00€', '1,235k€']);
assert.deepEqual(seen['ja-JP'], ['¥ 42.00', '¥ 1.235 千']);
assert.deepEqual(seen['vi-VN'], ['$ 42.00', '$ 1.235 k']);
assert.deepEqual(seen.is, ['$ 42.00', '$ 1.235 k']);
JS
node seen.cjs
