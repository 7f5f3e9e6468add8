import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import { gotoBlankPage, newSession } from '../../models/open-cashier.ts';
import { overflowOf } from '../../models/page-scroll.ts';
import { press, pressAway } from '../../models/press.ts';

declare global {
  interface Window {
    asked?: number;
    paid?: number;
  }
}

/** As a shop writes it: the session function is made in the handler, and its server takes three seconds. */
async function addPayButton(page: Page): Promise<void> {
  const sessions = [await newSession(page), await newSession(page)];
  await page.evaluate((sessions) => {
    const cashier = window.core.createCashier({ environment: 'sandbox' });
    window.asked = window.paid = 0;
    cashier.on('SDK_PAYMENT_SUCCESSFUL', () => (window.paid = (window.paid ?? 0) + 1));
    const button = document.createElement('button');
    button.textContent = 'Pay now';
    button.onclick = () =>
      void cashier.open({
        session: async () => {
          const session = sessions[window.asked ?? 0] ?? '';
          window.asked = (window.asked ?? 0) + 1;
          await new Promise((resolve) => setTimeout(resolve, 3_000));
          return session;
        },
      });
    document.body.append(button);
  }, sessions);
}

const facts = (page: Page) => page.evaluate(() => ({ asked: window.asked, paid: window.paid }));

test('a double click while the session is fetched: one session, one dialog, one payment', async ({
  page,
}) => {
  await gotoBlankPage(page);
  await addPayButton(page);
  await page.getByRole('button', { name: 'Pay now' }).dblclick();
  // the loading view comes long before the session
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible({ timeout: 2_000 });
  await expect(dialog.getByRole('status')).toBeVisible();
  await page.evaluate(() =>
    document.querySelectorAll('button').forEach((button) => button.click()),
  );
  const cashier = new CashierPage(page);
  await cashier.fill(CARDS.good);
  await expect(page.locator('dialog[open]')).toHaveCount(1);
  await cashier.press();
  await expect.poll(() => facts(page)).toEqual({ asked: 1, paid: 1 });
  await press(page.getByRole('dialog').getByRole('button', { name: 'Close' }));
  await expect(page.locator('dialog')).toHaveCount(0);
  expect(await overflowOf(page)).toBe('visible');
});

test('a shopper who closes the loading view before there is a session has cancelled', async ({
  page,
}) => {
  await gotoBlankPage(page);
  await addPayButton(page);
  await page.getByRole('button', { name: 'Pay now' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await pressAway(page, 'Escape');
  await expect(page.locator('dialog')).toHaveCount(0);
  expect(await overflowOf(page)).toBe('visible');
});
