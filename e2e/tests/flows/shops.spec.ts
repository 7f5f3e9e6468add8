import { everyBrowserIf, fullUnless } from '../../fixtures/selection.ts';
import { expect, test as base } from '../../fixtures/stack.ts';
import { CARDS } from '../../models/cashier.ts';
import { Shop, type Display, type ShopName } from '../../models/shop.ts';

const SHOPS: readonly ShopName[] = ['vanilla', 'vue', 'angular'];
const DISPLAYS: readonly Display[] = ['popup', 'inline'];

/** What stands for the others, in every browser: each shop, each place, each way to end. */
const REPRESENTATIVE = {
  paid: ['vanilla, popup', 'angular, inline'],
  declined: ['vue, popup', 'vanilla, inline'],
  cancelled: ['angular, popup', 'vue, inline'],
};

for (const name of SHOPS) {
  for (const display of DISPLAYS) {
    const test = base.extend<{ shop: Shop }>({
      shop: ({ page }, use) => use(new Shop(page, name, display)),
    });

    const form = `${name}, ${display}`;
    const tagOf = (end: keyof typeof REPRESENTATIVE) => {
      const isRepresentative = REPRESENTATIVE[end].includes(form);
      return [everyBrowserIf(isRepresentative), fullUnless(isRepresentative)].flat();
    };

    test.describe(form, () => {
      test('P26: a good card pays the order', { tag: tagOf('paid') }, async ({ page, shop }) => {
        await shop.openCashier();
        await expect(shop.cashier.payButton).toHaveText('Pay $42.00');
        await shop.pay(CARDS.good);
        await shop.expectPaid();
        expect(await shop.codes()).toEqual([
          'SDK_START_OF_LOADING',
          'SDK_END_OF_LOADING',
          'SDK_PAYMENT_SUCCESSFUL',
        ]);
        await expect(page.locator('iframe')).toHaveCount(0);
      });

      test(
        'P31: a declined card is explained and another one pays in the same cashier',
        { tag: tagOf('declined') },
        async ({ shop }) => {
          await shop.openCashier();
          await shop.cashier.decline();
          const declined = ['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING', 'SDK_PAYMENT_FAIL'];
          expect(await shop.codes()).toEqual(declined);
          await shop.pay(CARDS.good);
          await shop.expectPaid();
          expect(await shop.codes()).toEqual([...declined, 'SDK_PAYMENT_SUCCESSFUL']);
        },
      );

      test(
        'L8: leaving before paying cancels, and the same session opens again',
        { tag: tagOf('cancelled') },
        async ({ page, shop }) => {
          await shop.openCashier();
          await shop.cancel();
          await expect(
            page.getByText('You left before paying. Nothing was charged.'),
          ).toBeVisible();
          expect((await shop.codes()).at(-1)).toBe('SDK_PAYMENT_CANCEL');
          await expect(page.locator('iframe')).toHaveCount(0);

          await shop.reopenCashier();
          await expect(shop.cashier.payButton).toBeVisible();
          const orders = await page.evaluate(() =>
            performance
              .getEntriesByType('resource')
              .filter(({ name }) => name.endsWith('/api/orders')),
          );
          expect(orders).toHaveLength(1);
          await shop.pay(CARDS.good);
          await shop.expectPaid();
        },
      );
    });
  }
}
