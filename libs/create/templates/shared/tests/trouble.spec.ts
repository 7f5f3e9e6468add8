import { expect } from '@playwright/test';
import { test } from '@ams-cashier/sandbox/playwright';

test('the server creates no session', async ({ page }) => {
  await page.route('**/api/orders/*/session', (route) => route.fulfill({ status: 502, json: {} }));
  await page.goto('/');
  await page.getByRole('button', { name: 'Pay $42.00' }).click();
  await expect(page.getByRole('status')).toContainText('could not be opened');
  await page.unrouteAll();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Pay $42.00' }).click();
  await expect(page.frameLocator('iframe').getByLabel('Card number')).toBeVisible();
});

test('the server has forgotten the order: another one is placed', async ({ page, cashier }) => {
  await page.addInitScript(() => sessionStorage.setItem('order', 'forgotten'));
  await page.goto('/');
  await page.getByRole('button', { name: 'Pay $42.00' }).click();
  await cashier.pay();
  await cashier.done();
  await expect(page.getByRole('heading', { name: 'Thank you!' })).toBeVisible();
});

test('an order that nobody has placed, and one that nobody has paid', async ({ page }) => {
  await page.goto('/result?order=unknown');
  await expect(page.getByRole('heading', { name: 'There is no such order' })).toBeVisible();
  const placed = await page.request.post('/api/orders');
  const { orderId } = await placed.json();
  await page.goto(`/result?order=${orderId}`);
  await expect(page.getByRole('heading', { name: 'Not paid' })).toBeVisible();
});

test('what nobody has signed is no notification', async ({ request }) => {
  const response = await request.post('/api/notify', { data: { notifyType: 'PAYMENT_RESULT' } });
  expect(response.status()).toBe(401);
});
