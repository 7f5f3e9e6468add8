/** Payment Element, saved cards and vaulting against the real sandbox. */
import type { Frame } from '@playwright/test';
import {
  cardTokenOf,
  createCardSession,
  createElementSession,
} from '../../fixtures/element-session.ts';
import { statusOf, test } from '../../fixtures/element-test.ts';
import { CHROMIUM_ONLY } from '../../fixtures/selection.ts';
import { expect } from '../../fixtures/stack.ts';
import { CARDS } from '../../models/cashier.ts';
import { CARDS_3DS } from '../../models/challenge.ts';
import {
  codes,
  gotoBlankPage,
  openCashier,
  outcomeOf,
  emitted,
} from '../../models/open-cashier.ts';
import { press } from '../../models/press.ts';
import { WalletPage } from '../../models/wallet.ts';

test('a card, by the shop’s own button; the choice of a method is reported', async ({
  page,
  antom,
  openElement,
  submit,
}) => {
  const { cashier, paymentRequestId } = await openElement();
  await expect(cashier.payButton).toBeHidden();
  await cashier.frame.getByRole('radio', { name: 'GCash' }).check();
  await cashier.frame.getByRole('radio', { name: 'Card', exact: true }).check();
  expect(await submit()).toBe('invalid');
  await cashier.fill(CARDS.good);
  expect(await submit()).toBe('accepted');
  expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
  expect(await codes(page)).toEqual([
    'SDK_START_OF_LOADING',
    'SDK_END_OF_LOADING',
    'SDK_PAYMENT_METHOD_CHANGED',
    'SDK_PAYMENT_METHOD_CHANGED',
    'SDK_FORM_VERIFICATION_FAILED',
    'SDK_PAYMENT_SUCCESSFUL',
  ]);
  expect(await statusOf(antom, paymentRequestId)).toBe('SUCCESS');
});

test('a wallet that the shop’s page leaves for', async ({ page, antom, openElement, submit }) => {
  const { cashier, paymentRequestId } = await openElement();
  await cashier.frame.getByRole('radio', { name: 'GCash' }).check();
  await Promise.all([page.waitForURL(/\/wallet\//), submit().catch(() => 'the page has gone')]);
  await new WalletPage(page).approve();
  await page.waitForURL(/blank\.html/);
  expect(await statusOf(antom, paymentRequestId)).toBe('SUCCESS');
});

test('an express button: its sheet is labelled, can be left, and pays once it is approved', async ({
  page,
  antom,
  openElement,
}) => {
  const { cashier, paymentRequestId } = await openElement({ methods: ['APPLEPAY!', 'CARD'] });
  const { frame } = cashier;
  const button = frame.getByRole('button', { name: 'Apple Pay' });
  await press(button);
  await expect(frame.getByText('Simulated', { exact: true })).toBeVisible();
  await press(frame.getByRole('button', { name: 'Cancel' }));
  await expect(button).toBeVisible();
  expect(await codes(page)).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);
  await press(button);
  await press(frame.getByRole('button', { name: 'Pay $42.00' }));
  expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
  expect(await antom.inquiryPayment({ paymentRequestId })).toMatchObject({
    paymentStatus: 'SUCCESS',
    paymentMethodType: 'APPLEPAY',
  });
});

test('the express button of a wallet', { tag: '@full' }, async ({ page, openElement }) => {
  const { cashier } = await openElement({ methods: ['ALIPAY_CN!', 'CARD'] });
  await press(cashier.frame.getByRole('button', { name: 'Alipay' }));
  const link = cashier.frame.getByRole('link', { name: 'Open Alipay' });
  const [wallet] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await new WalletPage(wallet).approve();
  expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
});

test('a card kept with consent pays the next time, with its code or in one press', async ({
  page,
  antom,
  openElement,
  submit,
}) => {
  const first = await openElement({ asksConsent: true });
  await first.cashier.fill(CARDS.good);
  await first.cashier.frame.getByRole('checkbox', { name: 'Save this card' }).check();
  expect(await submit()).toBe('accepted');
  expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
  const savedCard = await cardTokenOf(antom, first.paymentRequestId);
  expect(savedCard).not.toBe('');
  // the browser is given the mask alone
  expect(JSON.stringify(await page.evaluate(() => window.checkout?.trace()))).not.toContain(
    savedCard,
  );

  const second = await openElement({ savedCard });
  const entry = second.cashier.frame.getByRole('radio', { name: /Visa ending in 0768/ });
  await expect(entry).toBeChecked();
  expect(await submit()).toBe('invalid');
  await second.cashier.frame.getByRole('textbox', { name: 'Security code' }).fill('123');
  expect(await submit()).toBe('accepted');
  expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
  expect(await statusOf(antom, second.paymentRequestId)).toBe('SUCCESS');

  const third = await openElement({ savedCard, isCardOnFile: true });
  expect(await submit()).toBe('accepted');
  expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
  expect(await statusOf(antom, third.paymentRequestId)).toBe('SUCCESS');
});

test(
  'a card is not kept without consent',
  { tag: '@full' },
  async ({ page, antom, openElement, submit }) => {
    const { cashier, paymentRequestId } = await openElement({ asksConsent: true });
    await cashier.fill(CARDS.good);
    expect(await submit()).toBe('accepted');
    expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
    expect(await cardTokenOf(antom, paymentRequestId)).toBe('');
  },
);

test(
  'the shop asks for the code of a card on file',
  { tag: '@full' },
  async ({ page, antom, openElement, submit }) => {
    const { cashier, paymentRequestId } = await openElement({ asksConsent: true });
    await cashier.fill(CARDS.good);
    await cashier.frame.getByRole('checkbox').check();
    await submit();
    await outcomeOf(page);
    const savedCard = await cardTokenOf(antom, paymentRequestId);
    await openElement({ savedCard, isCardOnFile: true }, { needCVV: true });
    expect(await submit()).toBe('invalid');
  },
);

test('instalments, on the checkout page with its own button', async ({
  page,
  antom,
  openElement,
}) => {
  const wish = { scene: 'CHECKOUT_PAYMENT', methods: ['CARD'], instalments: true } as const;
  const { cashier, paymentRequestId } = await openElement(wish);
  await cashier.frame.getByRole('radio', { name: /6 × \$7\.00/ }).check();
  await cashier.pay(CARDS.good);
  expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
  expect(await statusOf(antom, paymentRequestId)).toBe('SUCCESS');
});

test(
  'a declined card, then another one, in the same session',
  { tag: '@full' },
  async ({ page, openElement, submit }) => {
    const { cashier } = await openElement();
    await cashier.fill(CARDS.declined);
    expect(await submit()).toBe('accepted');
    await expect(cashier.frame.getByRole('alert')).toContainText('Your bank didn’t approve');
    expect((await emitted(page)).at(-1)).toMatchObject({ code: 'SDK_PAYMENT_FAIL', final: false });
    await cashier.fill(CARDS.good);
    expect(await submit()).toBe('accepted');
    expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
  },
);

test('a challenge', { tag: '@full' }, async ({ page, openElement, submit }) => {
  const { cashier } = await openElement({ authenticates: true });
  await cashier.fill(CARDS_3DS.asked);
  expect(await submit()).toBe('accepted');
  await cashier.challenge.approve();
  expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
});

test(
  'a challenge that is rejected: failed for good, and nothing is charged',
  { tag: '@full' },
  async ({ page, antom, openElement, submit }) => {
    const { cashier, paymentRequestId } = await openElement({ authenticates: true });
    await cashier.fill(CARDS_3DS.asked);
    expect(await submit()).toBe('accepted');
    await cashier.challenge.reject();
    expect(await outcomeOf(page)).toMatchObject([
      'failed',
      { code: 'SDK_PAYMENT_FAIL', final: true },
    ]);
    expect(await statusOf(antom, paymentRequestId)).toBe('FAIL');
  },
);

test(
  'a second submit is a duplicate, and charges nothing',
  { tag: '@full' },
  async ({ page, antom, openElement }) => {
    const { cashier, paymentRequestId } = await openElement();
    await cashier.fill(CARDS.good);
    const answers = await page.evaluate(() =>
      Promise.all([window.checkout?.submit(), window.checkout?.submit()]),
    );
    expect(answers).toEqual(['accepted', 'duplicate']);
    expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
    expect(await statusOf(antom, paymentRequestId)).toBe('SUCCESS');
  },
);

test('left before it is paid', { tag: '@full' }, async ({ page, openElement }) => {
  const { cashier } = await openElement();
  await cashier.cancel('inline');
  expect(await outcomeOf(page)).toMatchObject(['cancelled', { code: 'SDK_PAYMENT_CANCEL' }]);
});

test(
  'tabs instead of an accordion; looks and colours change live',
  { tag: '@full' },
  async ({ page, openElement }) => {
    const { cashier } = await openElement({}, { appearance: { layout: { type: 'Tabs' } } });
    await cashier.fill(CARDS.good);
    const wallet = cashier.frame.getByRole('radio', { name: 'GCash' });
    await wallet.check();
    await expect(cashier.number).toBeHidden();
    await cashier.frame.getByRole('radio', { name: 'Card', exact: true }).check();
    const main = cashier.frame.locator('main');
    await page.evaluate(() =>
      window.checkout?.update({
        appearance: {
          theme: 'night',
          layout: { type: 'accordion' },
          variables: {
            'background-primary': '#001122',
            contentPrimary: '#fffffe',
            'radius-module': 3,
          },
        },
      }),
    );
    await expect(main).toHaveCSS('background-color', 'rgb(0, 17, 34)');
    await expect(main).toHaveCSS('color', 'rgb(255, 255, 254)');
    await expect(main).toHaveCSS('border-radius', '3px');
    await expect(cashier.frame.locator('html')).toHaveCSS('color-scheme', 'dark');
    await expect(cashier.number).toHaveValue('4054 6957 2310 0768');
  },
);

test('a card is saved without a payment, then paid with, and no longer once its token is deleted', async ({
  page,
  antom,
  openElement,
  submit,
}) => {
  const { session, vaultingRequestId } = await createCardSession(antom);
  await gotoBlankPage(page);
  const cashier = await openCashier(page, { session });
  await cashier.fill(CARDS.good);
  await press(cashier.frame.getByRole('button', { name: 'Save card' }));
  expect(await outcomeOf(page)).toMatchObject(['saved', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
  await expect(cashier.frame.getByRole('heading', { name: 'Card saved' })).toBeVisible();
  const vaulted = await antom.inquireVaulting({ vaultingRequestId });
  const savedCard = vaulted.paymentMethodDetail?.card.cardToken ?? '';
  expect(savedCard).not.toBe('');

  const { paymentRequestId } = await openElement({ savedCard, isCardOnFile: true });
  expect(await submit()).toBe('accepted');
  expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
  expect(await statusOf(antom, paymentRequestId)).toBe('SUCCESS');

  await antom.deleteToken({ token: savedCard });
  await expect(createElementSession(antom, { savedCard })).rejects.toMatchObject({
    resultCode: 'TOKEN_NOT_EXIST',
  });
});

test(
  'two presses of “Save card” in one breath: the card is saved once, and the other press is reported',
  { tag: '@full' },
  async ({ page, antom }) => {
    const { session, vaultingRequestId } = await createCardSession(antom);
    await gotoBlankPage(page);
    const cashier = await openCashier(page, { session });
    await cashier.fill(CARDS.good);
    await cashier.saveButton.evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
    expect(await outcomeOf(page)).toMatchObject(['saved', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
    const duplicate = 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR';
    expect((await codes(page)).filter((code) => code === duplicate)).toEqual([duplicate]);
    const { vaultingStatus } = await antom.inquireVaulting({ vaultingRequestId });
    expect(vaultingStatus).toBe('SUCCESS');
  },
);

test('a card that the bank declines is not saved', { tag: '@full' }, async ({ page, antom }) => {
  const { session } = await createCardSession(antom);
  await gotoBlankPage(page);
  const cashier = await openCashier(page, { session, display: 'inline' });
  await cashier.fill(CARDS.declined);
  await press(cashier.frame.getByRole('button', { name: 'Save card' }));
  await expect(cashier.frame.getByRole('alert')).toContainText('didn’t approve this card');
});

interface Watched {
  shift: number;
  busy: number;
}

/** From now on: how much the frame's content has moved, and how long its main thread was busy at a time, in ms. */
function watchLayout(frame: Frame): Promise<void> {
  return frame.evaluate(() => {
    const watched = { shift: 0, busy: 0 };
    Object.assign(window, { watched });
    new PerformanceObserver((list) => {
      // what follows a press within half a second is no surprise, but nobody presses here
      for (const entry of list.getEntries()) {
        watched.shift += (entry as unknown as { value: number }).value;
      }
    }).observe({ type: 'layout-shift' });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.busy = Math.max(watched.busy, duration);
    }).observe({ type: 'longtask' });
  });
}

test(
  'the cart changes on a phone: the form goes on, keeps what was typed, and does not move',
  { tag: [CHROMIUM_ONLY, '@full'] },
  async ({ page, antom, openElement, submit }) => {
    await page.setViewportSize({ width: 390, height: 720 });
    const { cashier } = await openElement({ asksConsent: true });
    await cashier.fill(CARDS.good);
    const frames = page.frames().filter((frame) => /^https?:/.test(frame.url()));
    await Promise.all(frames.map(watchLayout));
    const other = await createElementSession(antom, { asksConsent: true, value: '9900' });
    const answer = await page.evaluate(
      (session) => window.checkout?.update({ session }),
      other.session,
    );
    expect(answer).toEqual({ session: 'live' });
    await expect(cashier.frame.locator('.amount')).toHaveText('$99.00');
    await expect(cashier.number).toHaveValue('4054 6957 2310 0768');
    for (const frame of frames) {
      const { shift, busy } = await frame.evaluate(
        () => (window as unknown as { watched: Watched }).watched,
      );
      expect(shift).toBeLessThanOrEqual(0.02);
      expect(busy).toBeLessThan(100);
    }
    expect(await submit()).toBe('accepted');
    expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
    expect(await antom.inquiryPayment({ paymentRequestId: other.paymentRequestId })).toMatchObject({
      paymentStatus: 'SUCCESS',
      paymentAmount: { currency: 'USD', value: '9900' },
    });
  },
);

test(
  'a session of another product is loaded anew in the same place',
  { tag: '@full' },
  async ({ page, antom, openElement }) => {
    const { cashier } = await openElement();
    const other = await createElementSession(antom, { scene: 'CHECKOUT_PAYMENT', value: '9900' });
    const answer = await page.evaluate(
      (session) => window.checkout?.update({ session }),
      other.session,
    );
    expect(answer).toEqual({ session: 'remounted' });
    await cashier.pay(CARDS.good);
    expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
  },
);

test(
  'an Element that has expired takes no payment',
  { tag: '@full' },
  async ({ page, antom, openElement, submit }) => {
    const end = Date.now() + 6_000;
    const { cashier, paymentRequestId } = await openElement({ endsIn: 6_000 });
    await cashier.fill(CARDS.good);
    await expect.poll(() => Date.now(), { timeout: 10_000 }).toBeGreaterThan(end + 500);
    expect(await submit()).toBe('accepted');
    expect(await outcomeOf(page)).toMatchObject(['failed', { code: 'SDK_PAYMENT_FAIL' }]);
    await expect(antom.inquiryPayment({ paymentRequestId })).rejects.toMatchObject({
      resultCode: 'ORDER_NOT_EXIST',
    });
  },
);
