import { addresses, expect, test } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';

/** What each of the README's samples shows after a payment. */
const SHOWN = {
  vanilla: 'paid',
  element: 'SDK_PAYMENT_SUCCESSFUL',
  vue: 'SDK_PAYMENT_SUCCESSFUL',
  angular: 'SDK_PAYMENT_SUCCESSFUL',
};

for (const [sample, shown] of Object.entries(SHOWN)) {
  test(`the README's ${sample} sample pays`, async ({ page }) => {
    await page.goto(`${addresses.pages}/sample-${sample}.html`);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await new CashierPage(page).pay(CARDS.good);
    await expect(page.getByRole('status')).toHaveText(shown);
  });
}

test("two presses of the vanilla sample's button are one order and one cashier", async ({
  page,
}) => {
  let orders = 0;
  let answer: () => void = () => undefined;
  const pressedTwice = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/orders', async (route) => {
    orders += 1;
    await pressedTwice;
    await route.continue();
  });
  await page.goto(`${addresses.pages}/sample-vanilla.html`);
  const button = page.getByRole('button', { name: 'Pay now' });
  await button.click();
  await expect.poll(() => orders).toBe(1);
  await button.click();
  answer();
  // a second cashier would make its fields ambiguous
  await new CashierPage(page).pay(CARDS.good);
  await expect(page.getByRole('status')).toHaveText('paid');
  expect(orders).toBe(1);
});

test("the core's facade sample pays and tells", async ({ page }) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(`${addresses.pages}/sample-facade.html`);
  await new CashierPage(page).pay(CARDS.good);
  await expect
    .poll(() => said.map((line) => line.split(' ')[0]))
    .toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING', 'SDK_PAYMENT_SUCCESSFUL']);
});

test("the core's own-button sample names errors, then pays", async ({ page }) => {
  await page.goto(`${addresses.pages}/sample-own-button.html`);
  const button = page.getByRole('button', { name: 'Pay now' });
  const cashier = new CashierPage(page);
  await button.click();
  await expect(cashier.number).toHaveAttribute('aria-invalid', 'true');
  await expect(button).toBeEnabled();
  await cashier.fill(CARDS.good);
  await button.click();
  await expect(cashier.frame.getByRole('heading', { name: 'Payment complete' })).toBeVisible();
  await expect(button).toBeDisabled();
});
