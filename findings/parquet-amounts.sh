#!/usr/bin/env bash
# hyparquet 1.31.5, and parquet-wasm 0.8.0 with apache-arrow 21.2.0, reading DECIMAL(18,2) of a Parquet file; DuckDB 1.5.6-r.1
# (@duckdb/node-api), which has written it, beside them
#
# Payments are exported to a data lake as Parquet, whose type DECIMAL is an integer and the number of its decimals. One would
# expect 19.99 to be 19.99 or "19.99" again.
# Seen: with Arrow the number of decimals stays in the column's type, and the value is the bare integer: 19.99 is 1999 as a
# number and as text, a hundred times as much, next to a column of type DOUBLE that is right. hyparquet multiplies the
# integer by 0.01, which isn't quite a hundredth: 19.99 is 19.990000000000002, and so one in eight of the prices up to a
# hundred dollars isn't equal to the number that JSON.parse() or DuckDB makes of the same digits.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @duckdb/node-api@1.5.6-r.1 hyparquet@1.31.5 parquet-wasm@0.8.0 apache-arrow@21.2.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { readParquet } from 'parquet-wasm/node';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(
  `COPY (SELECT CAST(cents / 100 AS DECIMAL(18, 2)) AS amount, cents / 100 AS double FROM range(1, 10001) AS payments(cents))
   TO 'payments.parquet' (FORMAT parquet)`,
);
const rows = {
  duckdb: (await connection.runAndReadAll('SELECT * FROM "payments.parquet"')).getRowObjectsJS(),
  hyparquet: await parquetReadObjects({ file: await asyncBufferFromFile('payments.parquet') }),
  arrow: tableFromIPC(readParquet(await readFile('payments.parquet')).intoIPCStream()).toArray(),
};
const seen = {};
for (const [reader, payments] of Object.entries(rows)) {
  const payment = payments[1998];
  const wrong = payments.filter(({ amount }, index) => Number(amount) !== (index + 1) / 100).length;
  seen[reader] = { number: Number(payment.amount), text: String(payment.amount), double: payment.double, wrong };
}
console.log(seen);
assert.deepEqual(seen, {
  duckdb: { number: 19.99, text: '19.99', double: 19.99, wrong: 0 },
  hyparquet: { number: 19.990000000000002, text: '19.990000000000002', double: 19.99, wrong: 1327 },
  arrow: { number: 1999, text: '1999', double: 19.99, wrong: 10_000 },
});
JS
node seen.mjs
