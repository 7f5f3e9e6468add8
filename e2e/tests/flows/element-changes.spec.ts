/** A Payment Element that is changed, or disturbed, while the shopper is busy with it. */
import type { AntomClient } from '@ams-cashier/server';
import type { Checkout } from '@ams-cashier/core';
import type { FrameLocator, Page } from '@playwright/test';
import {
  createElementSession,
  cardTokenOf,
  type ElementWish,
} from '../../fixtures/element-session.ts';
import { statusOf, test } from '../../fixtures/element-test.ts';
import { expect } from '../../fixtures/stack.ts';
import { CARDS, type CashierPage } from '../../models/cashier.ts';
import { CARDS_3DS } from '../../models/challenge.ts';
import {
  codes,
  emitted,
  gotoBlankPage,
  openCashier,
  outcomeOf,
} from '../../models/open-cashier.ts';
import { press } from '../../models/press.ts';

/** What the page does in each case is a unit test of the cashier page; here is the whole. */
const FULL = { tag: '@full' };

/** The cart has changed. */
async function change(page: Page, antom: AntomClient, wish: ElementWish) {
  const { session, paymentRequestId } = await createElementSession(antom, wish);
  const answer = await page.evaluate(
    (session) =>
      window.checkout?.update({ session }).then(
        ({ session }) => session as string,
        ({ reason }: { readonly reason: string }) => reason,
      ),
    session,
  );
  return { answer, paymentRequestId };
}

/** Why the last card was declined. */
const noticeOf = ({ frame }: CashierPage) => frame.locator('.pane > .notice');

/** By id: the names are in the language. */
async function fill(form: FrameLocator, number: string): Promise<void> {
  await form.locator('#number').fill(number);
  await form.locator('#expiry').fill('1230');
  await form.locator('#securityCode').fill('123');
  await form.locator('#holderName').fill('Ada Byron');
}

async function savedCardOf(page: Page, antom: AntomClient): Promise<string> {
  const { session, paymentRequestId } = await createElementSession(antom, { asksConsent: true });
  await gotoBlankPage(page);
  const cashier = await openCashier(page, { session, display: 'inline' });
  await cashier.fill(CARDS.good);
  await cashier.consent.check();
  await page.evaluate(() => window.checkout?.submit());
  await outcomeOf(page);
  return cardTokenOf(antom, paymentRequestId);
}

test(
  'other methods while the shopper types: the field keeps the focus, and what is typed',
  FULL,
  async ({ page, antom, openElement, submit }) => {
    const { cashier } = await openElement();
    await cashier.number.focus();
    await page.keyboard.type('4054 6957');
    expect(
      await change(page, antom, { methods: ['CARD', 'GCASH', 'KAKAOPAY'], value: '9900' }),
    ).toMatchObject({ answer: 'live' });
    await expect(cashier.number).toBeFocused();
    await page.keyboard.type('2310 0768');
    await expect(cashier.number).toHaveValue('4054 6957 2310 0768');
    const last = await change(page, antom, { methods: ['CARD'] });
    expect(last.answer).toBe('live');
    await expect(cashier.number).toBeFocused();
    const more = await change(page, antom, { methods: ['GOOGLEPAY!', 'GCASH', 'CARD'] });
    expect(more.answer).toBe('live');
    await expect(cashier.number).toBeFocused();
    await expect(cashier.number).toHaveValue('4054 6957 2310 0768');
    await cashier.fill(CARDS.good);
    expect(await submit()).toBe('accepted');
    expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
    expect(await statusOf(antom, more.paymentRequestId)).toBe('SUCCESS');
  },
);

test(
  'plans while the code of a saved card is typed: its field keeps the focus',
  FULL,
  async ({ page, antom, openElement, submit }) => {
    const savedCard = await savedCardOf(page, antom);
    const { cashier } = await openElement({ savedCard });
    await cashier.savedSecurityCode.focus();
    await page.keyboard.type('12');
    const { answer } = await change(page, antom, {
      savedCard,
      methods: ['CARD', 'GCASH'],
      instalments: true,
    });
    expect(answer).toBe('live');
    await expect(cashier.savedSecurityCode).toBeFocused();
    await page.keyboard.type('3');
    await expect(cashier.savedSecurityCode).toHaveValue('123');
    expect(await submit()).toBe('accepted');
    expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
  },
);

test(
  'while a payment is in flight, and while the bank asks: refused, and paid once',
  FULL,
  async ({ page, antom, openElement, submit }) => {
    const { cashier, paymentRequestId } = await openElement({ authenticates: true });
    await cashier.fill(CARDS_3DS.asked);
    expect(await submit()).toBe('accepted');
    expect(await change(page, antom, { value: '9900' })).toMatchObject({
      answer: 'update_refused',
    });
    await expect(cashier.challenge.heading).toBeVisible();
    expect(await change(page, antom, { value: '9900' })).toMatchObject({
      answer: 'update_refused',
    });
    await cashier.challenge.approve();
    expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
    expect(await statusOf(antom, paymentRequestId)).toBe('SUCCESS');
  },
);

test(
  'after a decline: the reason is gone, it was about another amount',
  FULL,
  async ({ page, antom, openElement, submit }) => {
    const { cashier } = await openElement();
    await cashier.fill(CARDS.declined);
    await submit();
    const notice = noticeOf(cashier);
    await expect(notice).toBeVisible();
    const { answer, paymentRequestId } = await change(page, antom, { value: '9900' });
    expect(answer).toBe('live');
    await expect(cashier.frame.locator('.amount')).toHaveText('$99.00');
    await expect(notice).toBeHidden();
    await cashier.fill(CARDS.good);
    expect(await submit()).toBe('accepted');
    expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
    expect(await statusOf(antom, paymentRequestId)).toBe('SUCCESS');
  },
);

for (const [currency, value, shown, each] of [
  ['JPY', '4200', '¥4,200', '6 × ¥700'],
  ['KWD', '4200', 'KWD 4.200', ''],
  ['IDR', '4200000', 'IDR 42,000', ''],
] as const) {
  test(
    `${currency}: shown as it is written, and paid`,
    FULL,
    async ({ page, antom, openElement, submit }) => {
      const { cashier, paymentRequestId } = await openElement({
        currency,
        value,
        methods: ['GOOGLEPAY!', 'CARD', 'GCASH'],
        instalments: each !== '',
      });
      await expect(cashier.frame.locator('.amount')).toHaveText(shown);
      if (each) await expect(cashier.frame.getByText(each)).toBeVisible();
      await press(cashier.frame.getByRole('button', { name: 'Google Pay' }));
      await expect(cashier.payButton).toHaveText(`Pay ${shown}`);
      await press(cashier.frame.getByRole('button', { name: 'Cancel' }));
      await cashier.fill(CARDS.good);
      expect(await submit()).toBe('accepted');
      expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
      expect(await antom.inquiryPayment({ paymentRequestId })).toMatchObject({
        paymentStatus: 'SUCCESS',
        paymentAmount: { currency, value },
      });
    },
  );
}

test(
  'an amount that the chosen method does not take: the form comes anew, with what is left',
  FULL,
  async ({ page, antom, openElement, submit }) => {
    const { cashier } = await openElement({ currency: 'PHP', value: '9000' });
    await cashier.frame.getByRole('radio', { name: 'GCash' }).check();
    const { answer, paymentRequestId } = await change(page, antom, {
      currency: 'PHP',
      value: '20000000',
    });
    expect(answer).toBe('remounted');
    await expect(cashier.frame.getByRole('radio', { name: 'GCash' })).toHaveCount(0);
    await cashier.fill(CARDS.good);
    expect(await submit()).toBe('accepted');
    expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
    expect(await statusOf(antom, paymentRequestId)).toBe('SUCCESS');
  },
);

test(
  'an express button while the card is being charged: one payment',
  FULL,
  async ({ page, antom, openElement }) => {
    const { cashier, paymentRequestId } = await openElement({
      methods: ['GOOGLEPAY!', 'ALIPAY_CN!', 'CARD'],
    });
    await cashier.fill(CARDS.good);
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/cashier/api/pay', async (route) => {
      await held;
      await route.continue();
    });
    expect(await page.evaluate(() => window.checkout?.submit())).toBe('accepted');
    for (const name of ['Google Pay', 'Alipay'])
      await cashier.frame.getByRole('button', { name }).click({ force: true });
    await expect.poll(() => codes(page)).toContain('SDK_DUPLICATE_SUBMISSION_BEHAVIOR');
    await expect(cashier.frame.locator('.sheet')).toBeHidden();
    release();
    expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
    expect(await antom.inquiryPayment({ paymentRequestId })).toMatchObject({
      paymentStatus: 'SUCCESS',
      paymentMethodType: 'CARD',
    });
  },
);

test(
  'consent, a decline, and another card: the one that was charged is kept',
  FULL,
  async ({ page, antom, openElement, submit }) => {
    const { cashier, paymentRequestId } = await openElement({ asksConsent: true });
    await cashier.fill(CARDS.declined);
    await cashier.consent.check();
    await submit();
    await expect(noticeOf(cashier)).toBeVisible();
    await expect(cashier.consent).toBeChecked();
    await cashier.fill(CARDS.good);
    expect(await submit()).toBe('accepted');
    expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
    const savedCard = await cardTokenOf(antom, paymentRequestId);
    const next = await openElement({ savedCard });
    await expect(next.cashier.savedCard('0768')).toBeChecked();
  },
);

test(
  'a saved card whose token is deleted meanwhile: another card pays in the same form',
  FULL,
  async ({ page, antom, openElement, submit }) => {
    const savedCard = await savedCardOf(page, antom);
    const { cashier, paymentRequestId } = await openElement({ savedCard, isCardOnFile: true });
    await antom.deleteToken({ token: savedCard });
    expect(await submit()).toBe('accepted');
    await expect(noticeOf(cashier)).toContainText('Try another card');
    expect((await emitted(page)).at(-1)).toMatchObject({ code: 'SDK_PAYMENT_FAIL', final: false });
    // it is offered no more
    await expect(cashier.savedCard('0768')).toHaveCount(0);
    await cashier.fill(CARDS.good);
    expect(await submit()).toBe('accepted');
    expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
    expect(await statusOf(antom, paymentRequestId)).toBe('SUCCESS');
  },
);

test(
  'another language at the sheet, at the bank, and beside a decline',
  FULL,
  async ({ page, openElement, submit }) => {
    const { cashier } = await openElement({
      methods: ['GOOGLEPAY!', 'CARD', 'GCASH'],
      asksConsent: true,
    });
    const speak = (locale: string) =>
      page.evaluate((locale) => void window.checkout?.update({ locale }), locale);
    await press(cashier.frame.getByRole('button', { name: 'Google Pay' }));
    await speak('de_DE');
    const form = page.frameLocator('iframe').first();
    await expect(form.locator('.sheet .pay')).toHaveText('42,00 $ bezahlen');
    await press(form.locator('.sheet .cancel'));
    await fill(form, CARDS.declined);
    await submit();
    await expect(form.locator('.pane > .notice')).toContainText('Bank');
    await speak('fr_FR');
    await expect(form.locator('.pane > .notice')).toContainText('banque');
    await fill(form, CARDS_3DS.asked);
    await submit();
    await expect(page.getByRole('dialog')).toHaveAccessibleName('Confirmez auprès de votre banque');
    await speak('en_US');
    await expect(page.getByRole('dialog')).toHaveAccessibleName('Confirm with your bank');
    // the bank goes on in the language in which it began
    const bank = page.frameLocator('.challenge iframe').frameLocator('iframe');
    await press(bank.getByRole('button').first());
    expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
  },
);

test(
  'beside an open sheet of a wallet: the form comes anew, with the new amount',
  FULL,
  async ({ page, antom, openElement }) => {
    const { cashier } = await openElement({ methods: ['GOOGLEPAY!', 'CARD'] });
    await press(cashier.frame.getByRole('button', { name: 'Google Pay' }));
    const { answer, paymentRequestId } = await change(page, antom, {
      methods: ['GOOGLEPAY!', 'CARD'],
      value: '9900',
    });
    expect(answer).toBe('remounted');
    await press(cashier.frame.getByRole('button', { name: 'Google Pay' }));
    await expect(cashier.payButton).toHaveText('Pay $99.00');
    await press(cashier.payButton);
    expect(await outcomeOf(page)).toMatchObject(['paid', {}]);
    expect(await statusOf(antom, paymentRequestId)).toBe('SUCCESS');
  },
);

declare global {
  interface Window {
    pair?: readonly Checkout[];
  }
}

test(
  'two Elements of one customer on a page: each pays its own order',
  FULL,
  async ({ page, antom }) => {
    const savedCard = await savedCardOf(page, antom);
    const wish = { savedCard, isCardOnFile: true };
    const orders = [
      await createElementSession(antom, wish),
      await createElementSession(antom, { ...wish, value: '9900' }),
    ];
    await gotoBlankPage(page);
    await page.evaluate(
      (sessions) => {
        window.pair = sessions.map((session) => {
          const container = document.createElement('div');
          document.body.append(container);
          return window.core.createCashier({ environment: 'sandbox' }).open({ session, container });
        });
      },
      orders.map(({ session }) => session),
    );
    // at once
    const answers = page.evaluate(() =>
      Promise.all(
        (window.pair ?? []).map(async (checkout) => {
          await checkout.ready;
          const answer = await checkout.submit();
          return [answer, (await checkout.outcome).status];
        }),
      ),
    );
    expect(await answers).toEqual([
      ['accepted', 'paid'],
      ['accepted', 'paid'],
    ]);
    for (const { paymentRequestId } of orders) {
      expect(await statusOf(antom, paymentRequestId)).toBe('SUCCESS');
    }
  },
);
