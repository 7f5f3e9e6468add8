#!/usr/bin/env bash
# helmet 8.3.0 with its defaults and express 5.3.0, a form whose answer leads to a bank, in Chromium 156 (Debian's chromium
# has to be installed)
#
# A shop's own form asks its server for a payment, and the server answers with a redirect to the bank's or wallet's page.
# The policy says form-action 'self', and the form's action is the shop's: one would expect the shopper to come to the bank.
# Seen: Chromium applies form-action to the redirects behind the form too. The server has created the payment, the page
# of the bank is blocked, and the shopper stays where they were, with a message in the console. The same redirect behind a
# link is followed, and so is the form without form-action, which is not derived from default-src.
# What to do is in docs/guide/content-security-policy.md.
set -euo pipefail
chromium=$(command -v chromium || true)
[[ -n $chromium ]] || { echo 'Chromium is not installed' >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts helmet@8.3.0 express@5.3.0 playwright-core@1.56.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import express from 'express';
import helmet from 'helmet';
import { chromium } from 'playwright-core';

async function listen(app, host) {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { address: `http://${host}:${server.address().port}`, close: () => server.close() };
}
const page = (title, body = '') => `<!doctype html><title>${title}</title><link rel="icon" href="data:,">${body}`;
const bank = await listen(express().get('/', (_, answer) => answer.send(page('Bank'))), '127.0.0.1');
const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
console.log('Chromium', browser.version());

async function play(policy, selector) {
  let payments = 0;
  const app = express();
  app.use(policy);
  const body = '<form method="post" action="/pay"><button>Pay</button></form><a href="/pay">Pay</a>';
  app.get('/', (_, answer) => answer.send(page('Shop', body)));
  app.all('/pay', (_, answer) => {
    payments++;
    answer.redirect(303, bank.address);
  });
  const shop = await listen(app, 'localhost');
  const tab = await browser.newPage();
  const isBlocked = (message) => message.text().includes(`form-action 'self'`);
  const blocked = tab.waitForEvent('console', isBlocked).then(() => 'blocked');
  await tab.goto(shop.address);
  await tab.click(selector, { noWaitAfter: true });
  const arrived = tab.waitForURL(`${bank.address}/`).then(() => 'arrived');
  const way = await Promise.any([blocked, arrived]);
  const seen = { way, title: await tab.title(), payments };
  await Promise.allSettled([blocked, arrived, tab.close()]);
  shop.close();
  return seen;
}
const without = helmet({ contentSecurityPolicy: { directives: { formAction: null } } });
const seen = {
  form: await play(helmet(), 'button'),
  link: await play(helmet(), 'a'),
  'form without form-action': await play(without, 'button'),
};
await browser.close();
bank.close();
console.log(seen);
assert.deepEqual(seen, {
  form: { way: 'blocked', title: 'Shop', payments: 1 },
  link: { way: 'arrived', title: 'Bank', payments: 1 },
  'form without form-action': { way: 'arrived', title: 'Bank', payments: 1 },
});
JS
node seen.mjs "$chromium"
