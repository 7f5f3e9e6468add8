import type { Page } from '@playwright/test';
import { addresses, expect } from '../fixtures/stack.ts';
import { CashierPage } from './cashier.ts';
import { press } from './press.ts';

export type ShopName = 'vanilla' | 'vue' | 'angular';
export type Display = 'popup' | 'inline' | 'element';

/** One of the demo shops, with its cashier in one of the two places, or a Payment Element. */
export class Shop {
  readonly name: ShopName;
  readonly display: Display;
  readonly cashier: CashierPage;
  readonly #page: Page;

  constructor(page: Page, name: ShopName, display: Display) {
    this.name = name;
    this.display = display;
    this.cashier = new CashierPage(page);
    this.#page = page;
  }

  /** From the product to the open cashier, as a shopper goes. */
  async openCashier(): Promise<void> {
    const page = this.#page;
    await page.goto(addresses[this.name]);
    await page.getByRole('button', { name: 'Buy now' }).click();
    await expect(page.getByRole('heading', { name: 'Checkout' })).toBeVisible();
    if (this.display === 'element') {
      await page.getByRole('radio', { name: 'Payment Element' }).check();
      await expect(this.payButton).toBeEnabled();
      return;
    }
    if (this.display === 'popup') await page.getByRole('button', { name: 'Pay now' }).click();
    else await page.getByRole('radio', { name: 'On this page' }).check();
    await expect(this.cashier.payButton).toBeVisible();
  }

  /** The shop's own, below a Payment Element. */
  get payButton() {
    return this.#page.getByRole('button', { name: 'Pay now', exact: true });
  }

  /** The page of the customer's saved cards. */
  async openCards(): Promise<void> {
    await this.#page.goto(`${addresses[this.name]}/cards`);
    await expect(this.#page.getByRole('heading', { name: 'Saved cards' })).toBeVisible();
  }

  /** The cashier again, after it was left. */
  async reopenCashier(): Promise<void> {
    const name = this.display === 'popup' ? 'Pay now' : 'Try again';
    await this.#page.getByRole('button', { name }).click();
  }

  /** Pays in the open cashier and goes on to the result. */
  async pay(card: string): Promise<void> {
    if (this.display === 'element') {
      await this.cashier.fill(card);
      await press(this.payButton);
      return;
    }
    await this.cashier.pay(card);
    if (this.display === 'popup') await this.cashier.done();
  }

  cancel(): Promise<void> {
    return this.cashier.cancel(this.display === 'popup' ? 'popup' : 'inline');
  }

  /** The result page tells what the shop's server knows, which learnt it from a verified notification. */
  async expectPaid(): Promise<void> {
    const page = this.#page;
    await expect(page.getByRole('heading', { name: 'Payment received' })).toBeVisible();
    const orderId = new URL(page.url()).searchParams.get('order');
    const order = await page.request.get(`${addresses[this.name]}/api/orders/${orderId}`);
    expect(await order.json()).toMatchObject({
      status: 'paid',
      amount: { currency: 'USD', value: '4200' },
    });
  }

  /** Codes of the events that the shop's drawer shows. */
  codes(): Promise<string[]> {
    return this.#page
      .getByTestId('events')
      .locator('li')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-code') ?? ''));
  }
}
