import type { Page } from '@playwright/test';
import type { Report, WatchRequest } from '../pages/watch.ts';
import { addresses, expect } from '../fixtures/stack.ts';

export const START = 'SDK_START_OF_LOADING';
export const READY = 'SDK_END_OF_LOADING ready';
export const FAILED = 'SDK_END_OF_LOADING failed';
export const PAID = 'SDK_PAYMENT_SUCCESSFUL final';
export const PROCESSING = 'SDK_PAYMENT_PROCESSING final';
export const OPENED = [START, READY];

/** The page that keeps a book of what its cashier tells. */
export class WatchPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async goto(): Promise<void> {
    await this.page.goto(`${addresses.pages}/watch.html`);
    await this.page.waitForFunction(() => window.watch);
  }

  open(request: WatchRequest): Promise<void> {
    return this.page.evaluate((request) => window.watch.open(request), request);
  }

  /** By the shop's code, if one was opened. */
  close(): Promise<void> {
    return this.page.evaluate(() => window.watch.close());
  }

  retry(): Promise<string> {
    return this.page.evaluate(() => window.watch.retry());
  }

  submit(): Promise<string> {
    return this.page.evaluate(() => window.watch.submit());
  }

  validate(): Promise<string> {
    return this.page.evaluate(() => window.watch.validate());
  }

  report(): Promise<Report> {
    return this.page.evaluate(() => window.watch.report());
  }

  /** Waits until its book says this. */
  async says(expected: Partial<Report>, timeout = 15_000): Promise<void> {
    await expect.poll(() => this.report(), { timeout }).toMatchObject(expected);
  }

  /** Nothing of the cashier is left, and the shop's page can be used. */
  async isUsable(): Promise<void> {
    await expect(this.page.locator('iframe, dialog')).toHaveCount(0);
    await this.page.getByRole('button', { name: 'Outside' }).click({ timeout: 2_000 });
  }
}
