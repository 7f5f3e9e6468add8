#!/usr/bin/env bash
# vitest 5.1.2 (vi.useFakeTimers()), jest 30.5.2 (jest.useFakeTimers()), @sinonjs/fake-timers 15.5.0 and the mock timers
# of Node 26.10.0's test runner: what a minute is for code that waits
#
# A client gives a gateway thirty seconds, by AbortSignal.timeout(), and asks for a payment's status again after a pause
# by setTimeout() of node:timers/promises. Its tests let a minute pass on a fake clock. One would expect all that waits
# for thirty seconds to have happened; Date says that a minute has gone by.
# Seen: AbortSignal.timeout() keeps to the real clock in Vitest, Jest and fake-timers: no request ever runs out of time,
# and a test that the client doesn't give up too early passes whatever it does. (With fake-timers, a process that first
# uses it after the clock was installed has it on that clock, once.) Vitest and Jest leave node:timers/promises alone too.
# Node's own runner has AbortSignal.timeout(), and of node:timers/promises only what isn't taken out by its name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts vitest@5.1.2 vite@8.4.0 jest@30.5.2 @sinonjs/fake-timers@15.5.0
cat >probe.cjs <<'JS'
const { writeFileSync } = require('node:fs');
const promises = require('node:timers/promises');
const { setTimeout: byName } = promises;

module.exports = async function probe(name, advance) {
  const done = { setTimeout: false, 'AbortSignal.timeout': false, 'timers/promises': false, '…, by name': false };
  const mark = (what) => () => {
    done[what] = true;
  };
  const start = Date.now();
  setTimeout(mark('setTimeout'), 30_000);
  AbortSignal.timeout(30_000).addEventListener('abort', mark('AbortSignal.timeout'));
  promises.setTimeout(30_000, null, { ref: false }).then(mark('timers/promises'));
  byName(30_000, null, { ref: false }).then(mark('…, by name'));
  await advance(60_000);
  for (let turns = 0; turns < 20; turns += 1) await null;
  const seconds = (Date.now() - start) / 1000;
  writeFileSync(`${name}.json`, JSON.stringify({ seconds: Math.round(seconds), ...done }));
};
JS
cat >vitest.spec.mjs <<'JS'
import { test, vi } from 'vitest';
import probe from './probe.cjs';

test('a minute', async () => {
  vi.useFakeTimers();
  await probe('vitest', (time) => vi.advanceTimersByTimeAsync(time));
});
JS
cat >jest.test.js <<'JS'
const probe = require('./probe.cjs');

test('a minute', async () => {
  jest.useFakeTimers();
  await probe('jest', (time) => jest.advanceTimersByTimeAsync(time));
});
JS
cat >sinon.cjs <<'JS'
AbortSignal.timeout(1);
const clock = require('@sinonjs/fake-timers').install();
require('./probe.cjs')('sinon', (time) => clock.tickAsync(time)).then(() => clock.uninstall());
JS
cat >node.cjs <<'JS'
const { test } = require('node:test');
const probe = require('./probe.cjs');

test('a minute', async ({ mock }) => {
  mock.timers.enable();
  await probe('node', async (time) => mock.timers.tick(time));
});
JS
npx vitest run --root . vitest.spec.mjs >log 2>&1 || { cat log; exit 1; }
npx jest --rootDir . jest.test.js >log 2>&1 || { cat log; exit 1; }
node sinon.cjs
node --test node.cjs >log 2>&1 || { cat log; exit 1; }
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const seen = {};
for (const name of ['vitest', 'jest', 'sinon', 'node']) {
  const { seconds, ...done } = JSON.parse(readFileSync(`${name}.json`, 'utf8'));
  seen[name] = `${seconds} s: ${Object.keys(done).filter((what) => done[what]).join(', ')}`;
}
console.log(seen);
assert.deepEqual(seen, {
  vitest: '60 s: setTimeout',
  jest: '60 s: setTimeout',
  sinon: '60 s: setTimeout, timers/promises, …, by name',
  node: '60 s: setTimeout, AbortSignal.timeout, timers/promises',
});
JS
node seen.mjs
