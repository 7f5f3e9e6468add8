#!/usr/bin/env bash
# Firefox ESR 153.8 (Debian's firefox-esr has to be installed), Element.moveBefore(), driven by puppeteer-core 24.16.0
#
# The DOM Standard says of moveBefore() that it moves a node without removing it, and its first use case are frames: they
# don't load again. A payment form is a frame, mostly in a component, often in the component's shadow root. One would
# expect it to keep what has been typed wherever it stands in what is moved.
# Seen: it does in a plain element and as a slotted child, and it doesn't in a shadow root: there the frame loads its page
# again, and the card number is gone. Chromium 156 keeps it in all three. Moving the shadow root's host from one parent to
# another is enough.
# Our form is in a shadow root: what was typed is lost, and a payment goes on. docs/browsers.md says so, and a browser
# test of the custom element plays both.
set -euo pipefail
firefox=$(command -v firefox-esr || true)
[[ -n $firefox ]] || { echo 'Firefox ESR is not installed' >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts puppeteer-core@24.16.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import puppeteer from 'puppeteer-core';

const loads = new Map();
const server = createServer(({ url }, response) => {
  loads.set(url, (loads.get(url) ?? 0) + 1);
  response.setHeader('content-type', 'text/html');
  response.end('<!doctype html><input>');
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath: process.argv[2],
  headless: true,
});
console.log(await browser.version());
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${server.address().port}/shop`);

/** Puts a frame where `place` says, types into it, and moves what is around it. */
const typedAfterMove = (place) =>
  page.evaluate(async (place) => {
    const around = document.createElement('div');
    const frame = document.createElement('iframe');
    frame.src = `/${place}`;
    if (place === 'plain') around.append(frame);
    else {
      const root = around.attachShadow({ mode: 'open' });
      if (place === 'slotted') {
        root.append(document.createElement('slot'));
        around.append(frame);
      } else root.append(frame);
    }
    const loaded = () => new Promise((go) => frame.addEventListener('load', go, { once: true }));
    const first = loaded();
    document.body.append(around);
    await first;
    frame.contentDocument.querySelector('input').value = 'typed';
    const again = loaded();
    document.body.appendChild(document.createElement('section')).moveBefore(around, null);
    await Promise.race([again, new Promise((go) => setTimeout(go, 1_000))]);
    return frame.contentDocument.querySelector('input').value;
  }, place);

const seen = {};
for (const place of ['plain', 'slotted', 'shadow']) {
  const typed = await typedAfterMove(place);
  seen[place] = { typed, loads: loads.get(`/${place}`) };
}
console.log(seen);
await browser.close();
server.close();
assert.deepEqual(seen, {
  plain: { typed: 'typed', loads: 1 },
  slotted: { typed: 'typed', loads: 1 },
  shadow: { typed: '', loads: 2 },
});
JS
node seen.mjs "$firefox"
