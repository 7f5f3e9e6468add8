import { addresses, expect, test } from '../stack.ts';
import { CARDS, CashierPage } from './cashier-page.ts';

/** What each of the README's samples shows after a payment. */
const SHOWN = { vanilla: 'paid', vue: 'SDK_PAYMENT_SUCCESSFUL', angular: 'SDK_PAYMENT_SUCCESSFUL' };

for (const [sample, shown] of Object.entries(SHOWN)) {
  test(`the README's ${sample} sample pays`, async ({ page }) => {
    await page.goto(`${addresses.bench}/sample-${sample}.html`);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await new CashierPage(page).pay(CARDS.good);
    await expect(page.getByRole('status')).toHaveText(shown);
  });
}
