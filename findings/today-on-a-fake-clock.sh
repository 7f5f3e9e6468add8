#!/usr/bin/env bash
# The mock timers of Node 26.10.0's test runner, mockdate 3.0.5, timekeeper 2.3.1 and vitest 5.1.2 (vi.setSystemTime()
# alone): what day it is; sinon 22.1.0, and vitest with vi.useFakeTimers(), beside them
#
# A test sets the clock to 31 January 2030, to see that a subscription is charged on the last day of February. The code
# asks Temporal.Now for the day, or lets Intl.DateTimeFormat write today's, which it does when format() is given
# nothing. One would expect a clock that is set to be set for all that tells the time.
# Seen: Date says 2030, and Temporal.Now of Node's runner, MockDate and timekeeper has the machine's own day; so has
# Intl, with vi.setSystemTime() too. A receipt has two days on it, and the test passes or fails by the day on which it
# is run. Sinon's fake timers, and Vitest's, set all three; elsewhere new Date() may be handed to both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts mockdate@3.0.5 timekeeper@2.3.1 sinon@22.1.0 vitest@5.1.2 vite@8.4.0
cat >years.mjs <<'JS'
export const moment = new Date('2030-01-31T12:00:00Z');
/** The year for Date, for Temporal and for Intl, or 'real'. */
export const years = () =>
  [
    new Date().getUTCFullYear(),
    Temporal.Now.plainDateISO().year,
    Number(new Intl.DateTimeFormat('en', { year: 'numeric' }).format()),
  ].map((year) => (year === 2030 ? 2030 : 'real'));
JS
cat >clock.test.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { test, vi } from 'vitest';
import { moment, years } from './years.mjs';
test('years', () => {
  vi.setSystemTime(moment);
  const alone = years();
  vi.useRealTimers();
  vi.useFakeTimers({ now: moment });
  writeFileSync('vitest.json', JSON.stringify({ 'vi.setSystemTime': alone, 'vi.useFakeTimers': years() }));
});
JS
npx vitest run clock.test.mjs >/dev/null
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mock } from 'node:test';
import MockDate from 'mockdate';
import sinon from 'sinon';
import timekeeper from 'timekeeper';
import { moment, years } from './years.mjs';

const seen = JSON.parse(readFileSync('vitest.json', 'utf8'));
mock.timers.enable({ apis: ['Date'], now: moment });
seen['node:test'] = years();
mock.timers.reset();
MockDate.set(moment);
seen.mockdate = years();
MockDate.reset();
timekeeper.freeze(moment);
seen.timekeeper = years();
timekeeper.reset();
const clock = sinon.useFakeTimers(moment);
seen.sinon = years();
clock.restore();
console.log(seen);
const dateOnly = [2030, 'real', 'real'];
const all = [2030, 2030, 2030];
assert.deepEqual(seen, {
  'vi.setSystemTime': [2030, 2030, 'real'],
  'vi.useFakeTimers': all,
  'node:test': dateOnly,
  mockdate: dateOnly,
  timekeeper: dateOnly,
  sinon: all,
});
JS
node seen.mjs
