import type { Page } from '@playwright/test';
import { addresses, expect, test } from '../../fixtures/stack.ts';
import { antomAt, createSession } from '../../fixtures/merchant-api.ts';
import { expectAccessible } from '../../fixtures/axe.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import { holdCalls } from '../../fixtures/held-calls.ts';
import { gotoBlankPage, openCashier } from '../../models/open-cashier.ts';
import { fullUnless } from '../../fixtures/selection.ts';
import { press } from '../../models/press.ts';
import { Shop } from '../../models/shop.ts';
import { continueButton } from '../../models/wallet.ts';
import { CARDS_3DS } from '../../models/challenge.ts';

const THEMES = ['light', 'dark'] as const;
const WIDTHS = [320, 1280] as const;
const LOOKS = THEMES.flatMap((theme) => WIDTHS.map((width) => ({ theme, width })));
type Look = (typeof LOOKS)[number];

async function wear(page: Page, { theme, width }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 720 });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
}

const challenge = (page: Page) => page.getByRole('dialog', { name: 'Confirm with your bank' });

/** The states of cashier and challenge, as few opens as they can be reached by. */
const WALKS: {
  readonly [walk: string]: (page: Page, display: 'popup' | 'inline') => Promise<void>;
} = {
  async 'loading, form, errors, decline, paying, challenge, paid'(page, display) {
    const loading = await holdCalls(page, 'session');
    const cashier = await openCashier(page, { display });
    await expect(page.getByRole('status').first()).toHaveText('Loading the payment form…');
    await expectAccessible(page, 'loading');
    loading.letGo();
    await expect(cashier.payButton).toBeVisible();
    await expectAccessible(page, 'form');
    await cashier.press();
    await expect(cashier.frame.getByText('Enter your card number.').first()).toBeVisible();
    await expectAccessible(page, 'errors');
    await cashier.fill(CARDS.declined);
    // by key: an error that goes moves the button just when a click would come
    await page.keyboard.press('Enter');
    await expect(cashier.frame.getByRole('alert')).toBeVisible();
    await expectAccessible(page, 'decline');
    const paying = await holdCalls(page, 'pay');
    await cashier.pay(CARDS_3DS.asked);
    await expect(cashier.frame.getByText('Processing your payment…').first()).toBeVisible();
    await expectAccessible(page, 'paying');
    paying.letGo();
    await expect(cashier.challenge.heading).toBeVisible();
    await expectAccessible(page, 'challenge');
    await cashier.challenge.approve();
    await expect(cashier.frame.getByRole('heading', { name: 'Payment complete' })).toBeVisible();
    await expect(challenge(page)).toHaveCount(0);
    await expectAccessible(page, 'paid');
  },

  async 'challenge that never comes, undecided'(page, display) {
    const cashier = await openCashier(page, { display });
    await cashier.pay(CARDS_3DS.silent);
    await expect(challenge(page)).toBeVisible();
    const waiting = page.frameLocator('iframe[title="Confirm with your bank"]');
    await expect(waiting.getByText('Waiting for your bank’s page…')).toBeVisible();
    await expectAccessible(page, 'challenge that never comes');
    await challenge(page).getByRole('button', { name: 'Close' }).click();
    await expect(cashier.frame.getByRole('heading', { name: 'still checking' })).toBeVisible();
    await expectAccessible(page, 'undecided');
  },

  async 'ways to pay, wallet, its code'(page, display) {
    const antom = await antomAt(addresses.sandbox);
    const methods = ['CARD', 'ALIPAY_CN', 'GCASH', 'KAKAOPAY'];
    const { sessionData } = await createSession(antom, { methods });
    const cashier = await openCashier(page, { display, session: sessionData });
    await expect(cashier.payButton).toBeVisible();
    await expectAccessible(page, 'ways to pay');
    await cashier.frame.getByRole('radio', { name: 'Alipay' }).check();
    await expect(continueButton(cashier)).toBeVisible();
    await expectAccessible(page, 'wallet');
    await press(continueButton(cashier));
    await expect(cashier.frame.getByRole('img', { name: 'QR code for Alipay' })).toBeVisible();
    await expectAccessible(page, 'wallet’s code');
  },

  async 'challenge in a window, failed for good'(page, display) {
    const cashier = await openCashier(page, { display });
    await cashier.pay(CARDS_3DS.window);
    const link = cashier.challenge.windowLink;
    await expect(link).toBeVisible();
    await expectAccessible(page, 'challenge that asks elsewhere');
    const opened = page.waitForEvent('popup');
    await link.click();
    const window = await opened;
    await window.getByRole('button', { name: 'No, reject it' }).click();
    await expect(window.getByRole('heading', { name: 'Thank you' })).toBeVisible();
    await expectAccessible(window, 'the bank’s window');
    await window.close();
    await expect(cashier.frame.getByRole('heading', { name: 'not completed' })).toBeVisible();
    await expect(challenge(page)).toHaveCount(0);
    await expectAccessible(page, 'failed for good');
  },
};

const FORMS = (['popup', 'inline'] as const).flatMap((display) =>
  LOOKS.map((look) => ({ display, look })),
);

Object.entries(WALKS).forEach(([walk, go], row) => {
  for (const [at, { display, look }] of FORMS.entries()) {
    // by threes: each walk is played in a form of its own
    const tag = fullUnless((at + row * 3) % FORMS.length === 0);
    test(
      `cashier, ${display}, ${look.theme}, ${look.width} px: ${walk}`,
      { tag },
      async ({ page }) => {
        test.slow();
        await wear(page, look);
        await gotoBlankPage(page);
        await go(page, display);
      },
    );
  }
});

for (const shop of ['vanilla', 'vue', 'angular'] as const) {
  for (const look of LOOKS) {
    const tag = fullUnless(shop === 'angular' && look.theme === 'dark' && look.width === 320);
    test(`${shop} shop, ${look.theme}, ${look.width} px`, { tag }, async ({ page }) => {
      test.slow();
      await wear(page, look);
      await page.goto(addresses[shop]);
      await expect(page.getByRole('button', { name: 'Buy now' })).toBeVisible();
      await expectAccessible(page, 'product');
      await page.getByRole('button', { name: 'Buy now' }).click();
      await expect(page.getByRole('button', { name: 'Pay now' })).toBeVisible();
      await expectAccessible(page, 'checkout');
      await page.getByRole('button', { name: 'Pay now' }).click();
      const cashier = new CashierPage(page);
      await expect(cashier.payButton).toBeVisible();
      await expectAccessible(page, 'popup');
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await expect(page.getByText('You left before paying. Nothing was charged.')).toBeVisible();
      await expectAccessible(page, 'left');
      await page.getByRole('radio', { name: 'On this page' }).check();
      await expect(cashier.payButton).toBeVisible();
      await expectAccessible(page, 'inline');
      await cashier.pay(CARDS.good);
      await expect(page.getByRole('heading', { name: 'Payment received' })).toBeVisible();
      await expectAccessible(page, 'result');
      await page.getByRole('link', { name: 'Saved cards' }).click();
      await expect(page.getByText('No card is saved yet.')).toBeVisible();
      await expectAccessible(page, 'no saved card');
      await page.getByRole('button', { name: 'Add a card' }).click();
      await expect(cashier.saveButton).toBeVisible();
      await expectAccessible(page, 'card to save');
      await cashier.fill(CARDS.good);
      await press(cashier.saveButton);
      await expect(page.getByText('The card is saved.')).toBeVisible();
      await expectAccessible(page, 'saved card');
      await page.goto(`${addresses[shop]}/nowhere`);
      await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
      await expectAccessible(page, 'nothing here');
      await page.goto(`${addresses[shop]}/result?order=nobody`);
      await expect(page.getByRole('heading', { name: 'Order not found' })).toBeVisible();
      await expectAccessible(page, 'unknown order');
      await page.route('**/api/orders', (route) => route.fulfill({ status: 503 }));
      await page.goto(`${addresses[shop]}/checkout?sku=desk-lamp&quantity=1&display=inline`);
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
      await expectAccessible(page, 'shop without its server');
    });

    test(
      `${shop} shop, Payment Element, ${look.theme}, ${look.width} px`,
      { tag: '@full' },
      async ({ page }) => {
        test.slow();
        await wear(page, look);
        const element = new Shop(page, shop, 'element');
        await element.openCashier();
        await expectAccessible(page, 'Payment Element');
        await press(element.payButton);
        await expect(
          element.cashier.frame.getByText('Enter your card number.').first(),
        ).toBeVisible();
        await expectAccessible(page, 'fields missing');
        await element.saveAndPay(CARDS.good);
        await element.expectPaid();
        await element.openCashier(3);
        await expect(element.cashier.savedSecurityCode).toBeVisible();
        await expectAccessible(page, 'a saved card and its code');
        await element.cashier.frame.getByRole('button', { name: 'Google Pay' }).click();
        await expect(element.cashier.frame.getByText('Simulated', { exact: true })).toBeVisible();
        await expectAccessible(page, 'the sheet of a wallet');
      },
    );
  }
}
