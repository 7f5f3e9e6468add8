/** The same payment with Playwright alone, by the labels that the cashier's documents name. */
import { expect, test } from '@playwright/test';
import { takeTurn } from './turn.mjs';

for (let payment = 0; payment < Number(process.env['PAYMENTS']); payment += 1) {
  test(`payment ${payment}`, async ({ page, request }) => {
    await takeTurn(String(process.env['TURNS']));
    await page.goto('/');
    await page.getByRole('button', { name: 'Pay now' }).click();
    const cashier = page.frameLocator('iframe');
    await cashier.getByLabel('Card number').fill('4054695723100768');
    await cashier.getByLabel('Expiry date').fill('1230');
    await cashier.getByLabel('Security code').fill('123');
    await cashier.getByLabel('Name on card').fill('A Buyer');
    await cashier.getByRole('button', { name: /^Pay / }).click();
    const order = await page.getByRole('status').innerText();
    const stateOf = async () => (await (await request.get(`/api/orders/${order}`)).json()).state;
    await expect.poll(stateOf).toBe('paid');
  });
}
