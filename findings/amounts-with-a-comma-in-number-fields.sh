#!/usr/bin/env bash
# Chromium 156 (Debian's chromium has to be installed; driven by puppeteer-core 25.16.0) in English, an amount with a
# comma in <input type="number">; Firefox ESR 153 (Debian's firefox-esr), and <input inputmode="decimal">, beside it
#
# A shopper gives a tip or a gift card's amount, in a browser that is set to English, and writes 12,50 as at home, or
# pastes it. HTML has the field's value be a floating-point number, or the empty string with badInput for what isn't
# one. One would expect 12.5, or an error that the shopper sees.
# Seen: Chromium leaves out what can't belong to a number, the key as well as what is pasted: 12,50 is 1250, a hundred
# times the amount, and valid. 1.234,50 is 1.23450, a thousandth of it, which only a step shows, and 1 250 is 1250.
# Firefox keeps what was written, has no value and says badInput. A field of text with inputmode="decimal" has the text,
# for the page to read.
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
import { launch } from 'puppeteer-core';

const html = '<!doctype html><input id="number" type="number" step="0.01"><input id="text" inputmode="decimal">';

async function amounts(settings) {
  const browser = await launch({ headless: true, ...settings });
  console.log(await browser.version());
  const page = await browser.newPage();
  const read = (id) =>
    page.$eval(id, ({ value, validity }) => (validity.badInput ? 'bad input' : validity.valid ? value : `${value}, invalid`));
  const seen = {};
  for (const amount of ['12.50', '12,50', '1.234,50', '1 250']) {
    await page.setContent(html);
    await page.type('#number', amount);
    await page.type('#text', amount);
    const typed = [await read('#number'), await read('#text')];
    await page.setContent(html);
    await page.focus('#number');
    await page.evaluate((text) => document.execCommand('insertText', false, text), amount);
    seen[amount] = [...typed, await read('#number')];
  }
  await browser.close();
  return seen;
}

const [, , firefox, chromium] = process.argv;
const seen = {
  Chromium: await amounts({ executablePath: chromium, args: ['--no-sandbox', '--lang=en-US'] }),
  Firefox: await amounts({ browser: 'firefox', executablePath: firefox }),
};
console.log(seen);
// typed into the number field, into the text field, and inserted into the number field at once
assert.deepEqual(seen, {
  Chromium: {
    '12.50': ['12.50', '12.50', '12.50'],
    '12,50': ['1250', '12,50', '1250'],
    '1.234,50': ['1.23450, invalid', '1.234,50', '1.23450, invalid'],
    '1 250': ['1250', '1 250', '1250'],
  },
  Firefox: {
    '12.50': ['12.50', '12.50', '12.50'],
    '12,50': ['bad input', '12,50', 'bad input'],
    '1.234,50': ['bad input', '1.234,50', 'bad input'],
    '1 250': ['bad input', '1 250', 'bad input'],
  },
});
JS
node seen.mjs "$firefox" "$chromium"
