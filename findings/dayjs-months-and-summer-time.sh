#!/usr/bin/env bash
# dayjs 1.11.23 with its plugins utc, timezone and duration; luxon 3.7.2 beside it
#
# A subscription is charged each month at the shop's noon, and its first month is free. One would expect a month after 24
# October, 12:00 in Berlin, to be 24 November, 12:00 in Berlin; and thirty-one days, stored as ISO 8601 text and read
# again, to be thirty-one days.
# Seen: the offset of the first day stays. In Berlin and New York the next charge is an hour early, 12:00+02:00 in
# November, and a month that begins on 1 October at midnight ends on 31 October at 23:00. On a machine whose own clock has
# changed in between the result is right, so that it depends on where the server stands. duration(31, 'days') is written
# as P1MT14H, and 1 February and that is 1 March, 14:00; 30 days are P30D. Luxon has all of it right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts dayjs@1.11.23 luxon@3.7.2
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import dayjs from 'dayjs';
import duration from 'dayjs/plugin/duration.js';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import { DateTime, Duration } from 'luxon';

for (const plugin of [duration, timezone, utc]) dayjs.extend(plugin);
const nextCharge = (zone) => [
  dayjs.tz('2026-10-24 12:00', zone).add(1, 'month').toISOString(),
  DateTime.fromISO('2026-10-24T12:00', { zone }).plus({ months: 1 }).toJSDate().toISOString(),
];
const midnight = dayjs.tz('2026-10-01 00:00', 'Europe/Berlin').add(1, 'month');
const free = { dayjs: dayjs.duration(31, 'days').toISOString(), luxon: Duration.fromObject({ days: 31 }).toISO() };
const seen = {
  machine: process.env.TZ,
  berlin: nextCharge('Europe/Berlin'),
  newYork: nextCharge('America/New_York'),
  midnight: new Date(midnight.valueOf()).toLocaleString('sv', { timeZone: 'Europe/Berlin' }),
  free,
  untilThen: dayjs.utc('2026-02-01').add(dayjs.duration(free.dayjs)).toISOString(),
};
console.log(seen);
const right = { berlin: '2026-11-24T11:00:00.000Z', newYork: '2026-11-24T17:00:00.000Z' };
const early = { berlin: '2026-11-24T10:00:00.000Z', newYork: '2026-11-24T16:00:00.000Z' };
const byDayjs = seen.machine === 'UTC' ? early : right;
assert.deepEqual(seen, {
  machine: seen.machine,
  berlin: [byDayjs.berlin, right.berlin],
  newYork: [byDayjs.newYork, right.newYork],
  midnight: '2026-10-31 23:00:00',
  free: { dayjs: 'P1MT14H', luxon: 'P31D' },
  untilThen: '2026-03-01T14:00:00.000Z',
});
JS
TZ=UTC node seen.mjs
TZ=America/New_York node seen.mjs
