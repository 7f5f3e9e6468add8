import { expect, test } from '../stack.ts';
import { CARDS, CashierPage } from './cashier-page.ts';

test('a payment outlives kill -9 of the sandbox before its notification', async ({
  page,
  startOwnStack,
}) => {
  test.setTimeout(90_000);
  const own = await startOwnStack(['sandbox', 'merchant', 'vanilla']);
  await page.goto(own.addresses.vanilla);
  await page.getByRole('button', { name: 'Buy now' }).click();
  await page.getByRole('button', { name: 'Pay now' }).click();
  const cashier = new CashierPage(page);
  await cashier.fill(CARDS.good);

  // with its server gone the shop can't be notified, nor ask
  await own.kill('merchant');
  await cashier.payButton.click();
  await expect(cashier.frame.getByRole('button', { name: /Done|Close|Continue/ })).toBeVisible();
  await own.kill('sandbox');

  await own.start('sandbox');
  const payments = await (await fetch(`${own.addresses.sandbox}/sandbox/payments`)).json();
  expect(payments).toMatchObject({ payments: [{ status: 'SUCCESS', charges: 1 }] });
  await own.start('merchant');
  await cashier.frame.getByRole('button', { name: /Done|Close|Continue/ }).click();
  await expect(page.getByRole('heading', { name: 'Payment received' })).toBeVisible({
    timeout: 30_000,
  });
});
