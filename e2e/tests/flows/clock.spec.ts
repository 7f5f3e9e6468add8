import { expect, test } from '../../fixtures/stack.ts';
import { fullUnless } from '../../fixtures/selection.ts';
import { CARDS } from '../../models/cashier.ts';
import { Shop, type ShopName } from '../../models/shop.ts';

const SHOPS: readonly ShopName[] = ['vanilla', 'vue', 'angular'];
const HOUR = 3_600_000;

for (const [row, name] of SHOPS.entries()) {
  for (const hours of [2, -2]) {
    // each direction in one shop; the full suite tries all
    const tag = fullUnless(row === (hours > 0 ? 0 : 1));
    test(
      `${name}: a device whose clock is ${hours} h off pays one order`,
      { tag },
      async ({ page }) => {
        await page.clock.setSystemTime(Date.now() + hours * HOUR);
        const orders = new Set<string>();
        page.on('response', async (response) => {
          const isOrder = response.url().endsWith('/api/orders') && response.status() === 201;
          if (isOrder) orders.add((await response.json()).orderId);
        });
        const shop = new Shop(page, name, 'popup');
        await shop.openCashier();
        const off = await page.evaluate(() => Date.now());
        expect(Math.abs(off - Date.now())).toBeGreaterThan(HOUR);
        await shop.cancel();
        await shop.reopenCashier();
        await shop.pay(CARDS.good);
        await shop.expectPaid();
        expect(orders.size).toBe(1);
      },
    );
  }
}
