#!/usr/bin/env bash
# @vueuse/core 15.0.0, useCountdown(), on a machine that sleeps for eight seconds; useCountDown() of @vant/use 1.6.0 beside
# it
#
# A payment session ends after some minutes, and the page shows how many are left. Meanwhile the shopper is in their bank's
# app, the phone is locked, or the tab is in the background, where browsers run timers once in a minute. One would
# expect a countdown to show what is left.
# Seen: it takes one from its number each time that its timer fires, and never looks at the clock. The time asleep is
# missing: the page shows minutes in which the session has ended, and onComplete comes late by as much. Vant's counts to
# a moment. With VueUse, take the difference between the session's end and useNow().
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @vueuse/core@15.0.0 @vant/use@1.6.0 vue@3.5.45 jsdom@31.0.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('', { pretendToBeVisual: true });
const { document, Element, Node, SVGElement, requestAnimationFrame, cancelAnimationFrame } = window;
Object.assign(globalThis, { window, document, Element, Node, SVGElement, requestAnimationFrame, cancelAnimationFrame });
const { useCountDown } = await import('@vant/use');
const { useCountdown } = await import('@vueuse/core');
const { createApp } = await import('vue');

let left;
const setup = () => {
  const vueUse = useCountdown(60);
  const vant = useCountDown({ time: 60_000 });
  vueUse.start();
  vant.start();
  left = () => ({ VueUse: vueUse.remaining.value, Vant: Math.ceil(vant.current.value.total / 1000) });
  return () => null;
};
createApp({ setup }).mount(document.createElement('div'));

const start = Date.now();
await once(spawn('sh', ['-c', `kill -STOP ${process.pid}; sleep 8; kill -CONT ${process.pid}`]), 'exit');
await wait(500);
const right = 60 - (Date.now() - start) / 1000;
const seen = left();
console.log('seconds left:', { ...seen, right });
assert.ok(Math.abs(seen.Vant - right) < 2);
assert.ok(seen.VueUse - right > 5);
process.exit();
JS
node seen.mjs
