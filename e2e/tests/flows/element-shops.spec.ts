/** Each way to pay in a Payment Element of the three shops; saved cards have a file of their own. */
import { fullUnless } from '../../fixtures/selection.ts';
import { expect, test as base } from '../../fixtures/stack.ts';
import { CARDS } from '../../models/cashier.ts';
import { CARDS_3DS } from '../../models/challenge.ts';
import { press } from '../../models/press.ts';
import { Shop, type ShopName } from '../../models/shop.ts';
import { WalletPage } from '../../models/wallet.ts';

const SHOPS: readonly ShopName[] = ['vanilla', 'vue', 'angular'];

for (const [place, name] of SHOPS.entries()) {
  const test = base.extend<{ shop: Shop }>({
    shop: ({ page }, use) => use(new Shop(page, name, 'element')),
  });

  test.describe(`${name}: a Payment Element`, () => {
    test(
      'express: a device’s wallet, in its sheet',
      { tag: fullUnless(place === 1) },
      async ({ shop }) => {
        await shop.openCashier();
        const { frame } = shop.cashier;
        await press(frame.getByRole('button', { name: 'Google Pay' }));
        await expect(frame.getByText('Simulated', { exact: true })).toBeVisible();
        await press(shop.cashier.payButton);
        await shop.expectPaid();
      },
    );

    test(
      'a wallet, whose page returns to the shop',
      { tag: fullUnless(place === 2) },
      async ({ page, shop }) => {
        await shop.openCashier();
        await shop.cashier.frame.getByRole('radio', { name: 'GCash' }).check();
        await press(shop.payButton);
        await page.waitForURL(/\/wallet\//);
        await new WalletPage(page).approve();
        await shop.expectPaid();
      },
    );

    test('instalments', { tag: '@full' }, async ({ shop }) => {
      await shop.openCashier();
      await shop.cashier.frame.getByRole('radio', { name: /^6 × \$7\.00/ }).check();
      await shop.pay(CARDS.good);
      await shop.expectPaid();
    });

    test('a decline, then another card', { tag: '@full' }, async ({ shop }) => {
      await shop.openCashier();
      await shop.pay(CARDS.declined);
      await expect(shop.cashier.frame.getByRole('alert')).toContainText(/declined|another card/i);
      await shop.pay(CARDS.good);
      await shop.expectPaid();
    });

    test('the bank asks', { tag: '@full' }, async ({ shop }) => {
      await shop.openCashier();
      await shop.pay(CARDS_3DS.asked);
      await shop.cashier.challenge.approve();
      await shop.expectPaid();
    });

    test('left before it is paid, and opened again', { tag: '@full' }, async ({ page, shop }) => {
      await shop.openCashier();
      await shop.cancel();
      await expect(page.getByText('You left before paying. Nothing was charged.')).toBeVisible();
      expect((await shop.codes()).at(-1)).toBe('SDK_PAYMENT_CANCEL');
      await shop.reopenCashier();
      await shop.pay(CARDS.good);
      await shop.expectPaid();
    });

    test('two presses at once pay once', { tag: '@full' }, async ({ shop }) => {
      await shop.openCashier();
      await shop.cashier.fill(CARDS.good);
      await shop.payButton.evaluate((button) => {
        for (let times = 0; times < 2; times += 1) (button as HTMLButtonElement).click();
      });
      await shop.expectPaid();
      const paid = (await shop.codes()).filter((code) => code === 'SDK_PAYMENT_SUCCESSFUL');
      expect(paid).toHaveLength(1);
    });

    test('from the classic cashier and back', { tag: '@full' }, async ({ page, shop }) => {
      await shop.openCashier();
      await page.getByRole('radio', { name: 'On this page' }).check();
      await expect(shop.cashier.payButton).toHaveText('Pay $42.00');
      await page.getByRole('radio', { name: 'Payment Element' }).check();
      await expect(shop.cashier.payButton).toHaveCount(0);
      await shop.pay(CARDS.good);
      await shop.expectPaid();
    });
  });
}
