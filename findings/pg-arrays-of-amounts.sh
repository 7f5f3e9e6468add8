#!/usr/bin/env bash
# pg 8.23.1, arrays of numeric, against PostgreSQL 18 (PGlite 0.5.17); postgres 3.4.9 beside it
#
# A query gathers an order's refunds in one row by array_agg(). pg gives a numeric as text, so that nothing of an amount
# is lost: one would expect an array of them to be an array of texts, as one of bigint is.
# Seen: an array of numeric is an array of JavaScript's numbers. 12.50 is 12.5, 1234567890123456.78 is
# 1234567890123456.8, and three refunds of 0.10 add up to 0.30000000000000004. A parser that is set for numeric isn't
# asked. array_agg(amount::text) gives the texts, and so does postgres without it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
# the database's optional extensions are left out
npm install --silent --ignore-scripts --legacy-peer-deps @electric-sql/pglite@0.5.17 @electric-sql/pglite-socket@0.2.17 \
  pg@8.23.1 postgres@3.4.9
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import pg from 'pg';
import postgres from 'postgres';

const database = new PGlite();
const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0 });
await server.start();
await database.exec(`CREATE TABLE refund (amount numeric, cents bigint);
  INSERT INTO refund VALUES (12.50, 1250), (1234567890123456.78, 123456789012345678);`);
const port = Number(server.getServerConn().split(':').at(-1));
const connection = { host: '127.0.0.1', port, user: 'postgres', database: 'postgres' };
const QUERY = 'SELECT array_agg(amount) AS amounts, array_agg(cents) AS cents, array_agg(amount::text) AS texts FROM refund';

// PGlite serves one connection at a time
const client = new pg.Client(connection);
await client.connect();
const one = await client.query('SELECT amount FROM refund');
const gathered = await client.query(QUERY);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => `${text} EUR`);
const withParser = await client.query(QUERY);
await client.end();
const sql = postgres({ ...connection, max: 1 });
const [beside] = await sql.unsafe(QUERY);
await sql.end();
await server.stop();

const seen = {
  'pg, one by one': one.rows.map(({ amount }) => amount),
  pg: gathered.rows[0],
  'pg with a parser': withParser.rows[0].amounts,
  postgres: { ...beside },
};
console.log(seen);
const amounts = ['12.50', '1234567890123456.78'];
const cents = ['1250', '123456789012345678'];
assert.deepEqual(seen, {
  'pg, one by one': amounts,
  pg: { amounts: [12.5, 1234567890123456.8], cents, texts: amounts },
  'pg with a parser': [12.5, 1234567890123456.8],
  postgres: { amounts, cents, texts: amounts },
});
JS
node seen.mjs
