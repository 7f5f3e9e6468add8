/** A checkout in the three shops that outlives its session: the device slept, for example. */
import type { Page } from '@playwright/test';
import { expect, test as base, type Stack } from '../../fixtures/stack.ts';
import { CARDS } from '../../models/cashier.ts';
import { press } from '../../models/press.ts';
import { Shop, type Display, type ShopName } from '../../models/shop.ts';

const SHOPS: readonly ShopName[] = ['vanilla', 'vue', 'angular'];
const DISPLAYS: readonly Display[] = ['popup', 'inline', 'element'];
const TWO_HOURS = 7_200_000;

interface ListedPayment {
  readonly charges: number;
}

/** The gateway's clock goes on, and so does the page's. */
async function sleep(page: Page, { addresses }: Stack): Promise<void> {
  const data = { advance: TWO_HOURS };
  const clock = await page.request.post(`${addresses.sandbox}/sandbox/clock`, { data });
  expect(clock.ok()).toBe(true);
  await page.evaluate((milliseconds) => {
    const { now } = Date;
    Date.now = () => now() + milliseconds;
  }, TWO_HOURS);
}

for (const name of SHOPS) {
  const test = base.extend<{ own: Stack }>({
    own: async ({ startOwnStack }, use) => use(await startOwnStack(['sandbox', 'merchant', name])),
  });

  test.describe(name, { tag: '@full' }, () => {
    for (const display of DISPLAYS) {
      test(`${display}: pays once, with a fresh session`, async ({ page, own }) => {
        test.slow();
        const shop = new Shop(page, name, display, own.addresses);
        await shop.openCashier();
        await sleep(page, own);
        await shop.pay(CARDS.good);
        await shop.expectPaid();
        const payments = await page.request.get(`${own.addresses.sandbox}/sandbox/payments`);
        const listed = (await payments.json()) as readonly ListedPayment[];
        expect(listed.map(({ charges }) => charges)).toEqual([1]);
      });
    }

    test('saves a card with a fresh session', async ({ page, own }) => {
      test.slow();
      const shop = new Shop(page, name, 'inline', own.addresses);
      await shop.openCards();
      await page.getByRole('button', { name: 'Add a card' }).click();
      await shop.cashier.fill(CARDS.good);
      await sleep(page, own);
      await press(shop.cashier.saveButton);
      await expect(page.getByText('The card is saved.')).toBeVisible();
      await expect(page.getByRole('listitem').filter({ hasText: '0768' })).toBeVisible();
    });
  });
}
