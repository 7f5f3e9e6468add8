#!/usr/bin/env bash
# xlsx 0.18.5, read() of a CSV file that a European spreadsheet has written; exceljs 4.4.0 and papaparse 5.7.1 beside it
#
# Where the comma is the decimal separator, a spreadsheet writes semicolons between the columns. The library finds out
# about these by itself. One would expect it to read amounts of such a file as they are meant, or to leave them as text.
# Seen: amounts are read in the English way. 12,50 is 1250, a hundred times as much, and 1.234,50 is 1.2345, a thousandth;
# -12,50 is a refund of 1250. 12,50 with a euro sign behind it stays text, so that one column has both. A shirt of
# size 3-4 is the number 36954, a day in 2001. With `raw: true` all is text, as it is in ExcelJS and Papa Parse.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts xlsx@0.18.5 exceljs@4.4.0 papaparse@5.7.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import xlsx from 'xlsx';

const AMOUNTS = ['12,50', '1.234,50', '-12,50', '12,50 €', '3-4'];
const csv = ['amount;currency', ...AMOUNTS.map((amount) => `${amount};EUR`)].join('\r\n');

function bySheetJs(options) {
  const { Sheets } = xlsx.read(csv, { type: 'string', ...options });
  return xlsx.utils.sheet_to_json(Sheets.Sheet1).map(({ amount }) => amount);
}
const workbook = new ExcelJS.Workbook();
const sheet = await workbook.csv.read(Readable.from(csv), { parserOptions: { delimiter: ';' } });
const seen = {
  xlsx: bySheetJs({}),
  'xlsx, raw': bySheetJs({ raw: true }),
  exceljs: sheet.getColumn(1).values.slice(2),
  papaparse: Papa.parse(csv, { header: true, dynamicTyping: true }).data.map(({ amount }) => amount),
};
console.log(seen);
assert.deepEqual(seen, {
  xlsx: [1250, 1.2345, -1250, '12,50 €', 36954],
  'xlsx, raw': AMOUNTS,
  exceljs: AMOUNTS,
  papaparse: AMOUNTS,
});
JS
TZ=UTC node seen.mjs
