import { expect, type Page } from '@playwright/test';
import { cards, test } from '@ams-cashier/sandbox/playwright';

const orderOf = (page: Page) => new URL(page.url()).searchParams.get('order') ?? '';

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Pay $42.00' }).click();
});

test('paid', async ({ page, cashier, sandbox }) => {
  await cashier.pay(cards.paid);
  await cashier.done();
  await expect(page.getByRole('heading', { name: 'Thank you!' })).toBeVisible();
  // the shop's server has been told, and not only the page
  const { paymentRequestId, charges } = await sandbox.order(orderOf(page));
  expect(charges).toBe(1);
  await sandbox.notifications.received({ paymentRequestId });
});

test('declined, then paid with another card', async ({ page, cashier }) => {
  await cashier.decline();
  await expect(cashier.reason).toContainText('Try another card');
  await cashier.pay(cards.paid);
  await cashier.done();
  await expect(page.getByRole('heading', { name: 'Thank you!' })).toBeVisible();
});

test('challenged by the bank', async ({ page, cashier }) => {
  await cashier.pay(cards.threeDS);
  await cashier.challenge.approve();
  await cashier.done();
  await expect(page.getByRole('heading', { name: 'Thank you!' })).toBeVisible();
});

test('declined for good, then paid in another try', async ({ page, cashier }) => {
  await cashier.pay('4000 0000 0000 1141');
  await cashier.done();
  await expect(page.getByRole('status')).toContainText('Please start the payment again');
  await page.getByRole('button', { name: 'Pay $42.00' }).click();
  await cashier.pay(cards.paid);
  await cashier.done();
  await expect(page.getByRole('heading', { name: 'Thank you!' })).toBeVisible();
});

test('cancelled, then paid', async ({ page, cashier }) => {
  await cashier.cancel();
  await expect(page.getByRole('status')).toContainText('You have not paid yet.');
  await page.getByRole('button', { name: 'Pay $42.00' }).click();
  await cashier.pay(cards.paid);
  await cashier.done();
  await expect(page.getByRole('heading', { name: 'Thank you!' })).toBeVisible();
});

test('paid by a wallet, which sends the shopper back to the result page', async ({
  page,
  cashier,
}) => {
  const wallet = await cashier.payByWallet('GCASH');
  await wallet.approve();
  await expect(page.getByRole('heading', { name: 'Thank you!' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Thank you!' })).toBeVisible();
});

test('declined by a wallet', async ({ page, cashier }) => {
  const wallet = await cashier.payByWallet('GCASH');
  await wallet.decline();
  await expect(page.getByRole('heading', { name: 'Not paid' })).toBeVisible();
  await page.getByRole('link', { name: 'Back to your order' }).click();
  await expect(page.getByRole('button', { name: 'Pay $42.00' })).toBeVisible();
});
