import type { Page } from '@playwright/test';
import { addresses, expect, test } from '../../fixtures/stack.ts';
import { expectAccessible } from '../../fixtures/axe.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import { holdCalls } from '../../fixtures/held-calls.ts';
import { press, pressAway } from '../../models/press.ts';
import { fullUnless } from '../../fixtures/selection.ts';

/** What the shops have beside the way from product to payment. */
const SHOPS = ['vue', 'angular', 'vanilla'] as const;

const paid = (page: Page) => page.getByRole('heading', { name: 'Payment received' });
const cashierHost = (page: Page) => page.getByTestId('cashier');

/** Notes each order that the page makes, as its server is asked for it. */
function followOrders(page: Page): { delivery: { city: string } }[] {
  const orders: { delivery: { city: string } }[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/orders')) {
      orders.push(request.postDataJSON());
    }
  });
  return orders;
}

for (const [row, shop] of SHOPS.entries()) {
  const checkout = `${addresses[shop]}/checkout?sku=desk-lamp&quantity=1`;

  async function gotoCheckout(page: Page, display: 'popup' | 'inline' = 'popup'): Promise<void> {
    await page.goto(display === 'inline' ? `${checkout}&display=inline` : checkout);
    await page.getByText('Cashier settings').click();
  }

  /** Each test is played in one of the shops, in turns; what the frameworks share is the core. */
  const turn = (number: number) => ({ tag: fullUnless(number % SHOPS.length === row) });

  test.describe(shop, () => {
    test('the shop’s own button names the form’s errors, then pays', turn(0), async ({ page }) => {
      await gotoCheckout(page, 'inline');
      const cashier = new CashierPage(page);
      await expect(cashier.payButton).toBeVisible();
      await page.getByRole('checkbox', { name: 'The shop’s pay button' }).check();
      await expect(cashier.payButton).toBeHidden();
      const own = page.getByRole('button', { name: 'Pay now' });
      await press(own);
      await expect(cashier.number).toHaveAttribute('aria-invalid', 'true');
      await expect(cashier.number).toBeFocused();
      await cashier.fill(CARDS.good);
      await press(own);
      await expect(paid(page)).toBeVisible();
    });

    test(
      'language and theme change in the open cashier, and keep what was typed',
      turn(1),
      async ({ page }) => {
        await gotoCheckout(page, 'inline');
        const cashier = new CashierPage(page);
        await cashier.number.fill(CARDS.good);
        await page.getByRole('combobox', { name: 'Language' }).selectOption('zh_CN');
        const frame = page.frameLocator(`[data-testid=cashier] iframe`);
        await expect(frame.locator('html')).toHaveAttribute('lang', /^zh/);
        await expect(frame.locator('#number')).toHaveValue(/4054 6957/);
        const background = () =>
          frame.locator('body').evaluate((body) => getComputedStyle(body).colorScheme);
        const light = await background();
        await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
        await expect.poll(background).toBe('dark');
        expect(light).not.toBe('dark');
      },
    );

    test('the shop’s loading view stands in for the cashier’s', turn(2), async ({ page }) => {
      let go = () => {};
      const held = new Promise<void>((resolve) => (go = resolve));
      await gotoCheckout(page);
      await page.getByRole('checkbox', { name: 'The shop’s loading view' }).check();
      await page.route('**/api/orders', async (route) => {
        await held;
        await route.continue();
      });
      await page.getByRole('radio', { name: 'On this page' }).check();
      const view = page.getByText('The payment form is on its way.');
      await expect(view).toBeVisible();
      go();
      await expect(new CashierPage(page).payButton).toBeVisible();
      await expect(view).toBeHidden();
    });

    test(
      'a shop that is down can be tried again, in the place of the cashier',
      turn(3),
      async ({ page }) => {
        await page.route('**/api/orders', (route) => route.fulfill({ status: 503 }));
        await page.goto(`${checkout}&display=inline`);
        const within = shop === 'vanilla' ? page : cashierHost(page);
        const retry = within.getByRole('button', { name: 'Try again' });
        await expect(retry).toBeFocused();
        await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(1);
        await page.unroute('**/api/orders');
        await retry.click();
        await new CashierPage(page).pay(CARDS.good);
        await expect(paid(page)).toBeVisible();
      },
    );

    test(
      'who leaves while paying is asked to wait; who leaves before comes back to the same order',
      turn(4),
      async ({ page }) => {
        const orders = followOrders(page);
        const { held, letGo } = await holdCalls(page, 'pay');
        await gotoCheckout(page, 'inline');
        const cashier = new CashierPage(page);
        await expect(cashier.payButton).toBeVisible();
        const link = page.getByRole('link', { name: 'Lumen & Oak' });
        await link.click();
        await expect(page.locator('iframe')).toHaveCount(0);
        await page.getByRole('button', { name: 'Buy now' }).click();
        await page.getByRole('radio', { name: 'On this page' }).check();
        await cashier.pay(CARDS.good);
        await held;
        await expect(page.getByRole('radio', { name: 'On this page' })).toBeDisabled();
        await expect(
          page.getByRole('button', { name: 'Change the delivery address' }),
        ).toBeDisabled();
        // by key: the cashier scrolls to what it says meanwhile, which can take the link away from under a click
        await link.press('Enter');
        await expect(page.getByText('Your payment is being processed.')).toBeVisible();
        expect(new URL(page.url()).pathname).toBe('/checkout');
        letGo();
        await expect(paid(page)).toBeVisible();
        expect(orders).toHaveLength(1);
      },
    );

    test(
      'the address is changed: what is wrong is said at its field, then another order is paid',
      turn(5),
      async ({ page }) => {
        const orders = followOrders(page);
        await page.goto(`${checkout}&display=inline`);
        const cashier = new CashierPage(page);
        await expect(cashier.payButton).toBeVisible();
        await page.getByRole('button', { name: 'Change the delivery address' }).click();
        const street = page.getByLabel('Street and number');
        await expect(page.getByLabel('Name')).toBeFocused();
        await expect(page.locator('iframe')).toHaveCount(0);
        await expect(page.getByRole('radio', { name: 'On this page' })).toBeHidden();
        await street.fill('');
        await page.getByRole('button', { name: 'Deliver here' }).click();
        await expect(street).toBeFocused();
        await expect(street).toHaveAccessibleDescription('Enter street and number.');
        await expectAccessible(page, 'address with an error');
        await street.fill('2 Example Street');
        await expect(street).toHaveAttribute('aria-invalid', 'false');
        await page.getByLabel('City').fill('Exampleton');
        await page.getByRole('combobox', { name: 'Country' }).selectOption('Singapore');
        await street.press('Enter');
        await expect(page.getByText('00001 Exampleton')).toBeVisible();
        await cashier.pay(CARDS.good);
        await expect(paid(page)).toBeVisible();
        expect(orders.map(({ delivery }) => delivery.city)).toEqual(['Sampleton', 'Exampleton']);
      },
    );

    test('the events of all cashiers stand in the drawer, in order', turn(6), async ({ page }) => {
      await page.goto(`${checkout}&display=inline`);
      await expect(new CashierPage(page).payButton).toBeVisible();
      await page.getByRole('radio', { name: 'In a window' }).check();
      await expect(page.getByRole('dialog').locator('iframe')).toBeVisible();
      // a key that is on its way while the focus moves between frames may be answered by nobody
      await expect(page.getByRole('dialog').locator('iframe')).toBeFocused();
      await pressAway(page, 'Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      const drawer = page.getByRole('complementary', { name: 'Developer events' });
      await expect(drawer).toBeHidden();
      await page.getByRole('button', { name: 'Developer events' }).click();
      await expect(drawer.getByRole('listitem')).toContainText([
        'SDK_START_OF_LOADING',
        'SDK_END_OF_LOADING',
        'SDK_START_OF_LOADING',
        'SDK_END_OF_LOADING',
        'SDK_PAYMENT_CANCEL',
      ]);
    });
  });
}
