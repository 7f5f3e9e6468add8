#!/usr/bin/env bash
# happy-dom 21.0.4, events of slotted elements; jsdom 29.1.1 beside it
#
# A click on a child that stands in a slot of its parent's shadow tree passes through that slot and the elements around
# it, as in every browser: one would expect a listener there to be called, and composedPath() to name them.
# Seen: happy-dom goes from the child straight to the host. The shadow tree hears nothing, so a custom element that waits
# for clicks on its slot never opens in a unit test. jsdom does it as browsers do.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts happy-dom@21.0.4 jsdom@29.1.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { Window } from 'happy-dom';
import { JSDOM } from 'jsdom';

function heardBy({ document }) {
  const host = document.createElement('div');
  const child = document.createElement('button');
  document.body.append(host);
  host.attachShadow({ mode: 'open' }).innerHTML = '<section><slot></slot></section>';
  host.append(child);
  const heard = [];
  const listen = (target, name) => target.addEventListener('click', () => heard.push(name));
  listen(host.shadowRoot.querySelector('slot'), 'slot');
  listen(host.shadowRoot.querySelector('section'), 'section');
  listen(host, 'host');
  child.click();
  return heard;
}

const seen = { 'happy-dom': heardBy(new Window()), jsdom: heardBy(new JSDOM().window) };
console.log(seen);
assert.deepEqual(seen, { 'happy-dom': ['host'], jsdom: ['slot', 'section', 'host'] });
JS
node seen.mjs
