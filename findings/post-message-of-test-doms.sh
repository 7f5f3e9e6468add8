#!/usr/bin/env bash
# happy-dom 21.0.4 and jsdom 29.1.1, window.postMessage()
#
# A shop's page and a payment frame talk by postMessage(). In HTML a message is a copy, what can't be copied (a
# function) throws, ports are handed over with it, targetOrigin may stand in an options object or be "/" for the page's
# own origin, and a message for another origin is dropped without an error. One would expect a unit test of such code to
# meet the same.
# Seen: in both the listener gets the sender's own object, functions included; the port is lost; the options object is
# refused as an origin. happy-dom refuses "/" and throws for another origin; jsdom drops "/", and its messages have
# neither origin nor source, so that code which checks them hears nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts happy-dom@21.0.4 jsdom@29.1.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { Window } from 'happy-dom';
import { JSDOM } from 'jsdom';

const url = 'https://shop.example/checkout';
const DOMS = { 'happy-dom': () => new Window({ url }), jsdom: () => new JSDOM('', { url }).window };

async function post(open, message, ...others) {
  const page = open();
  const events = [];
  page.addEventListener('message', (event) => events.push(event));
  try {
    page.postMessage(message, ...others);
  } catch (error) {
    return { error: error.name };
  }
  await wait(50);
  return events[0] ?? 'nothing';
}

const seen = {};
for (const [name, open] of Object.entries(DOMS)) {
  const { port1 } = new MessageChannel();
  const message = { pay() {} };
  const event = await post(open, message, '*');
  seen[name] = {
    copied: event.data !== message,
    origin: event.origin,
    'has a source': event.source !== null,
    ports: (await post(open, {}, '*', [port1])).ports.length,
    options: await post(open, {}, { targetOrigin: 'https://shop.example' }),
    '/': await post(open, {}, '/'),
    'another origin': await post(open, {}, 'https://other.example'),
  };
  port1.close();
}
console.log(seen);
const refused = { error: 'SecurityError' };
assert.deepEqual(seen, {
  'happy-dom': {
    copied: false,
    origin: 'https://shop.example',
    'has a source': true,
    ports: 0,
    options: refused,
    '/': refused,
    'another origin': refused,
  },
  jsdom: {
    copied: false,
    origin: '',
    'has a source': false,
    ports: 0,
    options: { error: 'SyntaxError' },
    '/': 'nothing',
    'another origin': 'nothing',
  },
});
process.exit(0);
JS
node seen.mjs
