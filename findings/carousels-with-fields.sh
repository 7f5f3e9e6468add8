#!/usr/bin/env bash
# @splidejs/splide 4.1.4, `type: 'loop'`, and @glidejs/glide 3.7.1, `type: 'carousel'`, with fields in their slides, in
# jsdom 31.0.1
#
# A basket offers extras in a carousel, each with its number in a field. The shopper makes one gift three. One would
# expect the form to send what its fields show: gift=3.
# Seen: a carousel without an end copies slides to both of its ends, with their fields and names, and marks the copies as
# hidden for screen readers alone. The form sends gift=1, gift=3 and gift=1: a server that takes the last one orders one,
# a server that adds them up five. The other extras are ordered twice. Without the loop all is well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @splidejs/splide@4.1.4 @glidejs/glide@3.7.1 jsdom@31.0.1
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('', { pretendToBeVisual: true });
window.matchMedia = () => ({ matches: false, addEventListener() {}, removeEventListener() {} });
window.CSS = { supports: () => true };
const names = ['document', 'CSS', 'CustomEvent', 'DOMParser', 'Event', 'Element', 'HTMLElement', 'NodeList', 'FormData'];
const functions = ['getComputedStyle', 'matchMedia', 'requestAnimationFrame', 'cancelAnimationFrame'];
for (const name of [...names, ...functions]) globalThis[name] = window[name];
globalThis.window = window;
const { default: Glide } = await import('@glidejs/glide');
const { Splide } = await import('@splidejs/splide');

const extras = ['wrapping', 'gift', 'bag'];
const slides = extras.map((name) => `<div class="splide__slide glide__slide"><input name="${name}" value="1"></div>`);
const list = `<div class="splide__list glide__slides">${slides.join('')}</div>`;
const track = `<div class="splide__track glide__track" data-glide-el="track">${list}</div>`;

function sent(start) {
  document.body.innerHTML = `<form><div class="splide glide">${track}</div></form>`;
  const gift = document.querySelector('[name=gift]');
  start(document.querySelector('.splide'));
  gift.value = '3';
  const form = new FormData(document.querySelector('form'));
  return extras.map((name) => `${name} ${form.getAll(name).join(', ')}`).join('; ');
}

const seen = {
  'Splide, slide': sent((root) => new Splide(root, { type: 'slide' }).mount()),
  'Splide, loop': sent((root) => new Splide(root, { type: 'loop' }).mount()),
  'Glide, slider': sent((root) => new Glide(root, { type: 'slider' }).mount()),
  'Glide, carousel': sent((root) => new Glide(root, { type: 'carousel' }).mount()),
};
console.log(seen);
const one = 'wrapping 1; gift 3; bag 1';
const copies = 'wrapping 1, 1; gift 1, 3, 1; bag 1, 1';
assert.deepEqual(seen, { 'Splide, slide': one, 'Splide, loop': copies, 'Glide, slider': one, 'Glide, carousel': copies });
process.exit();
JS
node seen.mjs
