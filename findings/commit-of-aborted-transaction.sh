#!/usr/bin/env bash
# pg 8.23.1, knex 3.3.0, drizzle-orm 0.45.4, sequelize 6.37.8 and typeorm 1.1.1 against PostgreSQL 18 (PGlite 0.5.14,
# PostgreSQL itself compiled to WebAssembly); postgres 3.4.9 and kysely 0.29.9 beside them
#
# The handler of a webhook stores a payment and a row that may be there already, and catches the duplicate key. With that
# error PostgreSQL has given the transaction up, and it answers COMMIT with ROLLBACK. One would expect a transaction()
# whose work was thrown away to reject.
# Seen: in knex, Drizzle, Sequelize and TypeORM it resolves with the handler's result although no row is kept; with pg
# alone only the `command` of the answer tells. The handler acknowledges a payment that it did not store. postgres and
# Kysely reject.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
# the database's optional extensions are left out
npm install --silent --ignore-scripts --legacy-peer-deps @electric-sql/pglite@0.5.14 @electric-sql/pglite-socket@0.2.17 \
  pg@8.23.1 knex@3.3.0 drizzle-orm@0.45.4 sequelize@6.37.8 typeorm@1.1.1 postgres@3.4.9 kysely@0.29.9
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { sql as drizzleSql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import knex from 'knex';
import { Kysely, PostgresDialect, sql as kyselySql } from 'kysely';
import pg from 'pg';
import postgres from 'postgres';
import { Sequelize } from 'sequelize';
import { DataSource } from 'typeorm';

const database = await PGlite.create();
await database.exec("create table payment (id text primary key); insert into payment values ('first')");
const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0, maxConnections: 10 });
await server.start();
const url = `postgres://postgres@${server.getServerConn()}/postgres`;

async function handle(query) {
  await query("insert into payment values ('second')");
  await query("insert into payment values ('first')").catch(() => 'stored before');
  return 'stored';
}

const CLIENTS = {
  async pg() {
    const client = new pg.Client(url);
    await client.connect();
    await client.query('begin');
    await handle((text) => client.query(text));
    const { command } = await client.query('commit');
    await client.end();
    return command;
  },
  async knex() {
    const client = knex({ client: 'pg', connection: url });
    return client.transaction((inside) => handle(async (text) => inside.raw(text))).finally(() => client.destroy());
  },
  async drizzle() {
    const pool = new pg.Pool({ connectionString: url });
    return drizzle(pool)
      .transaction((inside) => handle(async (text) => inside.execute(drizzleSql.raw(text))))
      .finally(() => pool.end());
  },
  async sequelize() {
    const client = new Sequelize(url, { logging: false });
    return client
      .transaction((transaction) => handle((text) => client.query(text, { transaction })))
      .finally(() => client.close());
  },
  async typeorm() {
    const client = await new DataSource({ type: 'postgres', url }).initialize();
    return client.transaction((inside) => handle((text) => inside.query(text))).finally(() => client.destroy());
  },
  async postgres() {
    const client = postgres(url);
    return client.begin((inside) => handle((text) => inside.unsafe(text))).finally(() => client.end());
  },
  async kysely() {
    const client = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }) });
    return client
      .transaction()
      .execute((inside) => handle((text) => kyselySql.raw(text).execute(inside)))
      .finally(() => client.destroy());
  },
};

const seen = {};
for (const [name, run] of Object.entries(CLIENTS)) {
  const answer = await run().then(
    (value) => `resolves with ${value}`,
    () => 'rejects',
  );
  const { rows } = await database.query('select id from payment');
  seen[name] = `${answer}; kept: ${rows.map(({ id }) => id)}`;
}
console.log(seen);
assert.deepEqual(seen, {
  pg: 'resolves with ROLLBACK; kept: first',
  knex: 'resolves with stored; kept: first',
  drizzle: 'resolves with stored; kept: first',
  sequelize: 'resolves with stored; kept: first',
  typeorm: 'resolves with stored; kept: first',
  postgres: 'rejects; kept: first',
  kysely: 'rejects; kept: first',
});
// the server's sockets
process.exit(0);
JS
node seen.mjs
