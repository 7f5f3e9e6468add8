#!/usr/bin/env bash
# cockatiel 3.2.1, retry() with `maxAttempts`; exponential-backoff 3.1.3 with `numOfAttempts` beside it
#
# The documentation has maxAttempts as the number of attempts to make before giving up. One would expect three of them
# to be three calls, as with exponential-backoff's numOfAttempts.
# Seen: the first call isn't counted. `maxAttempts: 3` makes four, and `maxAttempts: 1`, for a request that must not be
# repeated, makes two.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts cockatiel@3.2.1 exponential-backoff@3.1.3
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { ConstantBackoff, handleAll, retry } from 'cockatiel';
import { backOff } from 'exponential-backoff';

async function countCalls(run) {
  let calls = 0;
  await run(async () => {
    calls += 1;
    throw new Error('503');
  }).catch(() => {});
  return calls;
}

const seen = {};
for (const attempts of [1, 3]) {
  const policy = retry(handleAll, { maxAttempts: attempts, backoff: new ConstantBackoff(1) });
  seen[`${attempts}`] = {
    cockatiel: await countCalls((call) => policy.execute(call)),
    'exponential-backoff': await countCalls((call) => backOff(call, { numOfAttempts: attempts, startingDelay: 1 })),
  };
}
console.log('calls', seen);
assert.deepEqual(seen, {
  1: { cockatiel: 2, 'exponential-backoff': 1 },
  3: { cockatiel: 4, 'exponential-backoff': 3 },
});
JS
node seen.mjs
