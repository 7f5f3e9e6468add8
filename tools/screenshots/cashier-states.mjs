import { newSession, newWalletSession } from '../stack/core-page.mjs';

/** Every state of cashier and challenge, in both languages and themes, for `npm run screenshots`. */

const CARDS = {
  good: '4054695723100768',
  declined: '4054692760174822',
  asked: '4000000000003014',
  silent: '4000000000003022',
  window: '4000000000003030',
  refused: '4000000000000333',
};

/** Beside English and Chinese, once: right to left, tall letters, long words. */
const ON_PHONES = ['ar_SA', 'th_TH', 'de_DE'];

const SIZES = { phone: { width: 390, height: 720 }, desktop: { width: 720, height: 720 } };

/** @param {string} session @param {string} locale @param {string} theme @param {boolean} inline */
export const shop = (session, locale, theme, inline) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Shop</title>
<body style="margin:24px;background:${theme === 'dark' ? '#0b0d10' : '#eef0f3'}">
<div id="place" style="max-width:432px;margin:0 auto"></div>
<script type="module">
import { createCashier } from './core/index.js';
createCashier({ environment: 'sandbox', locale: '${locale}' }).open({
  session: ${JSON.stringify(session)},
  appearance: { themeType: '${theme}' },
  ${inline ? "container: '#place'," : ''}
});
</script></body></html>`;

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('@playwright/test').FrameLocator} FrameLocator
 * @typedef {(name: string) => Promise<void>} Shoot
 */

/** Pays with this card. @param {FrameLocator} frame @param {string} number */
export async function payBy(frame, number) {
  await frame.locator('#number').fill(number);
  await frame.locator('#expiry').fill('1230');
  await frame.locator('#securityCode').fill('123');
  await frame.locator('#holderName').fill('Ada Byron');
  // by key: an error that goes moves the button just when a click would come
  await frame.locator('#holderName').press('Enter');
}

/** Answers of one path of the cashier's API wait until they are let go. @param {Page} page @param {string} path */
async function hold(page, path) {
  /** @type {(value?: unknown) => void} */
  let release = () => {};
  const gate = new Promise((resolve) => {
    release = resolve;
  });
  await page.route(`**/cashier/api/${path}`, async (route) => {
    await gate;
    await route.continue();
  });
  return release;
}

/** @param {Page} page */
export const frameOf = (page) => page.frameLocator('iframe').first();
/** @param {Page} page */
const challengeOf = (page) => page.frameLocator('.challenge iframe');
/** @param {Page} page */
export const bankOf = (page) => challengeOf(page).frameLocator('iframe');

/**
 * As few opens as all states can be reached by; each begins on a page that has just been opened.
 * @type {readonly (readonly [kind: 'popup' | 'inline' | 'wallets', walk: (page: Page, goto: () => Promise<unknown>, shoot: Shoot) => Promise<void>])[]}
 */
const WALKS = [
  [
    'popup',
    async (page, goto, shoot) => {
      const letLoad = await hold(page, 'session');
      await goto();
      await page.locator('.loading').waitFor();
      await shoot('loading');
      letLoad();
      const frame = frameOf(page);
      await frame.locator('#number').waitFor();
      await shoot('form');
      await frame.locator('form .pay').click();
      await frame.locator('#number-error').filter({ visible: true }).waitFor();
      await shoot('errors');
      await payBy(frame, CARDS.declined);
      await frame.getByRole('alert').filter({ visible: true }).waitFor();
      await shoot('decline');
      const letPay = await hold(page, 'pay');
      await payBy(frame, CARDS.asked);
      await frame.locator('.waiting').waitFor();
      await shoot('paying');
      letPay();
      await bankOf(page).getByRole('heading').waitFor();
      await shoot('challenge');
      await bankOf(page).getByRole('button').first().click();
      await frame.locator('.end.paid').waitFor();
      await shoot('paid');
    },
  ],
  [
    'popup',
    async (page, goto, shoot) => {
      await goto();
      await payBy(frameOf(page), CARDS.silent);
      await challengeOf(page).locator('.coming').waitFor();
      await shoot('challenge-silent');
      await page.locator('.challenge header button').click();
      await frameOf(page).locator('.end.undecided').waitFor();
      await shoot('undecided');
    },
  ],
  [
    'popup',
    async (page, goto, shoot) => {
      await goto();
      await payBy(frameOf(page), CARDS.window);
      await bankOf(page).getByRole('link').waitFor();
      await shoot('challenge-window');
      await page.locator('.challenge header button').click();
    },
  ],
  [
    'popup',
    async (page, goto, shoot) => {
      await goto();
      await payBy(frameOf(page), CARDS.refused);
      await frameOf(page).locator('.end.failed').waitFor();
      await shoot('failed');
    },
  ],
  [
    'inline',
    async (page, goto, shoot) => {
      await goto();
      await frameOf(page).locator('#number').waitFor();
      await shoot('inline');
    },
  ],
  [
    'wallets',
    async (page, goto, shoot) => {
      await goto();
      const frame = frameOf(page);
      await frame.locator('#number').waitFor();
      await shoot('methods');
      await frame.locator('#method-ALIPAY_CN').check();
      await shoot('wallet');
      await frame.locator('.wallet button.pay').click();
      await frame.locator('.wallet .code svg').waitFor();
      await shoot('wallet-code');
    },
  ],
];

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {Awaited<ReturnType<typeof import('../stack/core-page.mjs').startCorePage>>} site
 * @param {import('../stack/index.ts').Addresses} addresses
 * @param {(page: Page, name: string) => Promise<void>} shoot
 */
export async function shootCashier(browser, site, { merchant, sandbox }, shoot) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const theme of /** @type {const} */ (['light', 'dark'])) {
      const isLook = size === 'phone' && theme === 'light';
      for (const locale of ['en_US', 'zh_CN', ...(isLook ? ON_PHONES : [])]) {
        for (const [kind, walk] of WALKS) {
          const page = await browser.newPage({
            viewport,
            reducedMotion: 'reduce',
            colorScheme: theme,
          });
          page.setDefaultTimeout(30_000);
          const session =
            kind === 'wallets' ? await newWalletSession(sandbox) : await newSession(merchant);
          site.show(shop(session, locale, theme, kind === 'inline'));
          await walk(
            page,
            () => page.goto(site.address),
            (state) => shoot(page, `cashier-${state}-${size}-${theme}-${locale}`),
          );
          await page.close();
        }
        console.log(`cashier, ${size}, ${theme}, ${locale}`);
      }
    }
  }
}
