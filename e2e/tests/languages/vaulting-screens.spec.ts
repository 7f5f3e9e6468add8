/** The screens that save a card and charge nothing, in every language and look. */
import { LOCALES } from '@ams-cashier/protocol';
import type { FrameLocator, Page } from '@playwright/test';
import { expectAccessible } from '../../fixtures/axe.ts';
import { createCardSession } from '../../fixtures/element-session.ts';
import { expectToFit } from '../../fixtures/fit.ts';
import { antomAt } from '../../fixtures/merchant-api.ts';
import { fullUnless } from '../../fixtures/selection.ts';
import { addresses, expect, test as base } from '../../fixtures/stack.ts';
import { CARDS } from '../../models/cashier.ts';
import { CARDS_3DS } from '../../models/challenge.ts';
import {
  gotoBlankPage,
  openCashier,
  outcomeOf,
  type OpenOptions,
} from '../../models/open-cashier.ts';

const DISPLAYS = ['popup', 'inline'] as const;

interface Fixtures {
  open: (options: OpenOptions) => Promise<FrameLocator>;
}

const test = base.extend<Fixtures>({
  open: async ({ page }, use) => {
    const antom = await antomAt(addresses.sandbox);
    await use(async (options) => {
      const { session } = await createCardSession(antom);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await gotoBlankPage(page);
      await openCashier(page, { session, ...options });
      const frame = page.frameLocator('iframe').first();
      await expect(frame.locator('.pay:visible')).toBeVisible();
      return frame;
    });
  },
});

/** By id: the names are in the language. */
async function save(frame: FrameLocator, number: string): Promise<void> {
  await frame.locator('#number').fill(number);
  await frame.locator('#expiry').fill('1230');
  await frame.locator('#securityCode').fill('123');
  await frame.locator('#holderName').fill('Ada Byron');
  await frame.locator('#holderName').press('Enter');
}

/** Each screen, shown to `look`. */
async function walk(page: Page, frame: FrameLocator, look: (what: string) => Promise<void>) {
  await look('form');
  await frame.locator('.pay:visible').press('Enter');
  await expect(frame.locator('#number-error')).toBeVisible();
  await look('fields missing');
  await save(frame, CARDS.declined);
  await expect(frame.getByRole('alert').filter({ visible: true })).toBeVisible();
  await look('declined');
  await save(frame, CARDS_3DS.asked);
  const bank = page.frameLocator('.challenge iframe').frameLocator('iframe');
  await expect(bank.getByRole('heading')).toBeVisible();
  await look('bank');
  await bank.getByRole('button').first().click();
  await expect(frame.locator('.end')).toBeVisible();
  await look('saved');
}

for (const locale of LOCALES) {
  for (const display of DISPLAYS) {
    // the longest words
    const tag = fullUnless(locale === 'de_DE' && display === 'popup');
    test(`${locale}, ${display}: nothing sticks out of 320 px`, { tag }, async ({ page, open }) => {
      test.slow();
      await page.setViewportSize({ width: 320, height: 720 });
      const frame = await open({ locale, display });
      await walk(page, frame, (what) => expectToFit(page, what));
    });
  }
}

for (const theme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    for (const display of DISPLAYS) {
      test(
        `${theme}, ${width} px, ${display}: axe finds nothing`,
        { tag: '@full' },
        async ({ page, open }) => {
          test.slow();
          await page.setViewportSize({ width, height: 720 });
          await page.emulateMedia({ colorScheme: theme });
          const frame = await open({ theme, display });
          await walk(page, frame, (what) => expectAccessible(page, what));
        },
      );
    }
  }
}

test('by keyboard alone: a card is saved', { tag: '@full' }, async ({ page, open }) => {
  const { keyboard } = page;
  const frame = await open({ display: 'popup' });
  await expect(frame.locator('#number')).toBeFocused();
  // what it is called
  const popup = page.getByRole('dialog', { name: 'Save a card' });
  await expect(popup.getByRole('heading', { name: 'Save a card' })).toBeVisible();
  await expect(popup.locator('iframe')).toHaveAttribute('title', 'Card form');
  expect(await frame.locator('html').evaluate(() => document.title)).toBe('Card form');
  await keyboard.type(CARDS.good);
  for (const [id, text] of [
    ['expiry', '1230'],
    ['securityCode', '123'],
    ['holderName', 'Ada Byron'],
  ] as const) {
    await keyboard.press('Tab');
    await expect(frame.locator(`#${id}`)).toBeFocused();
    await keyboard.type(text);
  }
  await keyboard.press('Tab');
  await expect(frame.getByRole('button', { name: 'Save card' })).toBeFocused();
  await keyboard.press('Enter');
  expect(await outcomeOf(page)).toMatchObject(['saved', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
});

test('what a screen reader is told', { tag: '@full' }, async ({ open }) => {
  const frame = await open({ display: 'inline' });
  await expect(frame.locator('main')).toMatchAriaSnapshot(`
    - main:
      - textbox "Card number"
      - textbox "Expiry date"
      - textbox "Security code"
      - textbox "Name on card"
      - button "Save card"
      - button "Cancel"
  `);
  await save(frame, CARDS.good);
  await expect(frame.getByRole('heading', { name: 'Card saved' })).toBeVisible();
});
