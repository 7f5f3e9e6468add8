/** The first page of the documentation: light, readable without script, with a cashier that runs in it. */
import { brotliCompressSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { fullUnless } from '../../fixtures/selection.ts';
import { expect, test } from '../../fixtures/site.ts';

const BUDGET = 150_000;

const HOSTS = ['Vanilla JS', 'Angular', 'Vue', 'Custom element'] as const;
const ENDINGS = [
  'paid',
  'declined',
  'challenged by the bank',
  'too late: the session has expired',
] as const;
type Ending = (typeof ENDINGS)[number];

const log = (page: Page) => page.getByRole('log', { name: 'Events that your page receives' });
const form = (page: Page) => page.getByRole('group', { name: 'Cashier' });

/** What follows the press of the pay button. */
const FINISH: { readonly [E in Ending]: (page: Page) => Promise<void> } = {
  async paid(page) {
    await expect(log(page)).toContainText('SDK_PAYMENT_SUCCESSFUL · final · SUCCESS');
  },
  async declined(page) {
    await expect(log(page)).toContainText(
      'SDK_PAYMENT_FAIL · not final · ISSUER_REJECTS_TRANSACTION',
    );
    await page.getByRole('radio', { name: 'paid', exact: true }).check();
    await form(page).getByRole('button', { name: /^Pay / }).click();
    await FINISH.paid(page);
  },
  async 'challenged by the bank'(page) {
    await expect(log(page)).toContainText('SDK_PAYMENT_CHALLENGE');
    await form(page).getByRole('button', { name: 'Approve' }).click();
    await FINISH.paid(page);
  },
  async 'too late: the session has expired'(page) {
    await expect(log(page)).toContainText('session_expired');
    await expect(log(page)).not.toContainText('SDK_PAYMENT_SUCCESSFUL');
  },
};

test(`loads at most ${BUDGET / 1000} kB of script and style`, async ({ page }) => {
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (!['script', 'stylesheet'].includes(response.request().resourceType())) return;
    sizes.set(
      response.url(),
      response.body().then((body) => brotliCompressSync(body).length),
    );
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(sizes.size).toBeGreaterThan(2);
  const total = (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
  expect(total).toBeLessThanOrEqual(BUDGET);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('says what it is, and leads to the guides', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Every wait ends' })).toBeVisible();
    await page.getByRole('link', { name: 'Your first payment' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your first payment' })).toBeVisible();
    await expect(page.getByText('npx @ams-cashier/sandbox').first()).toBeVisible();
  });
});

for (const host of HOSTS) {
  for (const ending of ENDINGS) {
    test(
      `${host}: the payment is ${ending}`,
      { tag: fullUnless(host === 'Vanilla JS' && ending === 'challenged by the bank') },
      async ({ page }) => {
        const failures: string[] = [];
        page.on('pageerror', (error) => failures.push(String(error)));
        await page.goto('/');
        await page.getByRole('radio', { name: host }).check();
        await page.getByRole('radio', { name: ending, exact: true }).check();
        await page.getByRole('button', { name: 'Open the cashier' }).click();
        await form(page).getByRole('button', { name: /^Pay / }).click();
        await FINISH[ending](page);
        expect(failures).toEqual([]);
      },
    );
  }
}

test('the Chinese page has it, too, and in Chinese', { tag: '@full' }, async ({ page }) => {
  await page.goto('/zh/');
  await page.getByRole('radio', { name: '银行要求验证' }).check();
  await page.getByRole('button', { name: '打开收银台' }).click();
  const cashier = page.getByRole('group', { name: '收银台' });
  await cashier.getByRole('button', { name: /^支付 / }).click();
  await cashier.getByRole('button', { name: '同意' }).click();
  await expect(page.getByRole('log')).toContainText('SDK_PAYMENT_SUCCESSFUL');
  await expect(cashier.getByRole('status')).toHaveText('支付成功，谢谢。');
});
