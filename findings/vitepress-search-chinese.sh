#!/usr/bin/env bash
# vitepress 1.6.4, search provider "local"
#
# VitePress has its interface and its locales in Chinese, and the local search says that it looks through the pages' text.
# One would expect a word that stands in a sentence to be found.
# Seen: Chinese puts no spaces between words, and the index has everything between two punctuation marks as one word.
# The beginning of a sentence is found and the rest isn't, while an English word is found anywhere. A code such as
# SDK_PAYMENT_FAIL is three words there: a page that only speaks of a payment is found for it as well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts vitepress@1.6.4 minisearch@7.2.0
mkdir -p docs/.vitepress
echo 'export default { themeConfig: { search: { provider: "local" } } };' >docs/.vitepress/config.mjs
printf '# 订单\n\n顾客可以在订单页面查看退款进度。\n' >docs/index.md
printf '# Orders\n\nShoppers see the progress of a refund there.\n' >docs/orders.md
printf '# Codes\n\nThe last one is `SDK_PAYMENT_FAIL`.\n' >docs/codes.md
printf '# Money\n\nA payment takes a day.\n' >docs/money.md
node_modules/.bin/vitepress build docs >build.log 2>&1
cp docs/.vitepress/dist/assets/chunks/@localSearchIndexroot.*.js written.mjs
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import MiniSearch from 'minisearch';
import written from './written.mjs';

// the fields of the index, and the theme's way to search it
const index = MiniSearch.loadJSON(written, { fields: ['title', 'titles', 'text'], storeFields: ['title', 'titles'] });
const find = (text) => index.search(text, { fuzzy: 0.2, prefix: true }).map(({ title }) => title);

const seen = Object.fromEntries(
  ['顾客可以', '退款', '退款进度', 'refund', 'SDK_PAYMENT_FAIL'].map((text) => [text, find(text)]),
);
console.log(seen);
assert.deepEqual(seen, {
  顾客可以: ['订单'],
  退款: [],
  退款进度: [],
  refund: ['Orders'],
  SDK_PAYMENT_FAIL: ['Codes', 'Money'],
});
JS
node seen.mjs
