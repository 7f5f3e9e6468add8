/**
 * Pictures for the guides of the documentation site, in dist/site-screenshots: the cashier as a shopper meets it, in both
 * languages and themes of the site, and the sandbox's inspector. A name says what is shown, theme, language and density:
 * `declined-dark-zh@2x.png`. Without a browser there are none, and the site is built without pictures.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { cards, startSandbox } from '@ams-cashier/sandbox';
import { launchOptions } from '../stack/browser.ts';
import { startCorePage } from '../stack/core-page.mjs';
import { inRoot, runMain } from '../stack/index.ts';
import { bankOf, frameOf, payBy, shop } from './cashier-states.mjs';
import { scriptsWithoutFont } from './fonts.ts';

const FOLDER = inRoot('dist/site-screenshots');

const THEMES = /** @type {const} */ (['light', 'dark']);
const LOCALES = { en: 'en_US', zh: 'zh_CN' };
const PHONE = { width: 390, height: 700 };
/** As wide as the text of a guide on a desktop, so that it is shown in its own size. */
const DESKTOP = { width: 688, height: 620 };
/** Room for both columns of the inspector, and for the timeline of a payment. */
const INSPECTOR = { width: 1040, height: 950 };
const DENSITY = 2;

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {Awaited<ReturnType<typeof startSandbox>>} Sandbox
 */

/** @param {Browser} browser @param {'light' | 'dark'} colorScheme @param {typeof PHONE} viewport */
const openPage = (browser, colorScheme, viewport) =>
  browser.newPage({
    viewport,
    colorScheme,
    reducedMotion: 'reduce',
    deviceScaleFactor: DENSITY,
  });

/** @param {Page} page @param {string} name */
const save = (page, name) =>
  page.screenshot({
    path: join(FOLDER, `${name}@${DENSITY}x.png`),
    animations: 'disabled',
    caret: 'hide',
  });

/**
 * One open, from the empty form to the bank's question.
 * @param {Page} page @param {(state: string) => Promise<unknown>} shoot
 */
async function walkCashier(page, shoot) {
  const frame = frameOf(page);
  await frame.locator('#number').waitFor();
  await shoot('form-desktop');
  await page.setViewportSize(PHONE);
  await shoot('form-phone');
  await payBy(frame, cards.declined);
  await frame.getByRole('alert').filter({ visible: true }).waitFor();
  await shoot('declined');
  await payBy(frame, cards.threeDS);
  await bankOf(page).getByRole('heading').waitFor();
  await shoot('challenge');
}

/** @returns {Promise<[language: string, locale: string][]>} */
async function languages() {
  const all = Object.entries(LOCALES);
  if (!(await scriptsWithoutFont()).includes('zh-cn')) return all;
  console.log('No font for Chinese here: the Chinese pages show the English pictures.');
  return all.filter(([language]) => language !== 'zh');
}

/** @param {Browser} browser @param {Sandbox} sandbox */
async function shootCashier(browser, sandbox) {
  const site = await startCorePage();
  try {
    for (const [language, locale] of await languages()) {
      for (const theme of THEMES) {
        const { paymentSessionData } = await sandbox.session();
        site.show(shop(paymentSessionData, locale, theme, false));
        const page = await openPage(browser, theme, DESKTOP);
        await page.goto(site.address);
        await walkCashier(page, (state) => save(page, `${state}-${theme}-${language}`));
        await page.close();
      }
    }
  } finally {
    site.stop();
  }
}

/**
 * A few orders of a morning: one that nobody paid, one declined, one that the bank asked about, one just begun.
 * @param {Sandbox} sandbox
 */
async function makeOrders(sandbox) {
  /** @param {string} id @param {string} orderDescription @param {string} value */
  const order = (id, orderDescription, value) => {
    const amount = { currency: 'USD', value };
    return sandbox.session({
      paymentAmount: amount,
      order: { referenceOrderId: id, orderDescription, orderAmount: amount },
    });
  };
  await sandbox.expire(await order('1039', 'Bookshelf', '18900'));
  await sandbox.clock.advance('14m');
  await sandbox.pay(await order('1040', 'Armchair', '34500'), { card: cards.declined });
  await sandbox.clock.advance('9m');
  const asked = await order('1041', 'Desk lamp', '4200');
  await sandbox.clock.advance('40s');
  await sandbox.pay(asked, { card: cards.threeDS });
  await sandbox.clock.advance('25s');
  await sandbox.decide(asked, 'approve');
  await sandbox.clock.advance('3m');
  await order('1042', 'Side table', '7900');
  return asked;
}

/** @param {Browser} browser @param {Sandbox} sandbox */
async function shootInspector(browser, sandbox) {
  await sandbox.reset();
  const { paymentRequestId } = await makeOrders(sandbox);
  for (const theme of THEMES) {
    const page = await openPage(browser, theme, INSPECTOR);
    await page.goto(`${sandbox.url}/?order=${paymentRequestId}`);
    // the last that comes
    await page.getByRole('region', { name: 'Timeline' }).getByText('CAPTURE_RESULT').waitFor();
    await save(page, `inspector-${theme}-en`);
    await page.close();
  }
}

/** One that starts; `npm run docs` does without it, or without a library that it needs. */
async function launchIfAny() {
  try {
    return await chromium.launch(launchOptions());
  } catch (error) {
    if (process.env['PICTURES'] !== 'if-possible') throw error;
    const [reason] = String(error instanceof Error ? error.message : error).split('\n');
    console.log(`The site is built without its pictures of the cashier and inspector. ${reason}`);
    return undefined;
  }
}

await runMain(async () => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const browser = await launchIfAny();
  if (!browser) return;
  const sandbox = await startSandbox();
  try {
    await shootCashier(browser, sandbox);
    await shootInspector(browser, sandbox);
  } finally {
    await browser.close();
    await sandbox.stop();
  }
});
