#!/usr/bin/env bash
# @breejs/later 4.2.0, node-schedule 2.1.1 with a RecurrenceRule, and node-cron 4.6.0: every night at 02:30 in Berlin;
# croner 11.0.1 and cron-parser 5.10.6 beside them
#
# Subscriptions that are due are charged every night at 02:30. On 28 March 2027 there is no 02:30, and on 25 October 2026
# it comes twice. cron has such a job run once in both nights, as its manual says, and one would expect the same of its
# successors.
# Seen: in March none of the three runs at all, so that the charges of that day wait for the next night, and a payout or a
# notice with a date is never sent. In October later and node-schedule run twice, an hour apart; node-cron once. And later
# takes "0 12 1 * 1" for the first of a month that is a Monday, where cron has the first and every Monday.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @breejs/later@4.2.0 node-schedule@2.1.1 node-cron@4.6.0 croner@11.0.1 \
  cron-parser@5.10.6
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { mock } from 'node:test';
import later from '@breejs/later';
import { CronExpressionParser } from 'cron-parser';
import { Cron } from 'croner';
import { createTask } from 'node-cron';
import { RecurrenceRule } from 'node-schedule';

const timezone = 'Europe/Berlin';
process.env.TZ = timezone;
later.date.localTime();

const TWO = 2;
const RUNS = {
  later: (cron, start) => later.schedule(later.parse.cron(cron)).next(TWO, start),
  'node-schedule': (cron, start) => {
    const rule = Object.assign(new RecurrenceRule(), { hour: 2, minute: 30, second: 0, tz: timezone });
    const first = new Date(rule.nextInvocationDate(start));
    return [first, new Date(rule.nextInvocationDate(first))];
  },
  'node-cron': (cron, start) => {
    mock.timers.enable({ apis: ['Date'], now: start });
    const dates = createTask(cron, () => {}, { timezone }).getNextRuns(TWO);
    mock.timers.reset();
    return dates;
  },
  croner: (cron, start) => new Cron(cron, { timezone, paused: true }).nextRuns(TWO, start),
  'cron-parser': (cron, start) =>
    CronExpressionParser.parse(cron, { tz: timezone, currentDate: start }).take(TWO).map((date) => date.toDate()),
};
const minutes = (dates) => dates.map((date) => date.toISOString().slice(0, 16)).join(' ');
const seen = {};
for (const [name, runs] of Object.entries(RUNS)) {
  seen[name] = {
    march: minutes(runs('30 2 * * *', new Date('2027-03-27T12:00:00Z'))),
    october: minutes(runs('30 2 * * *', new Date('2026-10-24T12:00:00Z'))),
  };
}
seen.mondays = [RUNS.later, RUNS.croner].map((runs) => minutes(runs('0 12 1 * 1', new Date('2027-01-02T00:00:00Z'))));
console.log(seen);
const skipped = '2027-03-29T00:30 2027-03-30T00:30';
const twice = '2026-10-25T00:30 2026-10-25T01:30';
assert.deepEqual(seen, {
  later: { march: skipped, october: twice },
  'node-schedule': { march: skipped, october: twice },
  'node-cron': { march: skipped, october: '2026-10-25T01:30 2026-10-26T01:30' },
  croner: { march: '2027-03-28T01:00 2027-03-29T00:30', october: '2026-10-25T00:30 2026-10-26T01:30' },
  'cron-parser': { march: '2027-03-28T01:30 2027-03-29T00:30', october: '2026-10-25T00:30 2026-10-26T01:30' },
  mondays: ['2027-02-01T11:00 2027-03-01T11:00', '2027-01-04T11:00 2027-01-11T11:00'],
});
JS
node seen.mjs
