import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/stack.ts';
import { CARDS, type CashierPage } from '../../models/cashier.ts';
import {
  gotoBlankPage,
  newSession,
  openCashier,
  outcomeOf,
  paymentOf,
} from '../../models/open-cashier.ts';
import { continueButton, walletLink, WalletPage } from '../../models/wallet.ts';

/** Opens the session on the blank page of this tab. */
async function show(page: Page, session: string): Promise<CashierPage> {
  await gotoBlankPage(page);
  return openCashier(page, { session });
}

async function goToWallet(page: Page, session: string): Promise<WalletPage> {
  const cashier = await show(page, session);
  await cashier.frame.getByRole('radio', { name: 'GCash' }).check();
  await continueButton(cashier).click();
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
