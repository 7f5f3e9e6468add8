#!/usr/bin/env bash
# json-2-csv 5.6.0, json2csv() with `preventCsvInjection`; papaparse 5.7.1 and csv-stringify 6.9.0 with theirs beside it
#
# Orders go to the accountant as CSV. A shopper's name may look like a formula, so the guard against that is on; the
# amounts of refunds begin with a minus. One would expect them to stay what they are, or to be marked as text, as the
# apostrophe of the other two does.
# Seen: characters that begin a formula are taken off, the minus among them, as the documentation of the option has it.
# A refund of -€12.50 is 12.50 euros that were earned, -1,234.50 is 1,234.50 and -12,50 is 12,50. A bare -12.50 keeps its
# sign, and so a test with one passes. Export amounts as plain numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts json-2-csv@5.6.0 papaparse@5.7.1 csv-stringify@6.9.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { stringify } from 'csv-stringify/sync';
import { json2csv } from 'json-2-csv';
import Papa from 'papaparse';

const format = (language, currency, amount) => new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount);
const refunds = [format('en', 'EUR', -12.5), '-1,234.50', '-12,50', '-12.50', '- 12.50'];
const rows = refunds.map((amount) => ({ amount }));
const column = (csv) => Papa.parse(csv.trim()).data.slice(1).flat();
const seen = {
  refunds,
  'json-2-csv': column(json2csv(rows, { preventCsvInjection: true })),
  papaparse: column(Papa.unparse(rows, { escapeFormulae: true })),
  'csv-stringify': column(stringify(rows, { header: true, escape_formulas: true })),
};
console.log(seen);
const quoted = refunds.map((amount) => `'${amount}`);
assert.deepEqual(seen, {
  refunds: ['-€12.50', '-1,234.50', '-12,50', '-12.50', '- 12.50'],
  'json-2-csv': ['€12.50', '1,234.50', '12,50', '-12.50', ' 12.50'],
  papaparse: quoted,
  'csv-stringify': quoted,
});
JS
node seen.mjs
