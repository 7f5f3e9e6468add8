import { addresses, expect, test } from '../../fixtures/stack.ts';
import { CashierPage } from '../../models/cashier.ts';

const AMOUNTS = [
  { sku: 'desk-lamp', button: 'Pay $42.00' },
  { sku: 'tea-bowl', button: 'Pay ¥4,200' },
  { sku: 'notebook', button: 'Pay ₩42,000' },
];

for (const { sku, button } of AMOUNTS) {
  test(`accessible names in en_US, and ${button}`, async ({ page }) => {
    await page.goto(`${addresses.pages}/blank.html`);
    const order = await page.request.post(`${addresses.pages}/api/orders`, {
      data: { sku, quantity: 1 },
    });
    const { paymentSessionData } = (await order.json()) as { paymentSessionData: string };
    await page.evaluate((session) => {
      window.core.createCashier({ environment: 'sandbox', locale: 'en_US' }).open({ session });
    }, paymentSessionData);
    const { frame } = new CashierPage(page);
    for (const name of ['Card number', 'Expiry date', 'Security code', 'Name on card']) {
      await expect(frame.getByRole('textbox', { name, exact: true })).toBeVisible();
    }
    await expect(frame.getByRole('button', { name: button, exact: true })).toBeVisible();
  });
}
