#!/usr/bin/env bash
# drizzle-orm 0.45.4, findMany() with relations, and kysely 0.29.9, jsonArrayFrom(), against PostgreSQL 18 (PGlite
# 0.5.17)
#
# An order is read together with its payments. Read on its own, a payment has its amount as text and its id as a bigint
# or text, so that no digit is lost. One would expect the same value of the same row when it is nested.
# Seen: the payments come as JSON, which is parsed into JavaScript's numbers first. Drizzle turns these back into the
# types that it promises, so that nothing is noticed: 12.50 is "12.5", 1234567890123456.78 is "1234567890123456.8", and
# the id 9007199254740993 is 9007199254740992n, another payment's. Kysely gives the numbers. Select such columns as text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
# the database's optional extensions are left out
npm install --silent --ignore-scripts --legacy-peer-deps @electric-sql/pglite@0.5.17 @electric-sql/pglite-socket@0.2.17 \
  pg@8.23.1 drizzle-orm@0.45.4 kysely@0.29.9
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { relations } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { bigint, numeric, pgTable, text } from 'drizzle-orm/pg-core';
import { Kysely, PostgresDialect } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import pg from 'pg';

const database = new PGlite();
const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0 });
await server.start();
await database.exec(`CREATE TABLE orders (id text PRIMARY KEY);
  CREATE TABLE payments (id bigint PRIMARY KEY, "order" text, amount numeric);
  INSERT INTO orders VALUES ('one');
  INSERT INTO payments VALUES (1, 'one', 12.50), (9007199254740993, 'one', 1234567890123456.78);`);
const port = Number(server.getServerConn().split(':').at(-1));
const pool = new pg.Pool({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres', max: 1 });

const orders = pgTable('orders', { id: text() });
const payments = pgTable('payments', { id: bigint({ mode: 'bigint' }), order: text(), amount: numeric() });
const payment = { fields: [payments.order], references: [orders.id] };
const schema = {
  orders,
  payments,
  ofOrder: relations(orders, ({ many }) => ({ payments: many(payments) })),
  ofPayment: relations(payments, ({ one }) => ({ order: one(orders, payment) })),
};
const { query } = drizzle(pool, { schema });
const columns = { id: true, amount: true };
const kysely = new Kysely({ dialect: new PostgresDialect({ pool }) });
const seen = {
  'Drizzle, on its own': await query.payments.findMany({ columns }),
  'Drizzle, nested': (await query.orders.findMany({ with: { payments: { columns } } }))[0].payments,
  'Kysely, on its own': await kysely.selectFrom('payments').select(['id', 'amount']).execute(),
  'Kysely, nested': (
    await kysely
      .selectFrom('orders')
      .select((part) => jsonArrayFrom(part.selectFrom('payments').select(['id', 'amount'])).as('payments'))
      .execute()
  )[0].payments,
};
await pool.end();
await server.stop();
console.log(seen);
const [id, amount] = ['9007199254740993', '1234567890123456.78'];
assert.deepEqual(seen, {
  'Drizzle, on its own': [{ id: 1n, amount: '12.50' }, { id: BigInt(id), amount }],
  'Drizzle, nested': [{ id: 1n, amount: '12.5' }, { id: BigInt(id) - 1n, amount: '1234567890123456.8' }],
  'Kysely, on its own': [{ id: '1', amount: '12.50' }, { id, amount }],
  'Kysely, nested': [{ id: 1, amount: 12.5 }, { id: Number(id), amount: Number(amount) }],
});
JS
node seen.mjs
