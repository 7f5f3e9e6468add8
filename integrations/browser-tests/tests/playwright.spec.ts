import { expect } from '@playwright/test';
import { cards, test } from '@ams-cashier/sandbox/playwright';

const paid = /SUCCESSFUL|Thank you/;

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Pay now' }).click();
});

test('paid', async ({ page, cashier, sandbox }) => {
  const order = await cashier.sessionId();
  await cashier.pay();
  await cashier.done();
  await expect(page.getByRole('status')).toHaveText(paid);
  expect(await sandbox.order(order)).toMatchObject({ state: 'SUCCESS', charges: 1 });
});

test('declined, then paid with another card', async ({ page, cashier }) => {
  await cashier.decline();
  await expect(cashier.reason).toContainText('Try another card');
  await cashier.pay(cards.paid);
  await cashier.done();
  await expect(page.getByRole('status')).toHaveText(paid);
});

test('challenged by the bank', async ({ page, cashier }) => {
  await cashier.pay(cards.threeDS);
  await cashier.challenge.approve();
  await cashier.done();
  await expect(page.getByRole('status')).toHaveText(paid);
});

test('cancelled', async ({ page, cashier }) => {
  await cashier.cancel();
  await expect(page.getByRole('status')).toHaveText(/cancelled|Nothing was charged/);
});

test('refunded', async ({ cashier, sandbox }) => {
  const order = await cashier.sessionId();
  await cashier.pay();
  await cashier.done();
  const { paymentId = '', amount } = await sandbox.order(order);
  await sandbox.antom.refund({ refundRequestId: order, paymentId, refundAmount: amount! });
  await sandbox.clock.advance('1m');
  const refund = await sandbox.antom.inquiryRefund({ refundRequestId: order });
  expect(refund.refundStatus).toBe('SUCCESS');
});
