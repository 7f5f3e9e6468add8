import { expect, test } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';

test('a payment outlives kill -9 of the sandbox before its notification, which comes after the restart', async ({
  page,
  startOwnStack,
}) => {
  test.setTimeout(90_000);
  const late = ['--notify-delay', '12000'];
  const own = await startOwnStack(['sandbox', 'merchant', 'vanilla'], late);
  const payments = async () =>
    (await fetch(`${own.addresses.sandbox}/sandbox/payments`)).json() as Promise<
      {
        status: string;
        charges: number;
        notifications: { notifyType: string; status: string }[];
      }[]
    >;

  await page.goto(own.addresses.vanilla);
  await page.getByRole('button', { name: 'Buy now' }).click();
  await page.getByRole('button', { name: 'Pay now' }).click();
  const cashier = new CashierPage(page);
  await cashier.pay(CARDS.good);
  await expect(cashier.doneButton).toBeVisible();
  expect(await payments()).toMatchObject([{ status: 'SUCCESS', charges: 1, notifications: [] }]);

  await own.kill('sandbox');
  await own.start('sandbox');
  expect(await payments()).toMatchObject([{ status: 'SUCCESS', charges: 1 }]);
  await cashier.done();
  await expect(page.getByRole('heading', { name: 'Payment received' })).toBeVisible();
  await expect
    .poll(
      async () =>
        (await payments())[0]?.notifications.filter(
          ({ notifyType }) => notifyType === 'PAYMENT_RESULT',
        ),
      { timeout: 40_000 },
    )
    .toEqual([expect.objectContaining({ status: 'S' })]);
});
