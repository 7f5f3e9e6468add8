#!/usr/bin/env bash
# postgres 3.4.9 and drizzle-orm 0.45.4, JSON text for a jsonb column of PostgreSQL 18 (PGlite 0.5.17); pg 8.23.1 and
# knex 3.3.0 beside them
#
# The handler of a webhook stores the body that it has verified, which is JSON text already. PostgreSQL reads text for a
# jsonb column as JSON, so one would expect an object there, and body ->> 'paymentId' to find the payment.
# Seen: postgres and Drizzle turn the text into JSON once more. The column holds one long JSON string, without an error,
# and every query into it finds nothing. A cast in the statement, ${body}::jsonb, changes nothing with postgres;
# ::text::jsonb helps. pg and knex store the object. Pass the parsed object, or a text column keeps the bytes that were
# signed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
# the database's optional extensions are left out
npm install --silent --ignore-scripts --legacy-peer-deps @electric-sql/pglite@0.5.17 @electric-sql/pglite-socket@0.2.17 \
  postgres@3.4.9 drizzle-orm@0.45.4 pg@8.23.1 knex@3.3.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { drizzle } from 'drizzle-orm/node-postgres';
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import knex from 'knex';
import pg from 'pg';
import postgres from 'postgres';

const database = new PGlite();
const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0 });
await server.start();
await database.exec('CREATE TABLE notification (id text PRIMARY KEY, body jsonb)');
const port = Number(server.getServerConn().split(':').at(-1));
const connection = { host: '127.0.0.1', port, user: 'postgres', database: 'postgres' };

const body = '{"paymentId":"one"}';
const notification = pgTable('notification', { id: text('id'), body: jsonb('body') });
// PGlite serves one connection at a time
const WAYS = {
  async pg(id) {
    const client = new pg.Client(connection);
    await client.connect();
    await client.query('INSERT INTO notification VALUES ($1, $2)', [id, body]);
    await client.end();
  },
  async knex(id) {
    const client = knex({ client: 'pg', connection, pool: { min: 0, max: 1 } });
    await client('notification').insert({ id, body });
    await client.destroy();
  },
  async drizzle(id) {
    const client = new pg.Client(connection);
    await client.connect();
    await drizzle(client).insert(notification).values({ id, body });
    await client.end();
  },
  async postgres(id) {
    const sql = postgres({ ...connection, max: 1 });
    await sql`INSERT INTO notification VALUES (${id}, ${body})`;
    await sql.end();
  },
  async 'postgres, ::jsonb'(id) {
    const sql = postgres({ ...connection, max: 1 });
    await sql`INSERT INTO notification VALUES (${id}, ${body}::jsonb)`;
    await sql.end();
  },
  async 'postgres, ::text::jsonb'(id) {
    const sql = postgres({ ...connection, max: 1 });
    await sql`INSERT INTO notification VALUES (${id}, ${body}::text::jsonb)`;
    await sql.end();
  },
};
for (const [id, store] of Object.entries(WAYS)) await store(id);
const types = "SELECT id, jsonb_typeof(body) AS type, body ->> 'paymentId' AS payment FROM notification";
const { rows } = await database.query(types);
const seen = Object.fromEntries(rows.map(({ id, type, payment }) => [id, `${type}, ${payment}`]));
console.log(seen);
assert.deepEqual(seen, {
  pg: 'object, one',
  knex: 'object, one',
  drizzle: 'string, null',
  postgres: 'string, null',
  'postgres, ::jsonb': 'string, null',
  'postgres, ::text::jsonb': 'object, one',
});
process.exit(0);
JS
node seen.mjs
