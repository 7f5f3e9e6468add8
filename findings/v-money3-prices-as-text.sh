#!/usr/bin/env bash
# v-money3 3.26.1 with vue 3.5.45 in jsdom: the field of an amount whose model is text
#
# A form shows a refund to be confirmed, and the amount comes from the shop's server as text: "12.5". With the number 12.5
# the field shows 12.50. One would expect the same of the text.
# Seen: the text shows 1.25, a tenth, and "12" shows 0.12. The digits count from the right, whatever the point says, and
# with "12.50" all is well, so that it depends on how the server writes an amount. The model stays 12.5 until a key is
# pressed, and goes on from what was shown. The documentation has it under arbitrary precision: with v-model.number a
# text is read as an amount.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts v-money3@3.26.1 vue@3.5.45 jsdom@31.0.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<!doctype html>');
for (const name of ['document', 'Element', 'SVGElement', 'MathMLElement', 'ShadowRoot', 'Event', 'window'])
  globalThis[name] = window[name] ?? window;
const { Money3Component } = await import('v-money3');
const { createApp, h, nextTick, ref } = await import('vue');

async function play(start, modifiers) {
  const model = ref(start);
  const field = () =>
    h(Money3Component, {
      precision: 2,
      modelValue: model.value,
      modelModifiers: modifiers,
      'onUpdate:modelValue': (to) => (model.value = to),
    });
  const place = document.body.appendChild(document.createElement('div'));
  createApp(field).mount(place);
  await nextTick();
  const input = place.querySelector('input');
  const shown = input.value;
  const before = model.value;
  input.value = shown.slice(0, -1);
  input.dispatchEvent(new window.Event('input'));
  await nextTick();
  return { shown, before, afterBackspace: model.value };
}
const seen = {};
for (const start of [12.5, '12.50', '12.5', '12']) seen[JSON.stringify(start)] = await play(start, {});
seen['"12.5", .number'] = await play('12.5', { number: true });
console.table(seen);
assert.deepEqual(seen, {
  12.5: { shown: '12.50', before: 12.5, afterBackspace: '1.25' },
  '"12.50"': { shown: '12.50', before: '12.50', afterBackspace: '1.25' },
  '"12.5"': { shown: '1.25', before: '12.5', afterBackspace: '0.12' },
  '"12"': { shown: '0.12', before: '12', afterBackspace: '0.01' },
  '"12.5", .number': { shown: '12.50', before: '12.5', afterBackspace: 1.25 },
});
JS
node seen.mjs
