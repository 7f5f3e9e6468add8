import { addresses, expect, test } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';

for (const sample of ['seed-npm', 'seed-cdn']) {
  test(`P19: the ${sample.slice(5)} sample runs as it was given to us`, async ({ page }) => {
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(String(error)));
    await page.route('**/result?order=*', (route) => route.fulfill({ body: 'the result page' }));

    await page.goto(`${addresses.pages}/${sample}.html`);
    await page.getByRole('button', { name: 'Pay' }).click();
    const cashier = new CashierPage(page);
    await expect(cashier.payButton).toHaveText('Pay $42.00');
    await cashier.pay(CARDS.good);

    const seen = () => page.evaluate(() => window.seen?.map(({ code }) => code));
    const order = ['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING', 'SDK_PAYMENT_SUCCESSFUL'];
    await expect.poll(seen).toEqual(order);

    // without notRedirectAfterComplete the page goes on to paymentRedirectUrl
    await page.waitForURL('**/result?order=*');
    expect(failures).toEqual([]);
  });
}

test('P21: the CDN file defines its globals and nothing else', async ({ page }) => {
  await page.goto(`${addresses.pages}/blank.html`);
  const added = await page.evaluate(async () => {
    const before = new Set(Object.getOwnPropertyNames(window));
    const script = document.createElement('script');
    script.src = '/ams-cashier.min.js';
    const loaded = new Promise((resolve) => (script.onload = resolve));
    document.head.append(script);
    await loaded;
    return Object.getOwnPropertyNames(window).filter((name) => !before.has(name));
  });
  expect(added.sort()).toEqual([
    'AMSCashierPayment',
    'AMSCheckoutPage',
    'AMSElement',
    'AMSVaulting',
    'AmsCashier',
  ]);
});
