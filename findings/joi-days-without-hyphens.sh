#!/usr/bin/env bash
# joi 18.3.2, date(); yup 1.7.1 beside it
#
# Settlement reports and bank files write a day as ISO 8601's basic format, 20261130. One would expect date() to read it
# as that day, or to refuse it, as it refuses 30/11/2026; and not to take an amount for a day.
# Seen: digits are a number of milliseconds. 20261130 is 1 January 1970, 05:37:41.130, without an error, so that every
# payment of the report is older than any limit; an amount of 12.50 in the wrong column is a moment of that day, too. And
# 31 November passes as 1 December, with iso() as well. iso() refuses 20261130, though it is ISO 8601. yup reads 20261130
# as it is meant.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts joi@18.3.2 yup@1.7.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import Joi from 'joi';
import { date } from 'yup';

process.env.TZ = 'UTC';
const day = ({ error, value }) => (error === undefined ? value.toISOString() : 'refused');
const seen = {};
for (const text of ['2026-11-30', '20261130', '12.50', '2026-11-31', '30/11/2026']) {
  seen[text] = [
    day(Joi.date().validate(text)),
    day(Joi.date().iso().validate(text)),
    date().isValidSync(text) ? date().cast(text).toISOString() : 'refused',
  ];
}
console.log(seen);
assert.deepEqual(seen, {
  '2026-11-30': Array(3).fill('2026-11-30T00:00:00.000Z'),
  20261130: ['1970-01-01T05:37:41.130Z', 'refused', '2026-11-30T00:00:00.000Z'],
  '12.50': ['1970-01-01T00:00:00.012Z', 'refused', 'refused'],
  '2026-11-31': Array(3).fill('2026-12-01T00:00:00.000Z'),
  '30/11/2026': Array(3).fill('refused'),
});
JS
node seen.mjs
