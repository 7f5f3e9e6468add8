#!/usr/bin/env bash
# idiomorph 0.8.0, morphdom 2.7.8, nanomorph 5.4.3 and micromorph 0.4.5 in jsdom 31.0.1: a custom element with content of
# its own
#
# A page is refreshed by morphing it into what the server has sent: Turbo does so with Idiomorph, Phoenix LiveView
# with morphdom. A payment element, the same in both documents, has put its frame into itself as a child and its phase into
# an attribute, as elements do that need a frame in the page's own tree. One would expect an unchanged element to be left
# alone: only it knows what it has put there.
# Seen: in all four the element stays and both are taken away, since they aren't in the server's document. Nothing tells
# the element that its child is gone; what has been typed is lost. What stands in its shadow root stays. Idiomorph's and
# morphdom's callbacks can leave an element out.
# Our custom element brings its child back and opens the form again: libs/sdk-core/src/element.ts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts idiomorph@0.8.0 morphdom@2.7.8 nanomorph@5.4.3 micromorph@0.4.5 jsdom@31.0.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';

const markup = (total) => `<main><p>${total}</p><pay-form session="one"></pay-form></main>`;
const { window } = new JSDOM(`<!doctype html>${markup('Two shirts')}`);
const { document } = window;
for (const name of Object.getOwnPropertyNames(window)) if (/^[A-Z]/.test(name)) globalThis[name] ??= window[name];
Object.assign(globalThis, { window, document });
class PayForm extends window.HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: 'open' }).innerHTML = '<slot></slot>';
    this.append(document.createElement('iframe'));
    this.dataset.phase = 'ready';
  }
}
window.customElements.define('pay-form', PayForm);

const { Idiomorph } = await import('idiomorph');
const { default: morphdom } = await import('morphdom');
const { default: nanomorph } = await import('nanomorph');
const { default: micromorph } = await import('micromorph');
const parsed = (html) => Object.assign(document.createElement('div'), { innerHTML: html }).firstChild;
const isOther = (element) => element.localName !== 'pay-form';
const LIBRARIES = {
  idiomorph: (main, html) => Idiomorph.morph(main, html),
  morphdom: (main, html) => morphdom(main, html),
  nanomorph: (main, html) => nanomorph(main, parsed(html)),
  micromorph: (main, html) => micromorph(main, parsed(html)),
  'idiomorph, left out': (main, html) => Idiomorph.morph(main, html, { callbacks: { beforeNodeMorphed: isOther } }),
  'morphdom, left out': (main, html) => morphdom(main, html, { onBeforeElUpdated: isOther }),
};
const seen = {};
for (const [library, morph] of Object.entries(LIBRARIES)) {
  document.body.innerHTML = markup('Two shirts');
  const element = document.querySelector('pay-form');
  await morph(document.querySelector('main'), markup('Three shirts'));
  seen[library] = {
    text: document.querySelector('p').textContent,
    element: element.isConnected,
    'its shadow root': element.shadowRoot.childElementCount === 1,
    'its frame': element.querySelector('iframe') !== null,
    'its attribute': element.dataset.phase === 'ready',
  };
}
console.table(seen);
const stays = { text: 'Three shirts', element: true, 'its shadow root': true, 'its frame': true, 'its attribute': true };
const loses = { ...stays, 'its frame': false, 'its attribute': false };
assert.deepEqual(seen, {
  idiomorph: loses,
  morphdom: loses,
  nanomorph: loses,
  micromorph: loses,
  'idiomorph, left out': stays,
  'morphdom, left out': stays,
});
JS
node seen.mjs
