#!/usr/bin/env bash
# @alipay/ams-checkout 1.47.2, loading it in a page
#
# The package reads the query string of the page while it is being loaded. A query belongs to the shop, and may hold a
# lone percent sign or text in another encoding than UTF-8, as old affiliate links do; one would expect that to be none
# of a payment script's business.
# Seen: the import itself fails with "URIError: URI malformed", so the page has no cashier. Escaped as %25, or behind the
# hash, the same text does no harm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @alipay/ams-checkout@1.47.2 esbuild@0.28.2 jsdom@29.1.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { buildSync } from 'esbuild';
import { JSDOM, VirtualConsole } from 'jsdom';

const { outputFiles } = buildSync({
  stdin: { contents: "export * from '@alipay/ams-checkout'", resolveDir: process.cwd() },
  bundle: true,
  format: 'iife',
  write: false,
  define: { 'process.env.NODE_ENV': '"production"' },
});

function load(address) {
  const url = `https://shop.example/${address}`;
  const page = new JSDOM('<body>', { url, runScripts: 'outside-only', virtualConsole: new VirtualConsole() });
  try {
    page.window.eval(outputFiles[0].text);
    return 'loaded';
  } catch (error) {
    return error.name;
  }
}

const seen = Object.fromEntries(
  ['', '?discount=50%', '?q=%C4%E3', '?discount=50%25', '#50%'].map((address) => [address, load(address)]),
);
console.log(seen);
assert.deepEqual(seen, {
  '': 'loaded',
  '?discount=50%': 'URIError',
  '?q=%C4%E3': 'URIError',
  '?discount=50%25': 'loaded',
  '#50%': 'loaded',
});
// the timers of the pages
process.exit(0);
JS
node seen.mjs
