#!/usr/bin/env bash
# lodash 4.18.1, underscore 1.13.8, es-toolkit 1.53.2, throttle-debounce 5.0.2, @tanstack/pacer 0.22.0 and @vueuse/core
# 15.0.0: a button's handler that is throttled or debounced; @vueuse/core 14.4.0, just-throttle 4.2.0, perfect-debounce
# 2.1.0 and RxJS 7.8.2 beside them
#
# Some shoppers double-click. The handler of Pay is throttled, or debounced at its leading edge, so that nobody pays
# twice: one would expect the first click to pay and the second to count for nothing.
# Seen: throttle() puts the second click off until the time is up, in all of these six, and pays then. So does
# debounce() of lodash and Pacer with `leading: true`, since `trailing` stays true beside it. useThrottleFn() had it false
# until version 14; version 15 has made it true. The others drop the click. A time is no guard at all for a payment that
# takes longer: disable the button until the answer is there, and give the order an id of its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts lodash@4.18.1 underscore@1.13.8 es-toolkit@1.53.2 throttle-debounce@5.0.2 \
  @tanstack/pacer@0.22.0 @vueuse/core@15.0.0 vueuse-14@npm:@vueuse/core@14.4.0 vue@3.5.45 just-throttle@4.2.0 \
  perfect-debounce@2.1.0 rxjs@7.8.2
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import * as pacer from '@tanstack/pacer';
import { useThrottleFn } from '@vueuse/core';
import * as toolkit from 'es-toolkit';
import justThrottle from 'just-throttle';
import lodash from 'lodash';
import { debounce as perfectDebounce } from 'perfect-debounce';
import { Subject, throttleTime } from 'rxjs';
import { debounce, throttle } from 'throttle-debounce';
import underscore from 'underscore';
import { useThrottleFn as useThrottleFn14 } from 'vueuse-14';

const TIME = 500;
const guards = {
  'lodash throttle': (pay) => lodash.throttle(pay, TIME),
  'lodash debounce, leading': (pay) => lodash.debounce(pay, TIME, { leading: true }),
  'underscore throttle': (pay) => underscore.throttle(pay, TIME),
  'underscore debounce, immediate': (pay) => underscore.debounce(pay, TIME, true),
  'es-toolkit throttle': (pay) => toolkit.throttle(pay, TIME),
  'es-toolkit debounce, leading': (pay) => toolkit.debounce(pay, TIME, { edges: ['leading'] }),
  'throttle-debounce throttle': (pay) => throttle(TIME, pay),
  'throttle-debounce debounce, atBegin': (pay) => debounce(TIME, pay, { atBegin: true }),
  'Pacer throttle': (pay) => pacer.throttle(pay, { wait: TIME }),
  'Pacer debounce, leading': (pay) => pacer.debounce(pay, { wait: TIME, leading: true }),
  'VueUse 15 useThrottleFn': (pay) => useThrottleFn(pay, TIME),
  'VueUse 14 useThrottleFn': (pay) => useThrottleFn14(pay, TIME),
  'just-throttle': (pay) => justThrottle(pay, TIME),
  'perfect-debounce, leading': (pay) => perfectDebounce(pay, TIME, { leading: true }),
  'RxJS throttleTime': (pay) => {
    const clicks = new Subject();
    clicks.pipe(throttleTime(TIME)).subscribe(pay);
    return () => clicks.next();
  },
};

async function payments(guard) {
  let count = 0;
  const click = guard(() => {
    count += 1;
  });
  click();
  await wait(100);
  click();
  await wait(4 * TIME);
  return count;
}

const names = Object.keys(guards);
const counts = await Promise.all(names.map((name) => payments(guards[name])));
const seen = Object.fromEntries(names.map((name, index) => [name, counts[index]]));
console.log(seen);
assert.deepEqual(seen, {
  'lodash throttle': 2,
  'lodash debounce, leading': 2,
  'underscore throttle': 2,
  'underscore debounce, immediate': 1,
  'es-toolkit throttle': 2,
  'es-toolkit debounce, leading': 1,
  'throttle-debounce throttle': 2,
  'throttle-debounce debounce, atBegin': 1,
  'Pacer throttle': 2,
  'Pacer debounce, leading': 2,
  'VueUse 15 useThrottleFn': 2,
  'VueUse 14 useThrottleFn': 1,
  'just-throttle': 1,
  'perfect-debounce, leading': 1,
  'RxJS throttleTime': 1,
});
JS
node seen.mjs
