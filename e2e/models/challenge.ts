import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expect } from '../fixtures/stack.ts';
import { press } from './press.ts';

/** The sandbox's own cards for 3-D Secure. */
export const CARDS_3DS = {
  frictionless: '4035501000000008',
  asked: '4000000000003014',
  silent: '4000000000003022',
  window: '4000000000003030',
} as const;

/** What a bank asks about a payment: a dialog of the SDK, in it a frame of the cashier, and in that the bank's page. */
export class Challenge {
  readonly dialog: Locator;
  /** The cashier's, around the bank's page. */
  readonly frame: FrameLocator;
  /** The bank's page. */
  readonly bank: FrameLocator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: 'Confirm with your bank' });
    this.frame = page.frameLocator('iframe[title="Confirm with your bank"]');
    this.bank = this.frame.frameLocator('iframe[title="Your bank’s page"]');
  }

  get heading(): Locator {
    return this.bank.getByRole('heading');
  }

  get approveButton(): Locator {
    return this.bank.getByRole('button', { name: 'Yes, approve it' });
  }

  get rejectButton(): Locator {
    return this.bank.getByRole('button', { name: 'No, reject it' });
  }

  /** Of a bank that asks in a window of its own. */
  get windowLink(): Locator {
    return this.bank.getByRole('link', { name: 'Answer in a new window' });
  }

  approve(): Promise<void> {
    return press(this.approveButton);
  }

  reject(): Promise<void> {
    return press(this.rejectButton);
  }

  /** Goes back to the shop by the bank's own button. */
  leave(): Promise<void> {
    return press(this.bank.getByRole('button', { name: 'Leave without answering' }));
  }

  /** By the dialog's button, once the bank asks. */
  async close(): Promise<void> {
    await expect(this.heading).toBeVisible();
    await this.dialog.getByRole('button', { name: 'Close' }).click();
  }

  async approveInWindow(): Promise<Page> {
    const opened = this.#page.context().waitForEvent('page');
    await this.windowLink.click();
    const beside = await opened;
    await beside.getByRole('button', { name: 'Yes, approve it' }).click();
    return beside;
  }
}
