#!/usr/bin/env bash
# Chromium 156 (Debian's chromium-headless-shell has to be installed): the icon of a page under `default-src 'none'`
#
# A bank's or wallet's page allows nothing by its policy, and its server has no /favicon.ico. The usual cure of the 404 is
# <link rel="icon" href="data:,">, an icon of no bytes. One would expect it to be quieter than no link at all.
# Seen: without a link nothing is asked for and nothing is said. With it the policy is violated: the console has two errors,
# and a report goes to the page's owner for each view. Under a policy that allows images the link does what it is for.
# The sandbox's pages for banks and wallets, which have such a policy, have no link: apps/sandbox/src/pages.
set -euo pipefail
chromium=$(command -v chromium-headless-shell || true)
[[ -n $chromium ]] || { echo 'chromium-headless-shell is not installed' >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts playwright-core@1.56.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const asked = [];
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://bank');
  if (pathname !== '/') {
    asked.push(pathname);
    return response.writeHead(404).end();
  }
  response.setHeader('content-security-policy', `${searchParams.get('policy')}; report-uri /report`);
  response.setHeader('content-type', 'text/html');
  response.end(`<!doctype html>${searchParams.get('link')}<h1>Your bank</h1>`);
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
console.log('Chromium', browser.version());
async function view(policy, link) {
  const page = await browser.newPage();
  let errors = 0;
  page.on('console', (message) => (errors += message.type() === 'error' ? 1 : 0));
  asked.length = 0;
  await page.goto(`http://127.0.0.1:${server.address().port}/?${new URLSearchParams({ policy, link })}`);
  await wait(1_500);
  await page.close();
  return { errors, asked: [...asked].sort().join(' ') };
}
const EMPTY = '<link rel="icon" href="data:,">';
const seen = {
  'nothing allowed, no link': await view(`default-src 'none'`, ''),
  'nothing allowed, empty icon': await view(`default-src 'none'`, EMPTY),
  'images allowed, empty icon': await view(`default-src 'none'; img-src data:`, EMPTY),
};
await browser.close();
server.close();
console.log(seen);
assert.deepEqual(seen, {
  'nothing allowed, no link': { errors: 0, asked: '' },
  'nothing allowed, empty icon': { errors: 2, asked: '/report' },
  'images allowed, empty icon': { errors: 0, asked: '' },
});
JS
node seen.mjs "$chromium"
