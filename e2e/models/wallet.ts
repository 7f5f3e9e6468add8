import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures/stack.ts';
import type { CashierPage } from './cashier.ts';

/** The wallet's page, wherever it is. */
export class WalletPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  approve(): Promise<void> {
    return this.#answer('Approve the payment');
  }

  /** Approves what the wallet then leaves pending. */
  approvePending(): Promise<void> {
    return this.#answer('Approve it, and leave it pending');
  }

  decline(): Promise<void> {
    return this.#answer('Decline it');
  }

  leave(): Promise<void> {
    return this.#answer('Go back without deciding');
  }

  #answer(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }
}

export const continueButton = (cashier: CashierPage): Locator =>
  cashier.frame.getByRole('button', { name: /^Continue with / });

export const walletLink = (cashier: CashierPage): Locator =>
  cashier.frame.getByRole('link', { name: /^Open / });

/** What opens beside the page when the shopper does this. */
export async function opensBeside(page: Page, doing: () => Promise<unknown>): Promise<WalletPage> {
  const [beside] = await Promise.all([page.context().waitForEvent('page'), doing()]);
  // in Firefox, the empty page that it opens with counts as a failed navigation when the wallet's takes its place
  await expect(() => beside.waitForURL(/\/wallet\//)).toPass();
  return new WalletPage(beside);
}

/** The phone that reads the code: a browser of its own, which shares nothing with the shop's. */
export async function readByPhone(page: Page, url: string): Promise<WalletPage> {
  const browser = page.context().browser();
  if (!browser) throw new Error('There is no browser to play the phone.');
  const phone = await browser.newContext({ viewport: { width: 375, height: 812 } });
  const visit = await phone.newPage();
  await visit.goto(url);
  return new WalletPage(visit);
}

/** The address that the code stands for, as the link beside it says. */
export async function addressOf(cashier: CashierPage): Promise<string> {
  await expect(walletLink(cashier)).toBeVisible();
  return (await walletLink(cashier).getAttribute('href')) ?? '';
}
