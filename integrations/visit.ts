import { expect, type Browser, type Frame, type Page } from '@playwright/test';
import { CARDS, CashierPage } from '@ams-cashier/e2e/models/cashier.ts';
import { CARDS_3DS } from '@ams-cashier/e2e/models/challenge.ts';
import { press, pressAway } from '@ams-cashier/e2e/models/press.ts';
import { Failure } from '@ams-cashier/tools/stack';
import type { Visit } from './apps.ts';

const LIMIT_MS = 30_000;

async function shopOf(page: Page): Promise<Frame> {
  const buttonsOf = (frame: Frame) => frame.getByRole('button', { name: 'Pay now' }).count();
  await expect
    .poll(
      async () => {
        const found = await Promise.all(page.frames().map(buttonsOf));
        return found.some(Boolean);
      },
      { timeout: LIMIT_MS },
    )
    .toBe(true);
  for (const frame of page.frames()) if (await buttonsOf(frame)) return frame;
  throw new Failure('No frame has the shop.');
}

/** With a popup over the page: the host takes the shop away, and the page is as it was. */
async function leave(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: 'Leave', exact: true, includeHidden: true })
    .dispatchEvent('click');
  await expect
    .poll(() => page.locator('iframe[title="Payment form"], [role=dialog]').count())
    .toBe(0);
  const left = await page.evaluate(() => ({
    html: document.documentElement.getAttribute('style') ?? '',
    body: document.body.getAttribute('style') ?? '',
    inert: document.querySelectorAll('[inert]').length,
    sheets: document.adoptedStyleSheets.length,
  }));
  expect(left).toEqual({ html: '', body: '', inert: 0, sheets: 0 });
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
}

/** What the shopper presses in the popup is the popup's alone: the dialog that it was opened from stays. */
async function escape(page: Page): Promise<void> {
  const cashier = new CashierPage(page);
  const popup = page.getByRole('dialog', { name: 'Payment' });
  const basket = page.getByRole('dialog', { name: 'Your basket' });
  const lastEvent = basket.getByRole('status');
  const open = async () => {
    await basket.getByRole('button', { name: 'Pay now' }).click();
    await expect(cashier.number).toBeFocused();
  };

  for (const focus of [cashier.number, popup.getByRole('button')]) {
    await open();
    await popup.getByRole('heading').click();
    await focus.focus();
    await pressAway(page, 'Escape');
    await expect(popup).toBeHidden();
    await expect(lastEvent).toHaveText('SDK_PAYMENT_CANCEL');
  }
  await open();
  await cashier.pay(CARDS_3DS.asked);
  await expect(cashier.challenge.heading).toBeVisible();
  await cashier.challenge.dialog.getByRole('button').focus();
  await pressAway(page, 'Escape');
  await expect(lastEvent).toHaveText('SDK_PAYMENT_PROCESSING');
  // the popup stays until the shopper has read that the payment is being confirmed
  await press(cashier.frame.getByRole('button', { name: 'Close', exact: true }));
  await expect(popup).toBeHidden();
  // the next one is the dialog's own again
  await pressAway(page, 'Escape');
  await expect(basket).toBeHidden();
}

/**
 * Pays as a shopper would. Any complaint in the console, such as a failed hydration, is a failure.
 */
export async function pay(
  browser: Browser,
  url: string,
  { shown = 'SDK_PAYMENT_SUCCESSFUL', ready, leaves, inDialog }: Visit,
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
    if (inDialog) await page.getByRole('button', { name: 'Basket' }).click();
    // of another document, if the shop is in a frame
    const shop = await shopOf(page);
    await shop.getByRole('button', { name: 'Pay now' }).click();
    const cashier = new CashierPage(page, shop);
    await cashier.pay(CARDS.good);
    await shop.getByRole('status').filter({ hasText: shown }).waitFor();
    if (inDialog) {
      await cashier.done();
      await escape(page);
    }
    if (leaves) {
      await cashier.done();
      await shop.getByRole('button', { name: 'Pay here' }).click();
      await cashier.pay(CARDS.good);
      await shop.getByRole('status').filter({ hasText: shown }).waitFor();
      await shop.getByRole('button', { name: 'Pay now' }).click();
      await shop.getByRole('dialog').frameLocator('iframe').getByRole('textbox').first().waitFor();
      await leave(page);
    }
  } catch (error) {
    // with the step that failed, which several share a message with
    const reason = error instanceof Error ? error.stack : error;
    throw new Failure([`The payment at ${url} failed: ${reason}`, ...complaints].join('\n'));
  }
  await page.close();
  if (complaints.length > 0) {
    throw new Failure(`The console of ${url} shows:\n${complaints.join('\n')}`);
  }
}
