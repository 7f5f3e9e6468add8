#!/usr/bin/env bash
# pinia-plugin-persistedstate 4.7.1 with pinia 4.1.0: an object in the state that has lost an entry; useStorage() of
# @vueuse/core 15.0.0 beside it
#
# A cart offers an insurance and has it chosen at first: { extras: { insurance: 499 } }. The shopper takes it out, and the
# cart is kept for the next visit. One would expect the cart to be on the next visit what was stored.
# Seen: without it is stored, and with it is what the page has after a reload, and what the shopper is charged for. Pinia's
# $patch(), by which the plugin puts the stored state in, merges objects into the initial state, at every depth; nothing can
# be taken out that way. Arrays are replaced as a whole, so that most carts are right. Set an entry to null, or begin with
# an empty object. useStorage() gives what was stored.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts pinia@4.1.0 pinia-plugin-persistedstate@4.7.1 @vueuse/core@15.0.0 vue@3.5.45
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { useStorage } from '@vueuse/core';
import { createPinia, defineStore } from 'pinia';
import plugin from 'pinia-plugin-persistedstate';
import { createSSRApp, nextTick } from 'vue';

const stored = new Map();
const storage = {
  getItem: (key) => stored.get(key) ?? null,
  setItem: (key, value) => stored.set(key, value),
  removeItem: (key) => stored.delete(key),
};
const initial = () => ({ lines: ['shirt'], extras: { insurance: 499 } });

const useCart = defineStore('pinia', { state: initial, persist: { storage } });
const visits = {
  Pinia() {
    const pinia = createPinia().use(plugin);
    createSSRApp({}).use(pinia);
    return useCart(pinia).$state;
  },
  VueUse: () => useStorage('vueuse', initial(), storage).value,
};

const seen = {};
for (const [name, visit] of Object.entries(visits)) {
  const cart = visit();
  cart.lines.splice(0);
  delete cart.extras.insurance;
  await nextTick();
  seen[name] = { stored: JSON.parse(stored.get(name.toLowerCase())), 'next visit': JSON.parse(JSON.stringify(visit())) };
}
console.dir(seen, { depth: null });
const empty = { lines: [], extras: {} };
assert.deepEqual(seen, {
  Pinia: { stored: empty, 'next visit': { lines: [], extras: { insurance: 499 } } },
  VueUse: { stored: empty, 'next visit': empty },
});
JS
node seen.mjs
