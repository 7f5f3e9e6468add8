#!/usr/bin/env bash
# Chromium 156 and Firefox ESR 153 (Debian's chromium and firefox-esr have to be installed; driven by puppeteer-core
# 25.16.0): a modal <dialog> whose `cancel` is prevented
#
# While a payment is under way the dialog must stay, so `cancel` is prevented, which Escape brings about. One would expect
# Escape to do nothing, however often it is pressed.
# Seen: a dialog may refuse only as long as the shopper has clicked or typed something else since it last did. Chromium
# closes it at the third press after a click, Firefox at the second: `cancel` comes, `cancelable` is false, and then close.
# A shopper who gets no answer presses Escape more than once. closedby="none" keeps the dialog open in both.
# Our popup shows itself again, and takes the press for the wish to leave: libs/sdk-core/src/engines/hosted.
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
import { setTimeout as wait } from 'node:timers/promises';
import { launch } from 'puppeteer-core';

const html = (attribute) => `<!doctype html><button id="pay">Pay</button><dialog ${attribute}><p>One moment</p></dialog><script>
  const dialog = document.querySelector('dialog');
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  document.querySelector('#pay').addEventListener('click', () => dialog.showModal());
</script>`;

async function presses(browser, attribute) {
  const page = await browser.newPage();
  await page.setContent(html(attribute));
  await page.click('#pay');
  let count = 0;
  let open = true;
  while (open && count < 5) {
    await page.keyboard.press('Escape');
    count += 1;
    await wait(300);
    open = await page.$eval('dialog', (dialog) => dialog.open);
  }
  await page.close();
  return open ? 'stays open' : `closed by press ${count}`;
}

async function dialogs(settings) {
  const browser = await launch({ headless: true, ...settings });
  console.log(await browser.version());
  const seen = { prevented: await presses(browser, ''), 'closedby="none"': await presses(browser, 'closedby="none"') };
  await browser.close();
  return seen;
}

const [, , firefox, chromium] = process.argv;
const seen = {
  Chromium: await dialogs({ executablePath: chromium, args: ['--no-sandbox'] }),
  Firefox: await dialogs({ browser: 'firefox', executablePath: firefox }),
};
console.log(seen);
assert.deepEqual(seen, {
  Chromium: { prevented: 'closed by press 3', 'closedby="none"': 'stays open' },
  Firefox: { prevented: 'closed by press 2', 'closedby="none"': 'stays open' },
});
JS
node seen.mjs "$firefox" "$chromium"
