#!/usr/bin/env bash
# alasql 4.19.1, amounts in a column of type DECIMAL(10,2); SQLite of the installed Node (node:sqlite) beside it
#
# A report's amounts are texts, as "12.50", and are put into a column that says DECIMAL(10,2). A database would be expected
# to make numbers of them, as SQLite does and PostgreSQL too, or to refuse them.
# Seen: they stay texts. SUM() and MAX() of them are undefined, without an error, and ORDER BY has 100.00 before 7.50. If a
# number follows a text, the text is left out of the sum; if a text follows a number, the two are joined to "12.5100.00".
# Its own reader of CSV files makes numbers, so that the same query is right there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts alasql@4.19.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import alasql from 'alasql';

const CREATE = 'CREATE TABLE payment (amount DECIMAL(10,2))';
const INSERT = 'INSERT INTO payment VALUES (?)';
const SUM = 'SELECT SUM(amount) AS added, MAX(amount) AS largest FROM payment';
const ALL = 'SELECT amount FROM payment ORDER BY amount';

function byAlasql(amounts) {
  const database = new alasql.Database();
  database.exec(CREATE);
  for (const amount of amounts) database.exec(INSERT, [amount]);
  return [database.exec(SUM)[0], database.exec(ALL).map(({ amount }) => amount)];
}
function bySqlite(amounts) {
  const database = new DatabaseSync(':memory:');
  database.exec(CREATE);
  for (const amount of amounts) database.prepare(INSERT).run(amount);
  return [{ ...database.prepare(SUM).get() }, database.prepare(ALL).all().map(({ amount }) => amount)];
}
const texts = ['12.50', '7.50', '100.00'];
const seen = {
  alasql: byAlasql(texts),
  textFirst: byAlasql(['100.00', 12.5])[0].added,
  numberFirst: byAlasql([12.5, '100.00'])[0].added,
  sqlite: bySqlite(texts),
};
console.dir(seen, { depth: 4 });
assert.deepEqual(seen, {
  alasql: [{ added: undefined, largest: undefined }, ['100.00', '12.50', '7.50']],
  textFirst: 12.5,
  numberFirst: '12.5100.00',
  sqlite: [{ added: 120, largest: 100 }, [7.5, 12.5, 100]],
});
JS
node seen.mjs
