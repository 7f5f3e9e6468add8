import { $, browser, expect } from '@wdio/globals';
import { cards } from '@ams-cashier/sandbox/webdriverio';

const status = () => $('[role=status]');

beforeEach(async () => {
  await browser.url('/');
  await $('button=Pay now').click();
});

it('paid', async () => {
  const order = await browser.cashier.sessionId();
  await browser.cashier.pay();
  await browser.cashier.done();
  await expect(status()).toHaveText(/SUCCESSFUL|Thank you/);
  expect(await browser.sandbox.order(order)).toMatchObject({ state: 'SUCCESS', charges: 1 });
});

it('declined, then paid with another card', async () => {
  await browser.cashier.decline();
  expect(await browser.cashier.reason()).toContain('Try another card');
  await browser.cashier.pay(cards.paid);
  await browser.cashier.done();
  await expect(status()).toHaveText(/SUCCESSFUL|Thank you/);
});

it('challenged by the bank', async () => {
  await browser.cashier.pay(cards.threeDS);
  await browser.cashier.challenge.approve();
  await browser.cashier.done();
  await expect(status()).toHaveText(/SUCCESSFUL|Thank you/);
});

it('cancelled', async () => {
  await browser.cashier.cancel();
  await expect(status()).toHaveText(/cancelled|Nothing was charged/);
});

it('refunded', async () => {
  const order = await browser.cashier.sessionId();
  await browser.cashier.pay();
  await browser.cashier.done();
  const { paymentId = '', amount } = await browser.sandbox.order(order);
  await browser.sandbox.antom.refund({ refundRequestId: order, paymentId, refundAmount: amount! });
  await browser.sandbox.clock.advance('1m');
  const refund = await browser.sandbox.antom.inquiryRefund({ refundRequestId: order });
  expect(refund.refundStatus).toBe('SUCCESS');
});
