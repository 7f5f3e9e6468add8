import type { FrameLocator, Page } from '@playwright/test';

/** Antom's documented test cards. */
export const CARDS = {
  good: '4054695723100768',
  declined: '4054692760174822',
} as const;

/** The hosted cashier as a shopper sees it, popup or inline. */
export class CashierPage {
  readonly frame: FrameLocator;

  constructor(page: Page) {
    this.frame = page.frameLocator('iframe[title="Payment form"]');
  }

  get number() {
    return this.frame.getByRole('textbox', { name: 'Card number', exact: true });
  }

  get payButton() {
    return this.frame.getByRole('button', { name: /^Pay / });
  }

  /** Puts the end state of a popup away. */
  get doneButton() {
    return this.frame.getByRole('button', { name: 'Done', exact: true });
  }

  async fill(number: string): Promise<void> {
    await this.number.fill(number);
    await this.frame.getByRole('textbox', { name: 'Expiry date', exact: true }).fill('1230');
    await this.frame.getByRole('textbox', { name: 'Security code', exact: true }).fill('123');
    await this.frame.getByRole('textbox', { name: 'Name on card', exact: true }).fill('Ada Byron');
  }

  async pay(number: string): Promise<void> {
    await this.fill(number);
    await this.payButton.click();
  }
}
