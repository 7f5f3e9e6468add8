import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import {
  gotoBlankPage,
  newSession,
  openCashier,
  outcomeOf,
  paymentOf,
} from '../../models/open-cashier.ts';
import { continueButton, walletLink, WalletPage } from '../../models/wallet.ts';
import { press } from '../../models/press.ts';

/** Opens the session on the blank page of this tab. */
async function show(page: Page, session: string): Promise<CashierPage> {
  await gotoBlankPage(page);
  return openCashier(page, { session });
}

async function goToWallet(page: Page, session: string): Promise<WalletPage> {
  const cashier = await show(page, session);
  await cashier.frame.getByRole('radio', { name: 'GCash' }).check();
  await press(continueButton(cashier));
  await page.waitForURL(/\/wallet\//);
  return new WalletPage(page);
}

const close = (page: Page) => page.getByRole('button', { name: 'Close' }).click();

const OVER = 'This payment is no longer open';

test('who leaves a second tab with the same session takes the wallet from nobody', async ({
  page,
  context,
}) => {
  const session = await newSession(page, true);
  const wallet = await goToWallet(page, session);
  const other = await context.newPage();
  await expect(walletLink(await show(other, session))).toBeVisible();
  await close(other);
  expect(await outcomeOf(other)).toMatchObject(['undecided', { code: 'SDK_PAYMENT_PROCESSING' }]);
  await wallet.approve();
  await page.waitForURL(/ams_return|order/);
  expect(await paymentOf(other, session)).toMatchObject({ status: 'SUCCESS', charges: 1 });
});

test('back in this tab, in a new page: who leaves gives up the wallet, and who approves it sees that', async ({
  page,
  context,
}) => {
  const session = await newSession(page, true);
  await goToWallet(page, session);
  const elsewhere = await context.newPage();
  await elsewhere.goto(page.url());
  await expect(walletLink(await show(page, session))).toBeVisible();
  await close(page);
  expect(await outcomeOf(page)).toMatchObject(['cancelled', { code: 'SDK_PAYMENT_CANCEL' }]);
  await new WalletPage(elsewhere).approve();
  await expect(elsewhere.getByRole('heading')).toHaveText(OVER);
  expect(await paymentOf(page, session)).toMatchObject({ charges: 0 });
});

test.describe('where the browser keeps nothing for the cashier’s frame', () => {
  // as with third-party storage blocked, which only a whole browser's settings can bring about
  test.beforeEach(({ context }) =>
    context.addInitScript(() => {
      if (window === window.top) return;
      Object.defineProperty(window, 'sessionStorage', {
        get: () => {
          throw new DOMException('The document has no access.', 'SecurityError');
        },
      });
    }),
  );

  test('who leaves a second tab takes the wallet from nobody either', async ({ page, context }) => {
    const session = await newSession(page, true);
    const wallet = await goToWallet(page, session);
    const other = await context.newPage();
    await expect(walletLink(await show(other, session))).toBeVisible();
    await close(other);
    expect(await outcomeOf(other)).toMatchObject(['undecided', { code: 'SDK_PAYMENT_PROCESSING' }]);
    await wallet.approve();
    await page.waitForURL(/ams_return|order/);
    expect(await paymentOf(other, session)).toMatchObject({ status: 'SUCCESS', charges: 1 });
  });

  test('who comes back by the Back button and leaves has cancelled', async ({ page }) => {
    const session = await newSession(page, true);
    await goToWallet(page, session);
    await page.goBack();
    await page.waitForFunction(() => window.core);
    // the page may have been kept, with its cashier, or be a new one
    const isKept = (await page.locator('iframe').count()) > 0;
    const cashier = isKept ? new CashierPage(page) : await openCashier(page, { session });
    await expect(walletLink(cashier)).toBeVisible();
    await close(page);
    expect(await outcomeOf(page)).toMatchObject(['cancelled', { code: 'SDK_PAYMENT_CANCEL' }]);
    expect(await paymentOf(page, session)).toMatchObject({ charges: 0 });
  });
});

test('paid by card in a second tab: the wallet of the first says that it is over', async ({
  page,
  context,
}) => {
  const session = await newSession(page, true);
  const wallet = await goToWallet(page, session);
  const other = await context.newPage();
  const cashier = await show(other, session);
  await cashier.frame.getByRole('radio', { name: 'Card' }).check();
  await cashier.pay(CARDS.good);
  expect(await outcomeOf(other)).toMatchObject(['paid', {}]);
  await wallet.approve();
  await expect(page.getByRole('heading')).toHaveText(OVER);
  expect(await paymentOf(other, session)).toMatchObject({ status: 'SUCCESS', charges: 1 });
});
