#!/usr/bin/env bash
# astro 7.3.5 (its Node adapter 11.1.6 as a middleware) behind helmet 8.3.0 with its defaults in express 5.3.0, a form
# in Chromium 156 (Debian's chromium has to be installed)
#
# A shop in Astro runs inside an Express server, which has Helmet. The checkout is a form that posts to its own page.
# Astro checks by default that a form comes from the site itself: the header Origin has to be the address's own. One
# would expect a form of the very same page to pass.
# Seen: 403, "Cross-site POST form submissions are forbidden", for every form. Helmet's default is Referrer-Policy:
# no-referrer, and with that policy the Fetch standard ("append a request Origin header") has a browser send Origin:
# null with a form's POST, to the site itself as well. Sec-Fetch-Site says same-origin, which Astro doesn't read. Tests
# that call the server pass, as nothing in them knows the policy of the page before. The policy
# strict-origin-when-cross-origin, which browsers have without any, lets the form through, and tells the bank no more
# than the shop's host.
set -euo pipefail
chromium=$(command -v chromium || true)
[[ -n $chromium ]] || { echo 'Chromium is not installed' >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts --legacy-peer-deps astro@7.3.5 @astrojs/node@11.1.6 express@5.3.0 helmet@8.3.0 \
  puppeteer-core@25.16.0
mkdir -p src/pages
cat >astro.config.mjs <<'JS'
import node from '@astrojs/node';
export default { output: 'server', adapter: node({ mode: 'middleware' }) };
JS
cat >src/pages/index.astro <<'ASTRO'
---
const { request } = Astro;
const amount = request.method === 'POST' ? (await request.formData()).get('amount') : 'nothing';
---
<form method="post"><input type="hidden" name="amount" value="1250"><button>Pay</button></form>
<p>Taken: {amount}</p>
ASTRO
ASTRO_TELEMETRY_DISABLED=1 npx astro build >/dev/null
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import express from 'express';
import helmet from 'helmet';
import { launch } from 'puppeteer-core';
import { handler } from './dist/server/entry.mjs';

const browser = await launch({ executablePath: process.argv[2], headless: true, args: ['--no-sandbox'] });
console.log(await browser.version());

/** What the form's POST has with it, and how it is answered, when the page comes through these middlewares. */
async function pay(...middlewares) {
  let sent;
  const app = express();
  app.use(...middlewares, (request, response, next) => {
    const { origin, host } = request.headers;
    if (request.method === 'POST') sent = [origin === `http://${host}` ? 'its own' : origin, request.headers['sec-fetch-site']];
    next();
  });
  app.use(handler);
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const [answer] = await Promise.all([page.waitForNavigation(), page.click('button')]);
  const text = /Cross-site.*|Taken: \d+/.exec(await answer.text())?.[0];
  await page.close();
  server.close();
  return [...sent, answer.status(), text];
}
const seen = {
  'no Helmet': await pay(),
  Helmet: await pay(helmet()),
  'another policy': await pay(helmet({ referrerPolicy: { policy: 'strict-origin-when-cross-origin' } })),
};
await browser.close();
console.log(seen);
const taken = ['its own', 'same-origin', 200, 'Taken: 1250'];
assert.deepEqual(seen, {
  'no Helmet': taken,
  Helmet: ['null', 'same-origin', 403, 'Cross-site POST form submissions are forbidden'],
  'another policy': taken,
});
process.exit();
JS
node seen.mjs "$chromium"
