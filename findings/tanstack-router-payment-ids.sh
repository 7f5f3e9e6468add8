#!/usr/bin/env bash
# @tanstack/vue-router 1.170.35, the search parameters of a return address and of a link
#
# The bank sends the shopper back to ?paymentId=…, and the shop's page hands an order's number on in its query, to another
# page or another app. One would expect what stands in a query to be text, and text to be written as it is.
# Seen: each value is read as JSON if that can be done. A payment id of 34 digits is 2.02611301940108e+33, two of one minute
# are the same, 202611e8 is 20261100000000 and 12.50 is 12.5; 0012, which is no JSON, stays, and so do ids with letters. A
# text that could be read so is written with quotation marks: ?order=%2220261130%22 is what other apps and servers get.
# stringifySearch and parseSearch of the router can be exchanged.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @tanstack/vue-router@1.170.35 vue@3.5.45
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { createMemoryHistory, createRootRoute, createRoute, createRouter } from '@tanstack/vue-router';

const getParentRoute = () => root;
const root = createRootRoute();
const routeTree = root.addChildren([createRoute({ getParentRoute, path: '/paid' })]);
const ids = ['2026113019401080000012345678901234', '2026113019401080000012345678901299', '202611e8', '12.50', '0012', 'k7Pq'];

async function read(id) {
  const history = createMemoryHistory({ initialEntries: [`/paid?paymentId=${id}`] });
  const router = createRouter({ routeTree, history });
  await router.load();
  return router.state.location.search.paymentId;
}

const seen = { read: {}, written: {} };
const { buildLocation } = createRouter({ routeTree, history: createMemoryHistory() });
for (const id of ids) {
  seen.read[id] = await read(id);
  seen.written[id] = buildLocation({ to: '/paid', search: { paymentId: id } }).href.slice('/paid?paymentId='.length);
}
console.log(seen);
assert.deepEqual(seen.read, {
  '2026113019401080000012345678901234': 2.02611301940108e33,
  '2026113019401080000012345678901299': 2.02611301940108e33,
  '202611e8': 20261100000000,
  '12.50': 12.5,
  '0012': '0012',
  k7Pq: 'k7Pq',
});
assert.deepEqual(seen.written, {
  '2026113019401080000012345678901234': '%222026113019401080000012345678901234%22',
  '2026113019401080000012345678901299': '%222026113019401080000012345678901299%22',
  '202611e8': '%22202611e8%22',
  '12.50': '%2212.50%22',
  '0012': '0012',
  k7Pq: 'k7Pq',
});
JS
node seen.mjs
