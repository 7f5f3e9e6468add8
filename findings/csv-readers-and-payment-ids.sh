#!/usr/bin/env bash
# csv-parse 7.0.3 (`cast`), d3-dsv 3.0.2 (autoType), csvtojson 2.0.14 (`checkType`), udsv 0.7.3 (inferSchema) and xlsx
# 0.18.5 reading a report; papaparse 5.7.1 (`dynamicTyping`) beside them
#
# Settlement reports are CSV files, and a payment id may have 34 digits, with the day and the time in front. A reader
# that finds numbers in text would be expected to leave alone what a number can't hold.
# Seen: five of six turn the id into 2.02611301940108e+33, so that no order is found for it, and two payments of the
# same minute have the same id. A bank's code 0012 is 12 in all six. Papaparse alone keeps ids that are larger than a
# safe integer.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts csv-parse@7.0.3 d3-dsv@3.0.2 csvtojson@2.0.14 udsv@0.7.3 xlsx@0.18.5 \
  papaparse@5.7.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import csvtojson from 'csvtojson';
import { autoType, csvParse } from 'd3-dsv';
import Papa from 'papaparse';
import { inferSchema, initParser } from 'udsv';
import xlsx from 'xlsx';

const IDS = ['2026113019401080010018820200213456', '2026113019401080010018820200299999'];
const report = ['order,payment,bank', ...IDS.map((id, at) => `A${at},${id},0012`), ''].join('\n');

function sheet(text) {
  const { SheetNames, Sheets } = xlsx.read(text, { type: 'string' });
  return xlsx.utils.sheet_to_json(Sheets[SheetNames[0]]);
}
const READERS = {
  papaparse: (text) => Papa.parse(text, { header: true, dynamicTyping: true, skipEmptyLines: true }).data,
  'csv-parse': (text) => parse(text, { columns: true, cast: true }),
  'd3-dsv': (text) => [...csvParse(text, autoType)],
  csvtojson: (text) => csvtojson({ checkType: true }).fromString(text),
  udsv: (text) => initParser(inferSchema(text)).typedObjs(text),
  xlsx: sheet,
};
const seen = {};
for (const [name, read] of Object.entries(READERS)) {
  const rows = await read(report);
  seen[name] = rows.map(({ payment }) => payment);
  assert.equal(rows[0].bank, 12);
}
console.log(seen);
const { papaparse, ...others } = seen;
assert.deepEqual(papaparse, IDS);
for (const ids of Object.values(others)) assert.deepEqual(ids, IDS.map(Number));
assert.equal(Number(IDS[0]), Number(IDS[1]));
JS
node seen.mjs
