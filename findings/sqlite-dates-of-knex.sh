#!/usr/bin/env bash
# knex 3.3.0 with SQLite (its client better-sqlite3 over libsql 0.5.29, which has the same interface), times that the
# database has filled in; typeorm 1.1.1 on sql.js 1.17.0 beside it
#
# A job looks for orders that were created more than an hour ago and asks the gateway about them. created_at is filled in
# by the database, as in table.timestamps(true, true), and compared with a Date. One would expect that to find them.
# Seen: the column holds text, 2026-11-30 10:00:00, and knex hands a Date over as a number of milliseconds. In SQLite any
# text is larger than any number: no order is ever older than an hour, every order is newer than tomorrow, and there is
# no error. Times that knex has put in itself compare well. TypeORM writes a Date as the text that SQLite writes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts --legacy-peer-deps knex@3.3.0 better-sqlite3@npm:libsql@0.5.29 typeorm@1.1.1 sql.js@1.17.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import createKnex from 'knex';
import initSqlJs from 'sql.js';
import { DataSource, EntitySchema, LessThan, MoreThan } from 'typeorm';

const HOUR = 3_600_000;
const later = new Date(Date.now() + HOUR);

const knex = createKnex({ client: 'better-sqlite3', connection: { filename: ':memory:' }, useNullAsDefault: true });
await knex.schema.createTable('orders', (table) => {
  table.text('id');
  table.timestamps(true, true);
});
await knex('orders').insert({ id: 'one' });
const seenByKnex = async () => ({
  'created before the next hour': (await knex('orders').where('created_at', '<', later)).length,
  'created after the next hour': (await knex('orders').where('created_at', '>', later)).length,
});
const filledIn = await seenByKnex();
await knex('orders').update({ created_at: new Date() });
const putIn = await seenByKnex();
await knex.destroy();

const columns = { id: { type: String, primary: true }, created: { type: Date, createDate: true } };
const entity = new EntitySchema({ name: 'orders', columns });
const source = new DataSource({ type: 'sqljs', driver: await initSqlJs(), entities: [entity], synchronize: true });
const orders = (await source.initialize()).getRepository(entity);
await orders.insert({ id: 'one' });
const typeorm = {
  'created before the next hour': await orders.countBy({ created: LessThan(later) }),
  'created after the next hour': await orders.countBy({ created: MoreThan(later) }),
};

const seen = { filledIn, putIn, typeorm };
console.log(seen);
const right = { 'created before the next hour': 1, 'created after the next hour': 0 };
const wrong = { 'created before the next hour': 0, 'created after the next hour': 1 };
assert.deepEqual(seen, { filledIn: wrong, putIn: right, typeorm: right });
JS
node seen.mjs
