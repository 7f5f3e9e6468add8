#!/usr/bin/env bash
# pg-mem 3.0.14 in the place of PostgreSQL, by its adapter for pg 8.23.1; PostgreSQL 18 (PGlite 0.5.17) beside it
#
# Unit tests of a webhook's handler use a PostgreSQL in memory. The handler stores a payment and a row that is there
# already, catches the duplicate key and goes on; amounts are numeric(10, 2). One would expect a test to fail where
# PostgreSQL would.
# Seen: after the duplicate pg-mem goes on with the transaction, and COMMIT keeps the payment; PostgreSQL refuses every
# statement behind it and keeps nothing. numeric(10, 2) keeps 1.005 as it is and takes ten digits before the point, where
# PostgreSQL rounds to 1.01 and refuses with 22003. And it gives amounts and counts as numbers where pg gives text: + adds
# in the test, and joins the two texts in production.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
# the database's optional extensions are left out
npm install --silent --ignore-scripts --legacy-peer-deps pg-mem@3.0.14 @electric-sql/pglite@0.5.17 \
  @electric-sql/pglite-socket@0.2.17 pg@8.23.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import pg from 'pg';
import { newDb } from 'pg-mem';

const SETUP = `CREATE TABLE payments (id text PRIMARY KEY, amount numeric(10, 2));
  INSERT INTO payments VALUES ('old', 12.50);`;

async function play(client) {
  const attempt = async (statement) => {
    try {
      await client.query(statement);
      return 'done';
    } catch (error) {
      return error.code;
    }
  };
  await client.connect();
  const handler = {};
  for (const statement of [
    'BEGIN',
    `INSERT INTO payments VALUES ('new', 20)`,
    `INSERT INTO payments VALUES ('old', 12.50)`,
    `UPDATE payments SET amount = 21 WHERE id = 'new'`,
    'COMMIT',
  ])
    handler[statement] = await attempt(statement);
  const kept = await client.query(`SELECT id FROM payments WHERE id = 'new'`);
  const [total] = (await client.query(`SELECT count(*) AS count, sum(amount) AS sum FROM payments WHERE id = 'old'`)).rows;
  await attempt(`INSERT INTO payments VALUES ('rounded', 1.005)`);
  const rounded = await client.query(`SELECT amount FROM payments WHERE id = 'rounded'`);
  const tooLarge = await attempt(`INSERT INTO payments VALUES ('large', 1234567890.12)`);
  await client.end();
  return { handler: Object.values(handler), kept: kept.rows.length, total, rounded: rounded.rows[0].amount, tooLarge };
}

const memory = newDb();
memory.public.none(SETUP);
const { Client } = memory.adapters.createPg();

const database = new PGlite();
await database.exec(SETUP);
const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0 });
await server.start();
const port = Number(server.getServerConn().split(':').at(-1));
const connection = { host: '127.0.0.1', port, user: 'postgres', database: 'postgres' };

const seen = { 'pg-mem': await play(new Client()), PostgreSQL: await play(new pg.Client(connection)) };
await server.stop();
console.dir(seen, { depth: 4 });
assert.deepEqual(seen, {
  'pg-mem': {
    handler: ['done', 'done', '23505', 'done', 'done'],
    kept: 1,
    total: { count: 1, sum: 12.5 },
    rounded: 1.005,
    tooLarge: 'done',
  },
  PostgreSQL: {
    handler: ['done', 'done', '23505', '25P02', 'done'],
    kept: 0,
    total: { count: '1', sum: '12.50' },
    rounded: '1.01',
    tooLarge: '22003',
  },
});
JS
node seen.mjs
