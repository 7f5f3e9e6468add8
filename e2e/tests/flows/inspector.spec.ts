import type { Page } from '@playwright/test';
import { addresses, expect, test } from '../../fixtures/stack.ts';
import { expectAccessible } from '../../fixtures/axe.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import { fullUnless } from '../../fixtures/selection.ts';

const UNDECIDED = '4000000000000119';

const list = (page: Page) => page.getByRole('region', { name: 'Payment sessions' });
const chosen = (page: Page) => page.getByRole('region', { name: 'Selected session' });
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Buys in the vanilla shop and returns the order's id. */
async function buy(page: Page, shop: string, card: string): Promise<string> {
  await page.goto(shop);
  await page.getByRole('button', { name: 'Buy now' }).click();
  const made = page.waitForResponse(
    (response) => response.url().endsWith('/api/orders') && response.request().method() === 'POST',
  );
  await page.getByRole('button', { name: 'Pay now' }).click();
  const { orderId } = (await (await made).json()) as { orderId: string };
  const cashier = new CashierPage(page);
  await expect(cashier.payButton).toBeVisible();
  await cashier.pay(card);
  return orderId;
}

/** Going offline, and a list with others' orders, would disturb. */
const PARTS = ['sandbox', 'merchant', 'vanilla'] as const;

test('a payment is found by its order id, explained, decided and sent again, live', async ({
  context,
  startOwnStack,
}) => {
  const { addresses: own } = await startOwnStack(PARTS);
  const inspector = await context.newPage();
  const problems: string[] = [];
  inspector.on('console', (message) => {
    if (message.type() !== 'log') problems.push(message.text());
  });
  await inspector.goto(own.sandbox);
  await expect(inspector.getByText('Live', { exact: true })).toBeVisible();
  await expect(inspector.getByText('No sessions yet')).toBeVisible();

  const shop = await context.newPage();
  const declined = await buy(shop, own.vanilla, CARDS.declined);
  const undecided = await buy(await context.newPage(), own.vanilla, UNDECIDED);

  // in Firefox, only the page in front has the focus
  await inspector.bringToFront();
  await inspector.getByRole('searchbox', { name: 'Search' }).fill(declined);
  await expect(list(inspector).getByRole('listitem')).toHaveCount(1);
  await list(inspector).getByRole('link').click();
  await expect(inspector.getByRole('heading', { name: `Order ${declined}` })).toBeFocused();
  const timeline = part(inspector, 'Timeline').getByRole('listitem');
  await expect(timeline.filter({ hasText: 'The attempt failed.' })).toContainText(
    'ISSUER_REJECTS_TRANSACTION The issuing bank rejects the transaction.',
  );
  const attempts = part(inspector, 'Attempts');
  await expect(attempts).toContainText('ISSUER_REJECTS_TRANSACTION');
  await expect(attempts).toContainText('another card');
  await expect(attempts).toContainText('4054********4822');

  await inspector.getByRole('searchbox', { name: 'Search' }).fill(undecided);
  await list(inspector).getByRole('link').click();
  const approve = chosen(inspector).getByRole('button', { name: 'Approve' });
  await expect(approve).toBeVisible();
  await expect(part(inspector, 'Notifications')).toContainText('No notifications yet.');
  await expectAccessible(inspector, 'an undecided payment');
  await approve.click();
  // all of it without a reload
  await expect(chosen(inspector).getByText('Paid', { exact: true })).toBeVisible();
  await expect(approve).toHaveCount(0);
  // the automatic capture has a notification of its own
  const notifications = part(inspector, 'Notifications')
    .getByRole('listitem')
    .filter({ hasText: 'PAYMENT_RESULT' });
  await expect(notifications.getByText('Accepted by the merchant.')).toHaveCount(1);
  await notifications.getByRole('button', { name: 'Resend PAYMENT_RESULT' }).click();
  await expect(notifications.getByText('Accepted by the merchant.')).toHaveCount(2);
  const order = await inspector.request.get(`${own.merchant}/api/orders/${undecided}`);
  expect(await order.json()).toMatchObject({ status: 'paid' });
  expect(problems).toEqual([]);
});

test('by keyboard alone: search, choose, decline, offline and back', async ({
  context,
  startOwnStack,
}) => {
  const { addresses: own } = await startOwnStack(PARTS);
  const undecided = await buy(await context.newPage(), own.vanilla, UNDECIDED);
  const page = await context.newPage();
  await page.goto(own.sandbox);
  await expect(list(page).getByRole('link')).toHaveCount(1);

  const offline = page.getByRole('switch', { name: /^Offline/ });
  await page.keyboard.press('Tab');
  for (const name of ['Sessions', 'Scenarios', 'Record']) {
    await expect(page.getByRole('link', { name })).toBeFocused();
    await page.keyboard.press('Tab');
  }
  const held = page.getByRole('switch', { name: /^Hold notifications/ });
  await expect(held).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('Notifications are held.');
  await expect(held).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(held).not.toBeChecked();
  await page.keyboard.press('Tab');
  await expect(offline).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('The sandbox is offline.');
  await expect(offline).toBeChecked();
  await expect(page.request.get(`${own.sandbox}/healthz`)).resolves.toBeTruthy();
  await expect(page.request.get(`${own.sandbox}/cashier/x`)).rejects.toThrow();
  await page.keyboard.press('Enter');
  await expect(offline).not.toBeChecked();

  await page.keyboard.press('Tab');
  await page.keyboard.type(undecided.slice(0, 12));
  for (const name of ['State', 'Method', 'Scenario']) {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('combobox', { name })).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `Order ${undecided}` })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(chosen(page).getByRole('button', { name: 'Decline' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(part(page, 'Attempts')).toContainText('PROCESS_FAIL');
  await expect(chosen(page).getByText('Failed', { exact: true })).toBeVisible();
});

test('the address says what is shown: filters, an order, a notification; Back works', async ({
  context,
  startOwnStack,
}) => {
  const { addresses: own } = await startOwnStack(PARTS);
  const shop = await context.newPage();
  const paid = await buy(shop, own.vanilla, CARDS.good);
  await new CashierPage(shop).doneButton.click();
  await expect(shop.getByRole('heading', { name: 'Payment received' })).toBeVisible();
  const declined = await buy(await context.newPage(), own.vanilla, CARDS.declined);
  const page = await context.newPage();
  await page.goto(own.sandbox);
  const rows = list(page).getByRole('listitem');
  await expect(rows).toHaveText([new RegExp(declined), new RegExp(paid)]);
  await page.getByRole('combobox', { name: 'State' }).selectOption('Paid');
  await expect(rows).toHaveText([new RegExp(`${paid}.*Paid.*\\$.*Card 4054\\*+0768`)]);
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('ISSUER_REJECTS_TRANSACTION');
  await expect(page.getByText('No session matches.')).toBeVisible();
  await page.goBack();
  await expect(rows).toHaveText([new RegExp(paid)]);
  await rows.getByRole('link').click();
  await part(page, 'Notifications').getByRole('link', { name: 'PAYMENT_RESULT' }).click();

  // what is copied from the address bar shows the same to a colleague
  const other = await context.newPage();
  await other.goto(page.url());
  const notification = part(other, 'Notifications')
    .getByRole('listitem')
    .filter({ has: other.getByRole('link', { name: 'PAYMENT_RESULT' }) });
  await expect(notification).toBeFocused();
  await expect(notification).toHaveAttribute('aria-current', 'true');
  await expect(other.getByRole('combobox', { name: 'State' })).toHaveValue('SUCCESS');
  // an order is found by the id that the shop knows, too
  await other.goto(`${own.sandbox}/?order=${declined}`);
  await expect(other.getByRole('heading', { name: `Order ${declined}` })).toBeFocused();
  await other.goto(`${own.sandbox}/?order=nobody`);
  await expect(other.getByText('The sandbox has no order nobody.')).toBeVisible();
});

/** Opens a scenario as somebody does who looks for it, pays, and returns the page of the shop. */
async function payScenario(page: Page, id: string, card: string) {
  await page.goto(`${addresses.sandbox}/?view=scenarios`);
  await page.getByRole('searchbox', { name: 'Search' }).fill(card);
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: `Open ${id}, in a new tab` }).click();
  const shop = await opened;
  const cashier = new CashierPage(shop);
  await expect(cashier.payButton).toBeVisible();
  await cashier.pay(card);
  return shop;
}

async function copyForPlaywright(shop: Page): Promise<string> {
  await shop.getByRole('link', { name: 'Open it in the inspector' }).click();
  await shop.getByRole('button', { name: 'Copy for Playwright' }).click();
  return (await part(shop, 'The test').textContent()) ?? '';
}

test('a scenario opens with a session of its own, which is found by its order and copied as a test', async ({
  page,
}) => {
  const shop = await payScenario(page, 'declined_then_paid', '4000000000004053');
  await expect(shop.getByRole('status')).toHaveText('Processing: ISSUER_REJECTS_TRANSACTION');
  await expect(shop.getByRole('listitem').last()).toContainText('SDK_PAYMENT_FAIL');
  await expectAccessible(shop, 'the shop');
  const text = await copyForPlaywright(shop);
  expect(text).toContain("await cashier.pay('4000000000004053');");
  await expectAccessible(shop, 'the copied test');
  await expectAccessible(page, 'the scenarios');
});

for (const [row, width] of [320, 1280].entries()) {
  for (const [at, colorScheme] of (['light', 'dark'] as const).entries()) {
    const tag = fullUnless(row === at);
    test(`can be used by everybody at ${width} px, ${colorScheme}`, { tag }, async ({ page }) => {
      await page.request.post(`${addresses.merchant}/api/orders`, {
        data: { sku: 'desk-lamp', quantity: 1 },
      });
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.goto(addresses.sandbox);
      await list(page).getByRole('link').first().waitFor();
      await expectAccessible(page, 'the list');
      await list(page).getByRole('link').first().click();
      await expect(part(page, 'Timeline')).toBeVisible();
      await expectAccessible(page, 'a session');
      const overflow = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.body.clientWidth);
      expect(await overflow()).toBeLessThanOrEqual(0);
    });
  }
}
