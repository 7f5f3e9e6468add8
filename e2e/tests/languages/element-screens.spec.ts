import { LOCALES } from '@ams-cashier/protocol';
import type { Browser, FrameLocator, Page } from '@playwright/test';
import { expectAccessible } from '../../fixtures/axe.ts';
import {
  cardTokenOf,
  createElementSession,
  type ElementWish,
} from '../../fixtures/element-session.ts';
import { expectToFit } from '../../fixtures/fit.ts';
import { antomAt } from '../../fixtures/merchant-api.ts';
import { fullUnless } from '../../fixtures/selection.ts';
import { addresses, expect, test as base } from '../../fixtures/stack.ts';
import { CARDS } from '../../models/cashier.ts';
import {
  gotoBlankPage,
  openCashier,
  outcomeOf,
  type OpenOptions,
} from '../../models/open-cashier.ts';

/** What the screens show besides what each of them is about. */
const EVERYTHING: ElementWish = {
  scene: 'CHECKOUT_PAYMENT',
  methods: ['APPLEPAY!', 'GOOGLEPAY!', 'ALIPAY_CN!', 'CARD', 'GCASH', 'KAKAOPAY'],
  asksConsent: true,
  instalments: true,
};

interface Fixtures {
  open: (options?: OpenOptions) => Promise<FrameLocator>;
}

/** Saves a card by a payment, and returns its token. */
async function saveCard(browser: Browser): Promise<string> {
  const antom = await antomAt(addresses.sandbox);
  const page = await browser.newPage();
  await gotoBlankPage(page);
  const { session, paymentRequestId } = await createElementSession(antom, {
    ...EVERYTHING,
    methods: ['CARD'],
  });
  const cashier = await openCashier(page, { session, display: 'inline' });
  await cashier.number.waitFor();
  await cashier.frame.locator('#saveCard').check();
  await cashier.pay(CARDS.good);
  await outcomeOf(page);
  await page.close();
  return cardTokenOf(antom, paymentRequestId);
}

/** One for all tests of a worker. A fixture of that scope would need workers of its own, each with a browser. */
let card: Promise<string> | undefined;

const test = base.extend<Fixtures>({
  open: async ({ browser, page }, use) => {
    const savedCard = await (card ??= saveCard(browser));
    const antom = await antomAt(addresses.sandbox);
    await use(async (options = {}) => {
      const { session } = await createElementSession(antom, { ...EVERYTHING, savedCard });
      await openCashier(page, { session, display: 'inline', ...options });
      const frame = page.frameLocator('iframe').first();
      await expect(frame.locator('#savedSecurityCode')).toBeVisible();
      return frame;
    });
  },
});

/** Each screen, shown to `look`. */
async function walk(page: Page, frame: FrameLocator, look: (what: string) => Promise<void>) {
  await look('a saved card');
  await frame.locator('form.saved .pay').press('Enter');
  await expect(frame.locator('#savedSecurityCode-error')).toBeVisible();
  await look('its code missing');
  await frame.locator('#method-CARD').check();
  await frame.locator('#instalments-6').check();
  await look('another card, in instalments');
  await frame.locator('#number').fill(CARDS.declined);
  await frame.locator('#expiry').fill('1230');
  await frame.locator('#securityCode').fill('123');
  await frame.locator('#holderName').fill('Ada Byron');
  await frame.locator('#holderName').press('Enter');
  await expect(frame.getByRole('alert').filter({ visible: true })).toBeVisible();
  await look('declined');
  await frame.locator('.express-button').first().press('Enter');
  await expect(frame.locator('.sheet .pay')).toBeFocused();
  await look('the sheet of a wallet');
  await page.keyboard.press('Escape');
  await expect(frame.locator('.sheet')).toBeHidden();
  await frame.locator('#method-GCASH').check();
  await look('a wallet');
}

/** The one with the longest words, and the one that runs from right to left. */
const REPRESENTATIVE = ['de_DE', 'ar_SA'];

for (const locale of LOCALES) {
  for (const type of ['accordion', 'tabs']) {
    const isRepresentative = REPRESENTATIVE.includes(locale) && type === 'accordion';
    const tag = fullUnless(isRepresentative);
    test(`${locale}, ${type}: nothing sticks out of 320 px`, { tag }, async ({ page, open }) => {
      test.slow();
      await page.setViewportSize({ width: 320, height: 720 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await gotoBlankPage(page);
      const frame = await open({ locale, appearance: { layout: { type } } });
      await walk(page, frame, (what) => expectToFit(page, what));
    });
  }
}

test('in a font as wide as DejaVu Sans, on which Linux falls back: nothing sticks out of 320 px', async ({
  page,
  open,
}) => {
  test.slow();
  await page.setViewportSize({ width: 320, height: 720 });
  await gotoBlankPage(page);
  const frame = await open({ appearance: { layout: { type: 'accordion' } } });
  await frame.locator('body').evaluate((body) => {
    const ink = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
    ink.font = `100px ${getComputedStyle(body).fontFamily}`;
    // a digit of DejaVu Sans is 0.636 em wide
    body.style.fontSize = `${(16 * 63.6) / ink.measureText('0').width}px`;
  });
  await walk(page, frame, (what) => expectToFit(page, what));
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    for (const type of ['accordion', 'tabs']) {
      const tag = fullUnless(theme === 'dark' && width === 320 && type === 'accordion');
      test(`${theme}, ${width} px, ${type}: axe finds nothing`, { tag }, async ({ page, open }) => {
        test.slow();
        await page.setViewportSize({ width, height: 720 });
        await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: theme });
        await gotoBlankPage(page);
        const frame = await open({ theme, appearance: { layout: { type } } });
        await walk(page, frame, (what) => expectAccessible(page, what));
      });
    }
  }
}

test('by keyboard alone: a button, a plan, a saved card', async ({ page, open }) => {
  const { keyboard } = page;
  await gotoBlankPage(page);
  const frame = await open();
  await page.evaluate(() => window.checkout?.on('event', () => undefined));
  await frame.locator('.express-button').first().focus();
  await keyboard.press('Enter');
  await expect(frame.locator('.sheet .pay')).toBeFocused();
  await keyboard.press('Escape');
  // back in the list, at the card that was chosen
  await expect(frame.locator('#saved-0')).toBeFocused();
  await keyboard.press('Tab');
  await expect(frame.locator('#savedSecurityCode')).toBeFocused();
  await keyboard.type('123');
  await keyboard.press('Tab');
  await expect(frame.locator('#instalments-1')).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(frame.locator('#instalments-3')).toBeChecked();
  await keyboard.press('Tab');
  await expect(frame.locator('form.saved .pay')).toBeFocused();
  await keyboard.press('Enter');
  expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
});

test('what a screen reader is told of the list', async ({ page, open }) => {
  await gotoBlankPage(page);
  const frame = await open();
  await expect(frame.locator('main')).toMatchAriaSnapshot(`
    - main:
      - region "Express checkout":
        - button "Apple Pay"
        - button "Google Pay"
        - button "Alipay"
      - group "How do you want to pay?":
        - radio "Visa ending in 0768 Expires 12/30" [checked]
        - textbox "Security code"
        - group "Payment plan":
          - radio "Pay in full $42.00" [checked]
          - radio "3 × $14.00 Total $42.00"
        - button "Pay $42.00"
        - radio "Use another card"
        - radio "GCash"
  `);
});
