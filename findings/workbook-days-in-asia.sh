#!/usr/bin/env bash
# xlsx 0.18.5, read() with `cellDates` on a machine in Shanghai, Singapore or Kolkata; exceljs 4.4.0 beside it
#
# A settlement report is a workbook, and its cells hold days: 30 November 2026 is the number 46356, without any time zone.
# One would expect the Date to be that day at midnight, in the machine's time or in UTC.
# Seen: in Asian zones whose offset was no whole minute a hundred years ago the Date is early by just that: 23:59:17 of 29
# November in Shanghai, 23:59:35 in Singapore, 23:59:50 in Kolkata. Every payment is booked a day early. In UTC, where CI
# runs, in Tokyo, Berlin and New York it is midnight. exceljs answers midnight in UTC everywhere.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts xlsx@0.18.5 exceljs@4.4.0
cat >write.mjs <<'JS'
import ExcelJS from 'exceljs';

const workbook = new ExcelJS.Workbook();
const cell = workbook.addWorksheet('settlement').getCell('A1');
cell.value = new Date('2026-11-30T00:00:00Z');
cell.numFmt = 'yyyy-mm-dd';
await workbook.xlsx.writeFile('settlement.xlsx');
JS
cat >read.mjs <<'JS'
import ExcelJS from 'exceljs';
import { readFile } from 'node:fs/promises';
import XLSX from 'xlsx';

const file = await readFile('settlement.xlsx');
const again = new ExcelJS.Workbook();
await again.xlsx.load(file);
const seen = [
  process.env.TZ,
  XLSX.read(file).Sheets.settlement.A1.v,
  XLSX.read(file, { cellDates: true }).Sheets.settlement.A1.v.toLocaleString('sv-SE'),
  again.getWorksheet('settlement').getCell('A1').value.toISOString(),
];
console.log(seen.join(' | '));
JS
node write.mjs
for zone in UTC Asia/Shanghai Asia/Singapore Asia/Kolkata Asia/Tokyo Europe/Berlin America/New_York; do
  TZ=$zone node read.mjs
done | tee seen.txt
diff seen.txt - <<'TEXT'
UTC | 46356 | 2026-11-30 00:00:00 | 2026-11-30T00:00:00.000Z
Asia/Shanghai | 46356 | 2026-11-29 23:59:17 | 2026-11-30T00:00:00.000Z
Asia/Singapore | 46356 | 2026-11-29 23:59:35 | 2026-11-30T00:00:00.000Z
Asia/Kolkata | 46356 | 2026-11-29 23:59:50 | 2026-11-30T00:00:00.000Z
Asia/Tokyo | 46356 | 2026-11-30 00:00:00 | 2026-11-30T00:00:00.000Z
Europe/Berlin | 46356 | 2026-11-30 00:00:00 | 2026-11-30T00:00:00.000Z
America/New_York | 46356 | 2026-11-30 00:00:00 | 2026-11-30T00:00:00.000Z
TEXT
