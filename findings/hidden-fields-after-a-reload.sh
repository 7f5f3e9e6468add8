#!/usr/bin/env bash
# Firefox ESR 153 (Debian's firefox-esr has to be installed; driven by puppeteer-core 25.16.0), a hidden field after a
# reload; Chromium 156 (Debian's chromium) beside it
#
# The page has the amount, or the id of a payment session, in a hidden field. A script writes into it, for example when the
# shopper chooses express delivery. The payment fails, the shopper reloads, and the server sends the page with what holds
# now. One would expect the form to hold what the server has sent, as the text beside it does.
# Seen: Firefox keeps what shoppers have typed over a reload, and counts a hidden field that a script has changed as
# typed. The page says 20.00, and the form sends the 15.00 from before, or the session that has failed. Chromium has the
# server's value. autocomplete="off" on the field or the form helps; a field that no script has touched is right.
# What to do is in docs/symptoms.md.
set -euo pipefail
firefox=$(command -v firefox-esr || true)
chromium=$(command -v chromium || true)
[[ -n $firefox && -n $chromium ]] || { echo 'Firefox ESR or Chromium is not installed' >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts puppeteer-core@25.16.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { launch } from 'puppeteer-core';

let price = '10.00';
const server = createServer((request, response) => {
  const field = (name, more) => `<input type="hidden" name="${name}" value="${price}"${more}>`;
  const fields = [field('changed', ''), field('off', ' autocomplete="off"'), field('untouched', '')].join('');
  response.setHeader('content-type', 'text/html');
  response.end(`<!doctype html><link rel="icon" href="data:,"><form>${fields}<button>Pay ${price}</button></form>`);
}).listen(0, '127.0.0.1');
await once(server, 'listening');

async function afterReload(settings) {
  const browser = await launch({ headless: true, ...settings });
  console.log(await browser.version());
  const page = await browser.newPage();
  price = '10.00';
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate(() => {
    for (const name of ['changed', 'off']) document.forms[0].elements[name].value = '15.00';
  });
  price = '20.00';
  await page.reload();
  const seen = await page.evaluate(() => ({
    button: document.querySelector('button').textContent,
    ...Object.fromEntries(new FormData(document.forms[0])),
  }));
  await browser.close();
  return seen;
}

const [, , firefox, chromium] = process.argv;
const seen = {
  Firefox: await afterReload({ browser: 'firefox', executablePath: firefox }),
  Chromium: await afterReload({ executablePath: chromium, args: ['--no-sandbox'] }),
};
server.close();
console.log(seen);
const sent = { button: 'Pay 20.00', changed: '20.00', off: '20.00', untouched: '20.00' };
assert.deepEqual(seen, { Firefox: { ...sent, changed: '15.00' }, Chromium: sent });
JS
node seen.mjs "$firefox" "$chromium"
