import { expect } from '@playwright/test';
import { cards, test } from '@ams-cashier/sandbox/playwright';

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Buy now' }).click();
  await page.getByRole('button', { name: 'Pay now' }).click();
});

test('paid, and refunded later', async ({ page, cashier, sandbox }) => {
  await cashier.pay();
  await cashier.done();
  await expect(page.getByRole('heading', { name: 'Payment received' })).toBeVisible();
  const { paymentId = '', amount } = await sandbox.order(orderOf(page.url()));
  await sandbox.antom.refund({ refundRequestId: paymentId, paymentId, refundAmount: amount! });
});

test('declined, then paid with another card', async ({ cashier }) => {
  await cashier.decline();
  await expect(cashier.reason).toContainText('Try another card');
  await cashier.pay(cards.paid);
});

test('challenged by the bank', async ({ page, cashier }) => {
  await cashier.pay(cards.threeDS);
  await cashier.challenge.approve();
  await cashier.done();
  await expect(page.getByRole('heading', { name: 'Payment received' })).toBeVisible();
});

test('cancelled', async ({ page, cashier }) => {
  await cashier.cancel();
  await expect(page.getByRole('button', { name: 'Pay now' })).toBeVisible();
});

/** This shop's result page knows its order by the address. */
const orderOf = (url: string) => new URL(url).searchParams.get('order') ?? '';
