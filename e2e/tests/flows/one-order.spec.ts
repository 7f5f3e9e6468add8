import type { Page } from '@playwright/test';
import { fullUnless } from '../../fixtures/selection.ts';
import { expect, test } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import type { ShopName } from '../../models/shop.ts';

const SHOPS: readonly ShopName[] = ['vanilla', 'vue', 'angular'];

interface ListedPayment {
  readonly charges: number;
}

for (const name of SHOPS) {
  const tag = fullUnless(name === 'angular');
  test(
    `${name}: two tabs and a reload are one order, which is charged once`,
    { tag },
    async ({ page, context, startOwnStack }) => {
      test.slow();
      const { addresses } = await startOwnStack(['sandbox', 'merchant', name]);
      const orders: string[] = [];
      context.on('response', async (response) => {
        const isOrder = response.url().endsWith('/api/orders') && response.status() === 201;
        if (isOrder) orders.push((await response.json()).orderId);
      });
      const openCheckout = async (tab: Page): Promise<CashierPage> => {
        await tab.goto(`${addresses[name]}/checkout?sku=desk-lamp&quantity=1`);
        await tab.getByRole('button', { name: 'Pay now' }).click();
        const cashier = new CashierPage(tab);
        await expect(cashier.payButton).toBeVisible();
        return cashier;
      };
      const other = await context.newPage();
      const first = await openCheckout(page);
      await openCheckout(other);
      const second = await openCheckout(other);
      await expect.poll(() => orders.length).toBe(3);
      expect(new Set(orders).size).toBe(1);

      await second.pay(CARDS.good);
      await second.done();
      await page.bringToFront();
      await first.pay(CARDS.good);
      await first.done();
      await expect(page.getByRole('heading', { name: 'Payment received' })).toBeVisible();

      const payments = await page.request.get(`${addresses.sandbox}/sandbox/payments`);
      const listed = (await payments.json()) as readonly ListedPayment[];
      expect(listed.map(({ charges }) => charges)).toEqual([1]);
    },
  );
}
