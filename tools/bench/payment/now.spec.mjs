/** A payment as a merchant tests it with the fixtures of the sandbox. */
import { test } from '@ams-cashier/sandbox/playwright';
import { takeTurn } from './turn.mjs';

for (let payment = 0; payment < Number(process.env['PAYMENTS']); payment += 1) {
  test(`payment ${payment}`, async ({ page, cashier, sandbox }) => {
    await takeTurn(String(process.env['TURNS']));
    await page.goto('/');
    await page.getByRole('button', { name: 'Pay now' }).click();
    await cashier.pay();
    const paymentRequestId = await page.getByRole('status').innerText();
    await sandbox.notifications.received({ paymentRequestId });
  });
}
