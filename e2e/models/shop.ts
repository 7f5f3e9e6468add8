import type { Page } from '@playwright/test';
import { addresses, expect, type Addresses } from '../fixtures/stack.ts';
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
  readonly #origin: string;

  /** @param stack Where the shop is. Default: the stack that all specs share. */
  constructor(page: Page, name: ShopName, display: Display, stack: Addresses = addresses) {
    this.name = name;
    this.display = display;
    this.cashier = new CashierPage(page);
    this.#page = page;
    this.#origin = stack[name];
  }

  /** From the product to the open cashier, as a shopper goes. */
  async openCashier(quantity = 1): Promise<void> {
    const page = this.#page;
    if (quantity === 1) {
      await page.goto(this.#origin);
      await page.getByRole('button', { name: 'Buy now' }).click();
    } else {
      await page.goto(`${this.#origin}/checkout?sku=desk-lamp&quantity=${quantity}`);
    }
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
    await this.#page.goto(`${this.#origin}/cards`);
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

  /** The same in a Payment Element, with consent to keep the card. */
  async saveAndPay(card: string): Promise<void> {
    await this.cashier.number.fill(card);
    await this.cashier.consent.check();
    await this.pay(card);
  }

  cancel(): Promise<void> {
    return this.cashier.cancel(this.display === 'popup' ? 'popup' : 'inline');
  }

  /** The result page tells what the shop's server knows, which learnt it from a verified notification. */
  async expectPaid(quantity = 1): Promise<void> {
    const page = this.#page;
    await expect(page.getByRole('heading', { name: 'Payment received' })).toBeVisible();
    const orderId = new URL(page.url()).searchParams.get('order');
    const order = await page.request.get(`${this.#origin}/api/orders/${orderId}`);
    expect(await order.json()).toMatchObject({
      status: 'paid',
      amount: { currency: 'USD', value: String(4200 * quantity) },
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
