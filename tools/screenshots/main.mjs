/**
 * npm run screenshots: each shop as a shopper sees it, on a phone and on a desk, and every state of the cashier, in
 * dist/screenshots, which Git ignores. Those that documents embed are copied to docs/screenshots.
 */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureBrowser, launchOptions } from '../stack/browser.ts';
import { ensureBuilt } from '../stack/build.ts';
import { startCorePage } from '../stack/core-page.mjs';
import { inRoot, runMain, startStack } from '../stack/index.ts';
import { shootCashier } from './cashier-states.mjs';
import { ensureFonts } from './fonts.ts';

const SHOPS = /** @type {const} */ (['vanilla', 'vue', 'angular']);

const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
};

const CARDS = { good: '4054695723100768', declined: '4054692760174822' };

/** Pictures that a style sheet names come after the page, and nothing tells when. */
const SETTLE_MS = 400;

const FOLDER = inRoot('dist/screenshots');

/** In docs/screenshots: few and small, for the history keeps every version of them. */
const EMBEDDED = [
  'vanilla-popup-desktop',
  'vanilla-decline-phone',
  'cashier-challenge-phone-light-en_US',
  'cashier-wallet-code-phone-light-en_US',
  'cashier-form-phone-light-ar_SA',
];

/**
 * The cashier's frame, its form usable.
 * @param {import('@playwright/test').Page} page
 */
async function cashierOn(page) {
  const frame = page.frameLocator('iframe[title="Payment form"]');
  await frame.getByRole('button', { name: /^Pay / }).waitFor();
  return frame;
}

/**
 * @param {import('@playwright/test').FrameLocator} frame
 * @param {string} number
 */
async function pay(frame, number) {
  await frame.getByLabel('Card number').fill(number);
  await frame.getByLabel('Expiry date').fill('1230');
  await frame.getByLabel('Security code').fill('123');
  await frame.getByLabel('Name on card').fill('Ada Byron');
  await frame.getByRole('button', { name: /^Pay / }).click();
}

/**
 * A shopper's way, from the product to the result.
 * @param {import('@playwright/test').Page} page
 * @param {string} address
 * @param {(name: string, whole?: boolean) => Promise<unknown>} shoot whole: not only what is in view
 */
async function walk(page, address, shoot) {
  await page.goto(address);
  await shoot('product', true);

  await page.getByRole('button', { name: 'Buy now' }).click();
  await page.getByRole('button', { name: 'Pay now' }).waitFor();
  await shoot('checkout', true);

  await page.getByRole('button', { name: 'Change the delivery address' }).click();
  await page.getByLabel('Street and number').fill('');
  await page.getByRole('button', { name: 'Deliver here' }).click();
  await shoot('address', true);
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('radio', { name: 'On this page' }).check();
  await cashierOn(page);
  await shoot('inline', true);

  await page.getByRole('radio', { name: 'In a window' }).check();
  await page.getByRole('dialog').waitFor();
  const frame = await cashierOn(page);
  await shoot('popup');

  await pay(frame, CARDS.declined);
  await frame.getByRole('alert').filter({ visible: true }).waitFor();
  await shoot('decline');

  await pay(frame, CARDS.good);
  await frame.getByRole('button', { name: 'Done' }).waitFor();
  await shoot('paid');

  // the click takes the frame away, and who waits for its end waits for ever
  await frame
    .getByRole('button', { name: 'Done' })
    .evaluate((/** @type {HTMLElement} */ button) => void setTimeout(() => button.click()));
  await page.getByRole('heading', { name: 'Payment received' }).waitFor();
  await shoot('result', true);
}

/** @param {import('@playwright/test').Page} page @param {string} name @param {boolean} [whole] */
async function save(page, name, whole = false) {
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({
    path: join(FOLDER, `${name}.png`),
    fullPage: whole,
    animations: 'disabled',
    caret: 'hide',
  });
}

await runMain(async () => {
  await ensureBuilt();
  await ensureBrowser();
  await ensureFonts();
  const stack = await startStack();
  const site = await startCorePage();
  const browser = await chromium.launch(launchOptions());
  try {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    for (const shop of SHOPS) {
      for (const [size, viewport] of Object.entries(SIZES)) {
        const page = await browser.newPage({ viewport, reducedMotion: 'reduce', locale: 'en-US' });
        page.setDefaultTimeout(15_000);
        await walk(page, stack.addresses[shop], (name, whole) =>
          save(page, `${shop}-${name}-${size}`, whole),
        );
        await page.close();
        console.log(`${shop}, ${size}`);
      }
    }
    await shootCashier(browser, site, stack.addresses, save);
    for (const name of EMBEDDED) {
      copyFileSync(join(FOLDER, `${name}.png`), inRoot(`docs/screenshots/${name}.png`));
    }
  } finally {
    await browser.close();
    site.stop();
    await stack.stop();
  }
});
