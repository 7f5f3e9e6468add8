#!/usr/bin/env bash
# klona 2.0.6, rfdc 1.4.1 and node-cache 5.1.2, copies of an order in Node 26.10.0, which has Temporal; lodash 4.18.1,
# cloneDeep(), beside them
#
# An order is copied before it is changed, or comes from a cache that gives out copies. Its amount is a Decimal
# (decimal.js 10.6.0) or of a class of the shop's with a private field, its time a Temporal.Instant. One would expect a
# deep copy to have the same amount, or an error while it is made.
# Seen: klona calls the class's constructor without arguments, so that the copy's amount is undefined, without an error. rfdc
# makes plain objects: JSON has {"s":1,"e":1,"d":[12,5000000]} in place of "12.5", and {} for the other two. node-cache,
# which copies by itself, takes them, and what get() answers throws as soon as it is used; with `useClones: false` it
# doesn't. lodash has the Decimal and the time right, and leaves out a private field as node-cache does.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts klona@2.0.6 rfdc@1.4.1 node-cache@5.1.2 lodash@4.18.1 decimal.js@10.6.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { Decimal } from 'decimal.js';
import { klona } from 'klona';
import lodash from 'lodash';
import NodeCache from 'node-cache';
import rfdc from 'rfdc';

class Money {
  #text;
  constructor(text) {
    this.#text = text;
  }
  toJSON() {
    return this.#text;
  }
}
const cache = new NodeCache();
const COPIES = {
  klona,
  rfdc: rfdc(),
  'node-cache': (order) => {
    cache.set('order', order);
    return cache.get('order');
  },
  lodash: lodash.cloneDeep,
};
const VALUES = {
  decimal: new Decimal('12.50'),
  money: new Money('12.50'),
  instant: Temporal.Instant.from('2026-11-30T12:00:00Z'),
};
const seen = {};
for (const [name, copy] of Object.entries(COPIES)) {
  seen[name] = {};
  for (const [kind, value] of Object.entries(VALUES)) {
    const { copied } = copy({ copied: value });
    try {
      seen[name][kind] = JSON.stringify(copied);
    } catch (error) {
      seen[name][kind] = error.constructor.name;
    }
  }
}
console.log(seen);
const instant = '"2026-11-30T12:00:00Z"';
assert.deepEqual(seen, {
  klona: { decimal: '"12.5"', money: undefined, instant },
  rfdc: { decimal: '{"s":1,"e":1,"d":[12,5000000]}', money: '{}', instant: '{}' },
  'node-cache': { decimal: '"12.5"', money: 'TypeError', instant: 'TypeError' },
  lodash: { decimal: '"12.5"', money: 'TypeError', instant },
});
JS
node seen.mjs
