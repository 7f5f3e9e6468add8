/** Cards on file in the three shops, from the first consent to the removal. */
import { EVERY_BROWSER, NOT_IN_WEBKIT } from '../../fixtures/selection.ts';
import { expect, test as base } from '../../fixtures/stack.ts';
import { CARDS } from '../../models/cashier.ts';
import { CARDS_3DS } from '../../models/challenge.ts';
import { press } from '../../models/press.ts';
import { Shop, type ShopName } from '../../models/shop.ts';

const NO_CARD = 'No card is saved yet.';
/** One shop stands for the others in the short form. */
const SHOPS: readonly (readonly [name: ShopName, tag: string])[] = [
  ['vanilla', ''],
  ['vue', '@full'],
  ['angular', '@full'],
];

for (const [name, tag] of SHOPS) {
  const test = base.extend<{ shop: Shop }>({
    shop: ({ page }, use) => use(new Shop(page, name, 'element')),
  });

  test.describe(`${name}: a saved card`, { tag: tag ? [tag] : [] }, () => {
    test(
      'pays in one press at the second visit, and in none once it is removed',
      { tag: EVERY_BROWSER },
      async ({ page, shop }) => {
        await shop.openCashier();
        await shop.saveAndPay(CARDS.good);
        await shop.expectPaid();

        await shop.openCashier();
        await expect(shop.cashier.savedCard('0768')).toBeChecked();
        await press(shop.payButton);
        await shop.expectPaid();

        await shop.openCards();
        await page.getByRole('button', { name: 'Remove VISA 0768' }).click();
        await expect(page.getByText(NO_CARD)).toBeVisible();

        await shop.openCashier();
        await expect(shop.cashier.number).toBeVisible();
        await expect(shop.cashier.savedCard('0768')).toHaveCount(0);
      },
    );

    test('pays a larger order with its security code', { tag: '@full' }, async ({ shop }) => {
      await shop.openCashier();
      await shop.saveAndPay(CARDS.good);
      await shop.expectPaid();

      await shop.openCashier(3);
      await expect(shop.cashier.savedCard('0768')).toBeChecked();
      await press(shop.payButton);
      const missing = shop.cashier.frame.getByText('Enter the security code.', { exact: true });
      await expect(missing).toBeVisible();
      await shop.cashier.savedSecurityCode.fill('123');
      await press(shop.payButton);
      await shop.expectPaid(3);
    });

    test('pays once its bank has been asked', { tag: '@full' }, async ({ shop }) => {
      await shop.openCashier();
      await shop.saveAndPay(CARDS_3DS.asked);
      await shop.cashier.challenge.approve();
      await shop.expectPaid();

      await shop.openCashier();
      await expect(shop.cashier.savedCard('3014')).toBeChecked();
      await press(shop.payButton);
      await shop.cashier.challenge.approve();
      await shop.expectPaid();
    });

    test('can be added without an order, and pays the next one', async ({ page, shop }) => {
      await shop.openCards();
      await expect(page.getByText(NO_CARD)).toBeVisible();
      await page.getByRole('button', { name: 'Add a card' }).click();
      await expect(shop.cashier.saveButton).toBeVisible();
      await shop.cashier.fill(CARDS.good);
      await press(shop.cashier.saveButton);
      await expect(page.getByText('The card is saved.')).toBeVisible();
      await expect(page.getByRole('listitem').filter({ hasText: '0768' })).toBeVisible();

      await shop.openCashier();
      await expect(shop.cashier.savedCard('0768')).toBeChecked();
      await press(shop.payButton);
      await shop.expectPaid();
    });

    test(
      'can be added in a popup, whichever way it goes',
      { tag: '@full' },
      async ({ page, shop }) => {
        await shop.openCards();
        const add = page.getByRole('button', { name: 'Add one in a window' });
        await add.click();
        await shop.cashier.fill(CARDS.declined);
        await press(shop.cashier.saveButton);
        await expect(shop.cashier.frame.getByRole('alert')).toContainText(
          'didn’t approve this card',
        );
        await shop.cashier.cancel('popup');
        await expect(page.getByText(NO_CARD)).toBeVisible();

        await add.click();
        await shop.cashier.fill(CARDS_3DS.asked);
        await press(shop.cashier.saveButton);
        await shop.cashier.challenge.approve();
        await expect(page.getByText('The card is saved.')).toBeVisible();
        await expect(page.getByRole('dialog')).toHaveCount(0);
        await expect(page.getByRole('listitem').filter({ hasText: '3014' })).toBeVisible();
      },
    );

    test(
      'is not added if the bank declines it; another one is',
      { tag: '@full' },
      async ({ page, shop }) => {
        await shop.openCards();
        await page.getByRole('button', { name: 'Add a card' }).click();
        await shop.cashier.fill(CARDS.declined);
        await press(shop.cashier.saveButton);
        await expect(shop.cashier.frame.getByRole('alert')).toContainText(
          'didn’t approve this card',
        );
        await shop.cashier.fill(CARDS.good);
        await press(shop.cashier.saveButton);
        await expect(page.getByText('The card is saved.')).toBeVisible();
        await expect(page.getByRole('listitem').filter({ hasText: '0768' })).toBeVisible();
        await expect(page.getByRole('listitem').filter({ hasText: '4822' })).toHaveCount(0);
      },
    );

    test('is not added if the shopper leaves', { tag: '@full' }, async ({ page, shop }) => {
      await shop.openCards();
      const add = page.getByRole('button', { name: 'Add a card' });
      await add.click();
      await shop.cashier.fill(CARDS.good);
      await shop.cashier.cancel('inline');
      await expect(page.getByText(NO_CARD)).toBeVisible();
      await add.click();
      await expect(shop.cashier.saveButton).toBeVisible();
    });

    test('is added once its bank has been asked', { tag: '@full' }, async ({ page, shop }) => {
      await shop.openCards();
      await page.getByRole('button', { name: 'Add a card' }).click();
      await shop.cashier.fill(CARDS_3DS.asked);
      await press(shop.cashier.saveButton);
      await shop.cashier.challenge.approve();
      await expect(page.getByText('The card is saved.')).toBeVisible();
      await expect(page.getByRole('listitem').filter({ hasText: '3014' })).toBeVisible();
    });

    test('is nobody else’s', { tag: NOT_IN_WEBKIT }, async ({ browser, shop }) => {
      await shop.openCashier();
      await shop.saveAndPay(CARDS.good);
      await shop.expectPaid();
      const other = await browser.newContext();
      const others = new Shop(await other.newPage(), name, 'element');
      await others.openCashier();
      await expect(others.cashier.number).toBeVisible();
      await expect(others.cashier.savedCard('0768')).toHaveCount(0);
      await other.close();
    });
  });
}
