#!/usr/bin/env bash
# vitepress 1.6.4, the default theme's page for an address that isn't found
#
# WCAG 2.5.3 asks that a link's accessible name has the text that it shows, so that whoever steers by voice can say what
# they read. One would expect the one link of that page to keep to it.
# Seen: it shows "Take me home" and is called "go to home". Whoever translates `notFound.linkText` alone gets a
# link that shows one language and is read out in another: its `linkLabel` stays English.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts vitepress@1.6.4 jsdom@29.1.1 dom-accessibility-api@0.7.1
mkdir -p docs/.vitepress
cat >docs/.vitepress/config.mjs <<'JS'
export default {
  locales: {
    root: { label: 'English', lang: 'en' },
    de: { label: 'Deutsch', lang: 'de', themeConfig: { notFound: { linkText: 'Zur Startseite' } } },
  },
};
JS
mkdir docs/de
# the page itself is drawn in the browser; its component is drawn here at build time
cat >docs/missing.md <<'MD'
---
layout: false
---
<script setup>
import NotFound from 'vitepress/dist/client/theme-default/NotFound.vue';
</script>

<NotFound />
MD
cp docs/missing.md docs/de/missing.md
node_modules/.bin/vitepress build docs >build.log 2>&1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { computeAccessibleName } from 'dom-accessibility-api';
import { JSDOM } from 'jsdom';

function linkOf(page) {
  const { document } = new JSDOM(readFileSync(`docs/.vitepress/dist/${page}.html`, 'utf8')).window;
  const link = document.querySelector('.NotFound a');
  return { shows: link.textContent.trim(), 'is called': computeAccessibleName(link) };
}

const seen = { en: linkOf('missing'), de: linkOf('de/missing') };
console.log(seen);
assert.deepEqual(seen, {
  en: { shows: 'Take me home', 'is called': 'go to home' },
  de: { shows: 'Zur Startseite', 'is called': 'go to home' },
});
JS
node seen.mjs
