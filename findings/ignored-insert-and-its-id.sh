#!/usr/bin/env bash
# knex 3.3.0 with SQLite (its client better-sqlite3 over libsql 0.5.29, which has the same interface) and typeorm 1.1.1
# on sql.js 1.17.0: the id of a row that was there already; kysely 0.29.9 beside them
#
# Notifications come more than once. Each is put in unless its number is there, and the answer's id is used for what
# belongs to it. One would expect no id for a row that was left out, and the row's own for one that was updated.
# Seen: knex's onConflict().ignore() and merge() and TypeORM's orIgnore() and orUpdate() answer the id of whatever row was
# put in last: the repeated first notification gets the id of the second, and is handled as that order's. TypeORM
# writes it into the entity too. Kysely has the same id, and says beside it that no row was put in. With returning('id')
# knex answers rightly, for an ignored row with an empty list.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts --legacy-peer-deps knex@3.3.0 better-sqlite3@npm:libsql@0.5.29 typeorm@1.1.1 \
  sql.js@1.17.0 kysely@0.29.9
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import Database from 'better-sqlite3';
import createKnex from 'knex';
import { Kysely, SqliteDialect } from 'kysely';
import initSqlJs from 'sql.js';
import { DataSource, EntitySchema } from 'typeorm';

const knex = createKnex({ client: 'better-sqlite3', connection: { filename: ':memory:' }, useNullAsDefault: true });
await knex.schema.createTable('notices', (table) => {
  table.increments('id');
  table.text('number').unique();
});
const inKnex = (number) => knex('notices').insert({ number });

const columns = { id: { type: Number, primary: true, generated: true }, number: { type: String, unique: true } };
const entity = new EntitySchema({ name: 'notices', columns });
const source = new DataSource({ type: 'sqljs', driver: await initSqlJs(), entities: [entity], synchronize: true });
await source.initialize();
async function inTypeorm(number, { update } = {}) {
  const notice = { number };
  const insert = source.createQueryBuilder().insert().into(entity).values(notice);
  const { identifiers } = await (update ? insert.orUpdate(['number'], ['number']) : insert.orIgnore()).execute();
  return [identifiers[0]?.id, notice.id];
}

const database = new Database(':memory:');
database.exec('CREATE TABLE notices (id INTEGER PRIMARY KEY, number TEXT UNIQUE)');
const kysely = new Kysely({ dialect: new SqliteDialect({ database }) });
const inKysely = (number) =>
  kysely.insertInto('notices').values({ number }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();

const seen = {
  knex: {
    first: await inKnex('first'),
    second: await inKnex('second'),
    'first, ignored': await inKnex('first').onConflict('number').ignore(),
    'first, merged': await inKnex('first').onConflict('number').merge(),
    'first, ignored, returning': await inKnex('first').onConflict('number').ignore().returning('id'),
    'first, merged, returning': await inKnex('first').onConflict('number').merge().returning('id'),
  },
  typeorm: {
    first: await inTypeorm('first'),
    second: await inTypeorm('second'),
    'first, ignored': await inTypeorm('first'),
    'first, updated': await inTypeorm('first', { update: true }),
  },
  kysely: [await inKysely('first'), await inKysely('second'), await inKysely('first')].map((result) => ({ ...result })),
};
await knex.destroy();
console.dir(seen, { depth: 4 });
assert.deepEqual(seen, {
  knex: {
    first: [1],
    second: [2],
    'first, ignored': [2],
    'first, merged': [2],
    'first, ignored, returning': [],
    'first, merged, returning': [{ id: 1 }],
  },
  typeorm: { first: [1, 1], second: [2, 2], 'first, ignored': [2, 2], 'first, updated': [2, 2] },
  kysely: [
    { insertId: 1n, numInsertedOrUpdatedRows: 1n },
    { insertId: 2n, numInsertedOrUpdatedRows: 1n },
    { insertId: 2n, numInsertedOrUpdatedRows: 0n },
  ],
});
JS
node seen.mjs
