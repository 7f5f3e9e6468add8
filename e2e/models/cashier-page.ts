import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expect } from '../fixtures/stack.ts';

/** Antom's documented test cards. */
export const CARDS = {
  good: '4054695723100768',
  declined: '4054692760174822',
} as const;

/**
 * Clicks as soon as the pointer really is over it: a frame that has just changed its place or size gets the click at
 * its old one, where the browser has not drawn it anew yet.
 */
export async function press(button: Locator): Promise<void> {
  await expect(async () => {
    await button.hover({ timeout: 2_000 });
    expect(await button.evaluate((element) => element.matches(':hover'))).toBe(true);
  }).toPass();
  const { mouse } = button.page();
  await mouse.down();
  await mouse.up();
}

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

  /** Below the end state of a popup. */
  get doneButton() {
    return this.frame.getByRole('button', { name: 'Done', exact: true });
  }

  /** The number as a shopper fills it in; the rest as a browser does that remembers a card: all at once. */
  async fill(number: string): Promise<void> {
    await this.number.fill(number);
    await this.frame.locator('form').evaluate(
      (form, values) => {
        for (const [field, value] of Object.entries(values)) {
          const input = form.querySelector<HTMLInputElement>(`input[autocomplete=${field}]`);
          input?.focus();
          input?.select();
          document.execCommand('insertText', false, value);
        }
      },
      { 'cc-exp': '1230', 'cc-csc': '123', 'cc-name': 'Ada Byron' },
    );
  }

  async pay(number: string): Promise<void> {
    await this.fill(number);
    await this.press();
  }

  press(): Promise<void> {
    return press(this.payButton);
  }

  /** Puts the end state of a popup away. */
  done(): Promise<void> {
    return press(this.doneButton);
  }
}
