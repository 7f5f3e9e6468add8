#!/usr/bin/env bash
# xlsx 0.18.5, json_to_sheet(), exceljs 4.4.0, json-2-csv 5.6.0 and csv-stringify 6.9.0: amounts that are a Decimal
# (decimal.js 10.6.0) or a bigint; papaparse 5.7.1 and fast-csv 5.0.8 beside them
#
# A shop counts its money as Decimal, or in cents as bigint, so that nothing is lost, and the accountant gets a table. One
# would expect a cell that has 12.5 or 1250 in it, as String(amount) has, or an error.
# Seen: xlsx leaves the cell empty, for both, without an error: the table has orders and no money. exceljs and
# csv-stringify put quotation marks around the Decimal that stay in the cell, so that no spreadsheet adds it up; for a
# bigint exceljs throws. json-2-csv makes columns of the Decimal's parts, amount.d with [12,5000000] and
# amount.constructor with the library's own source text. Papa Parse and fast-csv have it right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts xlsx@0.18.5 exceljs@4.4.0 json-2-csv@5.6.0 csv-stringify@6.9.0 papaparse@5.7.1 \
  fast-csv@5.0.8 decimal.js@10.6.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { stringify } from 'csv-stringify/sync';
import { Decimal } from 'decimal.js';
import ExcelJS from 'exceljs';
import { writeToString } from 'fast-csv';
import { json2csv } from 'json-2-csv';
import Papa from 'papaparse';
import XLSX from 'xlsx';

const WRITERS = {
  xlsx(rows) {
    const workbook = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(workbook, XLSX.utils.json_to_sheet(rows), 'orders');
    const { orders } = XLSX.read(XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx' })).Sheets;
    return [orders.A2.v, orders.B2?.v];
  },
  async exceljs([{ id, amount }]) {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('orders').addRow([id, amount]);
    const again = new ExcelJS.Workbook();
    await again.xlsx.load(await workbook.xlsx.writeBuffer());
    return again.getWorksheet('orders').getRow(1).values.slice(1);
  },
  'json-2-csv': (rows) => json2csv(rows).split('\n')[0],
  'csv-stringify': (rows) => stringify(rows).trim(),
  papaparse: (rows) => Papa.unparse(rows, { header: false }),
  'fast-csv': (rows) => writeToString(rows),
};
const seen = {};
for (const [name, write] of Object.entries(WRITERS)) {
  seen[name] = [];
  for (const amount of [new Decimal('12.50'), 1250n]) {
    try {
      seen[name].push(await write([{ id: 'A1', amount }]));
    } catch (error) {
      seen[name].push(error.message);
    }
  }
}
console.log(seen);
assert.deepEqual(seen, {
  xlsx: [['A1', undefined], ['A1', undefined]],
  exceljs: [['A1', '"12.5"'], 'Do not know how to serialize a BigInt'],
  'json-2-csv': ['id,amount.constructor,amount.s,amount.e,amount.d', 'id,amount'],
  'csv-stringify': ['A1,"""12.5"""', 'A1,1250'],
  papaparse: ['A1,12.5', 'A1,1250'],
  'fast-csv': ['A1,12.5', 'A1,1250'],
});
JS
node seen.mjs
