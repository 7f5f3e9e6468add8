#!/usr/bin/env bash
# reka-ui 2.10.5, DialogContent, in Chromium 156 (Debian's chromium has to be installed)
#
# A shop shows its basket in a dialog of a component library; Pay opens a payment popup, which is a native <dialog> in the
# browser's top layer, above everything and with everything else inert. One would expect the basket to stay while the
# shopper presses something in the popup.
# Seen: any press in the popup counts as a press outside of the basket and closes it, and what was opened from the basket's
# component goes with it. And since a modal DialogContent sets `pointer-events: none` on the body, which a native dialog
# inherits, a popup that doesn't set `auto` doesn't even hear the press. In the basket all is as it should be.
# Our popup inherits nothing, and keeps what is pressed in it from the page: libs/sdk-core/src/engines/hosted.
set -euo pipefail
chromium=$(command -v chromium || true)
[[ -n $chromium ]] || { echo 'Chromium is not installed' >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent vue@3.5.22 reka-ui@2.10.5 esbuild@0.28.2 playwright-core@1.56.0
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { buildSync } from 'esbuild';
import { chromium } from 'playwright-core';

const contents = `
import { DialogContent, DialogPortal, DialogRoot, DialogTitle } from 'reka-ui';
import { createApp, h, ref } from 'vue';
const open = ref(true);
const basket = () => h(DialogContent, { id: 'basket' }, () => [h(DialogTitle, () => 'Your basket'), h('p', 'One shirt')]);
createApp(() =>
  h(DialogRoot, { open: open.value, 'onUpdate:open': (to) => (open.value = to) }, () => h(DialogPortal, basket)),
).mount(document.body.appendChild(document.createElement('div')));
globalThis.pay = (pointerEvents) => {
  const popup = document.body.appendChild(document.createElement('dialog'));
  popup.style.pointerEvents = pointerEvents;
  popup.innerHTML = '<h2 id="payment">Payment</h2>';
  popup.showModal();
};`;
const script = buildSync({
  stdin: { contents, resolveDir: process.cwd() },
  bundle: true,
  write: false,
  define: { 'process.env.NODE_ENV': '"production"' },
}).outputFiles[0];

const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
console.log('Chromium', browser.version());
async function play(press) {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><title>Shop</title>');
  await page.addScriptTag({ content: script.text });
  await page.locator('#basket').waitFor();
  const reached = await press(page);
  await page.waitForTimeout(500);
  const stays = (await page.locator('#basket').count()) === 1;
  await page.close();
  return { reached, stays };
}
/** Presses the middle of it, whatever is there; answers whether it heard. */
async function pressAt(page, selector) {
  const element = page.locator(selector);
  await element.evaluate((one) => one.addEventListener('pointerdown', () => (one.heard = true)));
  const { x, y, width, height } = await element.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  return element.evaluate((one) => one.heard === true).catch(() => true);
}
const pressInPopup = (pointerEvents) => async (page) => {
  await page.evaluate((value) => pay(value), pointerEvents);
  return pressAt(page, '#payment');
};
const seen = {
  'a press in the basket': await play((page) => pressAt(page, '#basket p')),
  'a press in the popup': await play(pressInPopup('')),
  'a press in a popup with pointer-events: auto': await play(pressInPopup('auto')),
};
await browser.close();
console.log(seen);
assert.deepEqual(seen, {
  'a press in the basket': { reached: true, stays: true },
  'a press in the popup': { reached: false, stays: false },
  'a press in a popup with pointer-events: auto': { reached: true, stays: false },
});
JS
node seen.mjs "$chromium"
