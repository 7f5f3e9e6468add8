/**
 * Pages that a router keeps while another is shown, with session functions that the template creates on each render: with
 * each framework's own router and change detection.
 */
import type { Page } from '@playwright/test';
import { fullUnless } from '../../fixtures/selection.ts';
import { addresses, expect, test } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import { overflowOf } from '../../models/page-scroll.ts';
import { press } from '../../models/press.ts';

const SHOPS = {
  'Angular without zone.js': 'kept-angular.html',
  'Angular with zone.js': 'kept-angular.html?zone',
  Vue: 'kept-vue.html',
} as const;

/** What was asked of the shop's server. */
function watchOrders(page: Page): readonly unknown[] {
  const orders: unknown[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/orders')) {
      orders.push(request.postDataJSON());
    }
  });
  return orders;
}

const go = (page: Page, to: string) => page.getByRole('link', { name: to, exact: true }).click();

/** Nothing of a popup is over the page, which scrolls. */
async function expectFree(page: Page): Promise<void> {
  await expect(page.locator('iframe, dialog')).toHaveCount(0);
  expect(await overflowOf(page)).toBe('visible');
}

for (const [shop, path] of Object.entries(SHOPS)) {
  // without it stands for with it: Angular's unit tests run both ways
  const tag = fullUnless(!path.endsWith('zone'));
  test.describe(shop, { tag }, () => {
    const faults: string[] = [];
    test.beforeEach(async ({ page }) => {
      faults.length = 0;
      page.on('pageerror', ({ message }) => faults.push(message));
      await page.goto(`${addresses.pages}/${path}`);
    });
    test.afterEach(() => expect(faults).toEqual([]));

    const unkeyed = path.startsWith('kept-angular') ? ['inline', 'on-push'] : ['inline'];
    for (const name of unkeyed) {
      test(`${name}: a function of the template: the page answers, and the typed card stays`, async ({
        page,
      }) => {
        const orders = watchOrders(page);
        const cashier = new CashierPage(page);
        await go(page, name);
        await cashier.number.fill(CARDS.good);
        for (let click = 0; click < 3; click += 1) {
          await page.getByRole('button', { name: `Unrelated ${click}` }).click({ timeout: 2_000 });
        }
        await press(page.getByRole('button', { name: 'Two lamps' }));
        await expect(page.getByRole('button', { name: 'Unrelated 3' })).toBeVisible();
        await expect(cashier.number).toHaveValue(/4054 6957/);
        expect(orders).toHaveLength(1);
      });
    }

    test('a function with a key: another key is another amount, anything else keeps the card', async ({
      page,
    }) => {
      const orders = watchOrders(page);
      const cashier = new CashierPage(page);
      await go(page, 'keyed');
      await cashier.number.fill(CARDS.good);
      await press(page.getByRole('button', { name: 'Unrelated 0' }));
      await expect(page.getByRole('button', { name: 'Unrelated 1' })).toBeVisible();
      await expect(cashier.number).toHaveValue(/4054 6957/);
      const before = await cashier.payButton.textContent();

      await press(page.getByRole('button', { name: 'Two lamps' }));
      await expect(cashier.number).toHaveValue('');
      await expect(cashier.payButton).toHaveText(/Pay /);
      expect(await cashier.payButton.textContent()).not.toBe(before);
      expect(orders).toMatchObject([{ quantity: 1 }, { quantity: 2 }]);
    });

    test('inline: left and returned to: the form is there again, and pays the same order', async ({
      page,
    }) => {
      const orders = watchOrders(page);
      const cashier = new CashierPage(page);
      await go(page, 'inline');
      await cashier.number.fill(CARDS.good);
      await page.goBack();
      await expectFree(page);
      await page.goForward();
      await cashier.pay(CARDS.good);
      await expect(cashier.frame.getByRole('heading', { name: 'Payment complete' })).toBeVisible();
      expect(orders).toHaveLength(1);
    });

    if (path.startsWith('kept-angular')) {
      test('client and Checkout in signals', async ({ page }) => {
        const cashier = new CashierPage(page);
        await go(page, 'held');
        await page.getByRole('button', { name: 'Pay now' }).click();
        await expect(page.locator('output')).toHaveText('ready open');
        await cashier.pay(CARDS.good);
        await expect(page.locator('output')).toHaveText('ended paid');
      });
    }

    test('popup: the body is swapped under it: it is gone, and can be opened when the page is back', async ({
      page,
    }) => {
      const cashier = new CashierPage(page);
      await go(page, 'popup');
      await page.getByRole('button', { name: 'Pay now' }).click();
      await cashier.number.fill(CARDS.good);
      const left = await page.evaluateHandle(() => {
        const left = document.body;
        const next = document.createElement('body');
        next.append(Object.assign(document.createElement('button'), { textContent: 'Next page' }));
        left.replaceWith(next);
        return left;
      });
      await expectFree(page);
      await page.getByRole('button', { name: 'Next page' }).click({ timeout: 2_000 });
      await left.evaluate((body) => document.body.replaceWith(body));
      await cashier.pay(CARDS.good);
      await expect(cashier.frame.getByRole('heading', { name: 'Payment complete' })).toBeVisible();
    });
  });
}
