import { createCashier, type Checkout } from '@ams-cashier/core';
import { cards, cashier, sandbox } from '@ams-cashier/sandbox/vitest';
import { afterEach, beforeEach, expect, test } from 'vitest';

let checkout: Checkout;

beforeEach(async () => {
  const { paymentSessionData } = await sandbox.session();
  checkout = createCashier({ environment: 'sandbox' }).open({ session: paymentSessionData });
});

// the next test's page is the same
afterEach(() => checkout.close());

test('paid', async () => {
  const order = await cashier.sessionId();
  await cashier.pay();
  await cashier.done();
  expect(await checkout.outcome).toMatchObject({ status: 'paid' });
  expect(await sandbox.order(order)).toMatchObject({ state: 'SUCCESS', charges: 1 });
});

test('declined, then paid with another card', async () => {
  await cashier.decline();
  expect(await cashier.reason()).toContain('Try another card');
  await cashier.pay(cards.paid);
  expect(await checkout.outcome).toMatchObject({ status: 'paid' });
});

test('challenged by the bank', async () => {
  await cashier.pay(cards.threeDS);
  await cashier.challenge.approve();
  expect(await checkout.outcome).toMatchObject({ status: 'paid' });
});

test('cancelled', async () => {
  await cashier.cancel();
  expect(await checkout.outcome).toMatchObject({ status: 'cancelled' });
});

test('refunded', async () => {
  const order = await cashier.sessionId();
  await cashier.pay();
  await checkout.outcome;
  const { paymentId = '', amount } = await sandbox.order(order);
  await sandbox.antom.refund({ refundRequestId: order, paymentId, refundAmount: amount! });
  await sandbox.clock.advance('1m');
  const refund = await sandbox.antom.inquiryRefund({ refundRequestId: order });
  expect(refund.refundStatus).toBe('SUCCESS');
});
