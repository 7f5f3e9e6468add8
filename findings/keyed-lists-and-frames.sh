#!/usr/bin/env bash
# vue 3.5.45, react 19.3.1 and lit 3.3.3 in Chromium 156 (Debian's chromium has to be installed), a keyed list with a
# frame in it; preact 11.2.0 beside them
#
# A checkout lists its payment methods by key, and the frame with the card form is the second of three. The first and
# the last change places. The frame keeps its place, so one would expect it to be left alone.
# Seen: the three take the frame out and put it in again to get the order right, and the browser loads it anew: what the
# shopper has typed is gone. Preact moves elements by moveBefore(), and nothing is lost, not even when the frame itself
# moves behind the others.
set -euo pipefail
chromium=$(command -v chromium || true)
[[ -n $chromium ]] || { echo 'Chromium is not installed' >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts vue@3.5.45 react@19.3.1 react-dom@19.3.1 lit@3.3.3 preact@11.2.0 esbuild@0.28.2 \
  playwright-core@1.56.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buildSync } from 'esbuild';
import { chromium } from 'playwright-core';

const contents = `
import { html, render as renderLit } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { h as preactElement, render as renderPreact } from 'preact';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { h, render as renderVue } from 'vue';

// a list of paragraphs with a frame among them, by a framework's own createElement()
const list = (create) => (keys) => {
  const items = keys.map((key) => (key === 'frame' ? create('iframe', { key, src: '/fields' }) : create('p', { key }, key)));
  return create('div', null, items);
};
const litItem = (key) => (key === 'frame' ? html\`<iframe src="/fields"></iframe>\` : html\`<p>\${key}</p>\`);
globalThis.frameworks = {
  vue: (box) => (keys) => renderVue(list(h)(keys), box),
  react(box) {
    const root = createRoot(box);
    return (keys) => flushSync(() => root.render(list(createElement)(keys)));
  },
  lit: (box) => (keys) => renderLit(html\`<div>\${repeat(keys, (key) => key, litItem)}</div>\`, box),
  preact: (box) => (keys) => renderPreact(list(preactElement)(keys), box),
};`;
const define = { 'process.env.NODE_ENV': '"production"' };
const { outputFiles } = buildSync({ stdin: { contents, resolveDir: process.cwd() }, bundle: true, write: false, define });

let loads = 0;
const server = createServer(({ url }, response) => {
  if (url === '/fields') loads += 1;
  response.setHeader('content-type', url === '/script' ? 'text/javascript' : 'text/html');
  const page = '<!doctype html><div id="box"></div><script src="/script"></script>';
  response.end(url === '/script' ? outputFiles[0].text : page);
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const ORDERS = {
  'keeps its place': [['wallet', 'frame', 'bank'], ['bank', 'frame', 'wallet']],
  'moves behind': [['frame', 'wallet', 'bank'], ['wallet', 'bank', 'frame']],
};
const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
console.log('Chromium', browser.version());
const seen = {};
for (const name of ['vue', 'react', 'lit', 'preact']) {
  seen[name] = {};
  for (const [what, [before, after]] of Object.entries(ORDERS)) {
    loads = 0;
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.evaluate(
      async ([framework, first, second]) => {
        const draw = frameworks[framework](document.querySelector('#box'));
        const settle = () => new Promise((resolve) => setTimeout(resolve, 500));
        draw(first);
        await settle();
        draw(second);
        await settle();
      },
      [name, before, after],
    );
    seen[name][what] = loads;
    await page.close();
  }
}
await browser.close();
server.close();
console.log('loads', seen);
const twice = { 'keeps its place': 2, 'moves behind': 2 };
assert.deepEqual(seen, { vue: twice, react: twice, lit: twice, preact: { 'keeps its place': 1, 'moves behind': 1 } });
JS
node seen.mjs "$chromium"
