import type { Browser } from '@playwright/test';
import { CARDS, CashierPage } from '@ams-cashier/e2e/models/cashier.ts';
import { Failure } from '@ams-cashier/tools/stack';
import type { Visit } from './apps.ts';

const LIMIT_MS = 30_000;

/**
 * Pays as a shopper would. Any complaint in the console, such as a failed hydration, is a failure.
 */
export async function pay(
  browser: Browser,
  url: string,
  { shown = 'SDK_PAYMENT_SUCCESSFUL', ready }: Visit,
): Promise<void> {
  const page = await browser.newPage();
  page.setDefaultTimeout(LIMIT_MS);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
  });
  try {
    await page.goto(url, { waitUntil: 'networkidle' });
    if (ready) await page.locator(ready).waitFor();
    await page.getByRole('button', { name: 'Pay now' }).click();
    await new CashierPage(page).pay(CARDS.good);
    await page.getByRole('status').filter({ hasText: shown }).waitFor();
  } catch (error) {
    throw new Failure([`The payment at ${url} failed: ${error}`, ...complaints].join('\n'));
  }
  await page.close();
  if (complaints.length > 0) {
    throw new Failure(`The console of ${url} shows:\n${complaints.join('\n')}`);
  }
}
