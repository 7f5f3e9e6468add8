import type { Frame, FrameLocator, Page } from '@playwright/test';
import { expect } from '../fixtures/stack.ts';
import { Challenge } from './challenge.ts';
import { press } from './press.ts';

/** Antom's documented test cards, and two of the sandbox's own. */
export const CARDS = {
  good: '4054695723100768',
  declined: '4054692760174822',
  /** By risk control, for good. */
  refused: '4000000000000333',
  /** Failed for good, but a fresh session may succeed. */
  needsNewSession: '4000000000001141',
} as const;

/** A session that saves a card and pays nothing has a name of its own. */
const FORM = 'iframe:is([title="Payment form"], [title="Card form"])';

/** The hosted cashier as a shopper sees it, popup or inline. */
export class CashierPage {
  readonly frame: FrameLocator;
  /** What the shopper's bank asks meanwhile. */
  readonly challenge: Challenge;
  readonly #page: Page;

  /** @param shop The frame of the shop, if it is not the page itself. */
  constructor(page: Page, shop: Page | Frame = page) {
    this.frame = shop.frameLocator(FORM);
    this.challenge = new Challenge(page);
    this.#page = page;
  }

  get number() {
    return this.frame.getByRole('textbox', { name: 'Card number', exact: true });
  }

  /** "Save this card for next time". */
  get consent() {
    return this.frame.getByRole('checkbox', { name: /Save this card/ });
  }

  /** Of the saved card that is chosen, if the session asks for it. */
  get savedSecurityCode() {
    return this.frame.getByRole('textbox', { name: 'Security code', exact: true });
  }

  get saveButton() {
    return this.frame.getByRole('button', { name: 'Save card', exact: true });
  }

  /** A card on file, among the methods of a Payment Element. */
  savedCard(lastFour: string) {
    return this.frame.getByRole('radio', { name: new RegExp(lastFour) });
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
    await this.frame.locator('form:has(#number)').evaluate(
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

  /** Pays with a card that is declined; the form explains it and stays. */
  async decline(): Promise<void> {
    await this.pay(CARDS.declined);
    await expect(this.frame.getByRole('alert')).toContainText(/declined|another card/i);
  }

  /** The pay button. */
  press(): Promise<void> {
    return press(this.payButton);
  }

  /** Before paying: a popup by its own button, inline by that of the form. */
  cancel(display: 'popup' | 'inline'): Promise<void> {
    if (display === 'inline') return press(this.frame.getByRole('button', { name: 'Cancel' }));
    return this.#page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  }

  /** Puts the end state of a popup away. */
  done(): Promise<void> {
    return press(this.doneButton);
  }
}
