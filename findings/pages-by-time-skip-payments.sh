#!/usr/bin/env bash
# pg 8.23.1, postgres 3.4.9 and drizzle-orm 0.45.4 against PostgreSQL 18 (PGlite 0.5.17): the next page of payments by the
# time of the last one
#
# A job compares the payments of a sale with the gateway's list, ten at a time, the newest first: the next page has the
# payments before the last one's created_at, as it was read. One would expect each payment once.
# Seen: PostgreSQL keeps microseconds and a JavaScript Date milliseconds. The rest is cut off while reading, so that
# payments of the same millisecond as the last one are passed over: 33 of 100 that came within 13 milliseconds, and
# nobody looks at them. With the oldest first 28 come twice. And a row that is to be updated only if its time hasn't
# changed since never is. A timestamptz(3) column, the time as text, or the id beside it help.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
# the database's optional extensions are left out
npm install --silent --ignore-scripts --legacy-peer-deps @electric-sql/pglite@0.5.17 @electric-sql/pglite-socket@0.2.17 \
  pg@8.23.1 postgres@3.4.9 drizzle-orm@0.45.4
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable, timestamp } from 'drizzle-orm/pg-core';
import pg from 'pg';
import postgres from 'postgres';

const database = await PGlite.create();
await database.exec(`create table payment (id integer primary key, created_at timestamptz not null);
  insert into payment select number, timestamptz '2026-11-30 12:00:00Z' + number * interval '130 microseconds'
    from generate_series(1, 100) number`);
const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0, maxConnections: 10 });
await server.start();
const url = `postgres://postgres@${server.getServerConn()}/postgres`;

/** How many payments come, and how many different ones, until a page is empty or the time stands still. */
async function pages(page, start) {
  const ids = [];
  for (let last = start; ; ) {
    const rows = await page(last);
    ids.push(...rows.map(({ id }) => id));
    const end = rows.at(-1)?.created_at;
    if (end === undefined || Number(end) === Number(last)) return [ids.length, new Set(ids).size];
    last = end;
  }
}
const NEWEST_FIRST = 'select id, created_at from payment where created_at < $1 order by created_at desc limit 10';
const OLDEST_FIRST = 'select id, created_at from payment where created_at > $1 order by created_at limit 10';
const UPDATE = 'update payment set id = id where id = 1 and created_at = $1';
const before = new Date('2026-11-30T12:00:00Z');
const after = new Date('2026-11-30T13:00:00Z');
const seen = {};

const client = new pg.Client(url);
await client.connect();
const read = async (text, time) => (await client.query(text, [time])).rows;
const [first] = await read(OLDEST_FIRST, before);
seen.pg = {
  newestFirst: await pages((time) => read(NEWEST_FIRST, time), after),
  oldestFirst: await pages((time) => read(OLDEST_FIRST, time), before),
  updated: (await client.query(UPDATE, [first.created_at])).rowCount,
};

const payment = pgTable('payment', { id: integer(), created_at: timestamp({ withTimezone: true }) });
const { id, created_at } = payment;
const orm = drizzle(client);
const older = (time) => orm.select().from(payment).where(lt(created_at, time)).orderBy(desc(created_at)).limit(10);
const newer = (time) => orm.select().from(payment).where(gt(created_at, time)).orderBy(asc(created_at)).limit(10);
const same = and(eq(id, 1), eq(created_at, first.created_at));
seen.drizzle = {
  newestFirst: await pages(older, after),
  oldestFirst: await pages(newer, before),
  updated: (await orm.update(payment).set({ id: 1 }).where(same)).rowCount,
};
await client.end();

const sql = postgres(url, { max: 1 });
seen.postgres = {
  newestFirst: await pages((time) => sql.unsafe(NEWEST_FIRST, [time]), after),
  oldestFirst: await pages((time) => sql.unsafe(OLDEST_FIRST, [time]), before),
  updated: (await sql.unsafe(UPDATE, [first.created_at])).count,
};
await sql.end();
await server.stop();
await database.close();
console.log(seen);
const cut = { newestFirst: [67, 67], oldestFirst: [128, 100], updated: 0 };
assert.deepEqual(seen, { pg: cut, drizzle: cut, postgres: cut });
JS
node seen.mjs
