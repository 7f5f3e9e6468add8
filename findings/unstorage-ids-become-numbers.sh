#!/usr/bin/env bash
# unstorage 1.17.6, the storage of Nitro and Nuxt (useStorage())
#
# A handler keeps the id of a bank's answer by the order's key, as text, and reads it again to ask for a refund.
# setItem() takes a string, so one would expect getItem() to give it back.
# Seen: what looks like JSON is read as JSON. The id 9007199254740993 comes back as the number 9007199254740992, another
# payment's; 202611e8 is 20261100000000, "12.50" is 12.5 and "true" is true. An id with a zero in front or with more
# than 16 digits stays text, so that it depends on the id. getItemRaw() gives the text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts unstorage@1.17.6
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { createStorage } from 'unstorage';

const storage = createStorage();
const TEXTS = ['9007199254740993', '202611e8', '12.50', 'true', '0012', '20261130194010800'];
const seen = [];
for (const text of TEXTS) {
  await storage.setItem('order', text);
  seen.push([text, await storage.getItem('order'), await storage.getItemRaw('order')]);
}
console.log(seen);
assert.deepEqual(
  seen.map(([, item]) => item),
  [9007199254740992, 20261100000000, 12.5, true, '0012', '20261130194010800'],
);
for (const [text, , raw] of seen) assert.equal(raw, text);
JS
node seen.mjs
