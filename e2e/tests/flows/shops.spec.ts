import type { Page } from '@playwright/test';
import { addresses, expect, test } from '../../fixtures/stack.ts';
import { CARDS, CashierPage, press } from '../../models/cashier-page.ts';

const SHOPS = ['vanilla', 'vue', 'angular'] as const;
const DISPLAYS = ['popup', 'inline'] as const;

const codes = (page: Page): Promise<string[]> =>
  page
    .getByTestId('events')
    .locator('li')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-code') ?? ''));

/** From the product to the open cashier, as a shopper goes. */
async function openCashier(
  page: Page,
  shop: (typeof SHOPS)[number],
  display: (typeof DISPLAYS)[number],
): Promise<CashierPage> {
  await page.goto(addresses[shop]);
  await page.getByRole('button', { name: 'Buy now' }).click();
  await expect(page.getByRole('heading', { name: 'Checkout' })).toBeVisible();
  if (display === 'popup') await page.getByRole('button', { name: 'Pay now' }).click();
  else await page.getByRole('radio', { name: 'On this page' }).check();
  const cashier = new CashierPage(page);
  await expect(cashier.payButton).toBeVisible();
  return cashier;
}

/** The result page tells what the shop's server knows, which learnt it from a verified notification. */
async function expectPaid(page: Page, shop: (typeof SHOPS)[number]): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Payment received' })).toBeVisible();
  const orderId = new URL(page.url()).searchParams.get('order');
  const order = await page.request.get(`${addresses[shop]}/api/orders/${orderId}`);
  expect(await order.json()).toMatchObject({
    status: 'paid',
    amount: { currency: 'USD', value: '4200' },
  });
}

for (const shop of SHOPS) {
  for (const display of DISPLAYS) {
    test.describe(`${shop}, ${display}`, () => {
      test('P26: a good card pays the order', async ({ page }) => {
        const cashier = await openCashier(page, shop, display);
        await expect(cashier.payButton).toHaveText('Pay $42.00');
        await cashier.pay(CARDS.good);
        if (display === 'popup') await cashier.done();
        await expectPaid(page, shop);
        expect(await codes(page)).toEqual([
          'SDK_START_OF_LOADING',
          'SDK_END_OF_LOADING',
          'SDK_PAYMENT_SUCCESSFUL',
        ]);
        await expect(page.locator('iframe')).toHaveCount(0);
      });

      test('P31: a declined card is explained and another one pays in the same cashier', async ({
        page,
      }) => {
        const cashier = await openCashier(page, shop, display);
        await cashier.pay(CARDS.declined);
        await expect(cashier.frame.getByRole('alert')).toContainText(/declined|another card/i);
        expect(await codes(page)).toEqual([
          'SDK_START_OF_LOADING',
          'SDK_END_OF_LOADING',
          'SDK_PAYMENT_FAIL',
        ]);
        await cashier.pay(CARDS.good);
        if (display === 'popup') await cashier.done();
        await expectPaid(page, shop);
        expect((await codes(page)).slice(2)).toEqual([
          'SDK_PAYMENT_FAIL',
          'SDK_PAYMENT_SUCCESSFUL',
        ]);
      });

      test('L8: leaving before paying cancels, and the same session opens again', async ({
        page,
      }) => {
        let orders = 0;
        page.on('request', (request) => {
          if (request.method() === 'POST' && request.url().endsWith('/api/orders')) orders += 1;
        });
        const cashier = await openCashier(page, shop, display);
        if (display === 'popup') {
          await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
        } else await press(cashier.frame.getByRole('button', { name: 'Cancel' }));
        await expect(page.getByText('You left before paying. Nothing was charged.')).toBeVisible();
        expect((await codes(page)).at(-1)).toBe('SDK_PAYMENT_CANCEL');
        await expect(page.locator('iframe')).toHaveCount(0);

        const again = display === 'popup' ? 'Pay now' : 'Try again';
        await page.getByRole('button', { name: again }).click();
        await cashier.pay(CARDS.good);
        if (display === 'popup') await cashier.done();
        await expectPaid(page, shop);
        expect(orders).toBe(1);
      });
    });
  }
}
