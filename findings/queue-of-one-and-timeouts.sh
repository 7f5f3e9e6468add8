#!/usr/bin/env bash
# p-queue 9.3.5, `concurrency: 1` with `timeout`, and bottleneck 2.19.5, `maxConcurrent: 1` with `expiration`
#
# Captures and refunds of one order go through a queue, one after the other, and none may hold it up for ever. One would
# expect the next to start when the one before has come to its end, whatever the limit says.
# Seen: a promise can't be stopped, so the job that has run out of time goes on, and its place is given away at once:
# three refunds of one order are under way at the same time. Each is reported as failed and each is made. Give the work
# an AbortSignal, and let the job end by it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts p-queue@9.3.5 bottleneck@2.19.5
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import Bottleneck from 'bottleneck';
import PQueue from 'p-queue';

const queue = new PQueue({ concurrency: 1, timeout: 50 });
const limiter = new Bottleneck({ maxConcurrent: 1 });
const QUEUES = {
  'p-queue': (job) => queue.add(job),
  bottleneck: (job) => limiter.schedule({ expiration: 50 }, job),
};

const seen = {};
for (const [name, add] of Object.entries(QUEUES)) {
  const count = { now: 0, most: 0, made: 0 };
  const refund = async () => {
    count.now += 1;
    count.most = Math.max(count.most, count.now);
    await wait(400);
    count.now -= 1;
    count.made += 1;
  };
  const results = await Promise.allSettled([add(refund), add(refund), add(refund)]);
  await wait(600);
  const failed = results.filter(({ status }) => status === 'rejected').length;
  seen[name] = `${count.most} at once, ${failed} failed, ${count.made} made`;
}
console.log(seen);
const expected = '3 at once, 3 failed, 3 made';
assert.deepEqual(seen, { 'p-queue': expected, bottleneck: expected });
JS
node seen.mjs
