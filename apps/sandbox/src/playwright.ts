/** Playwright: what a shopper does in the cashier, the bank and the wallet, and a connection to the sandbox. */
import {
  test as base,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test';
import { CashierPage } from './browser/playwright-page.ts';
import { connectSandbox, type SandboxConnection } from './client/connect.ts';

export { CashierPage, ChallengePage, WalletPage } from './browser/playwright-page.ts';
export type { CardDetails } from './browser/steps.ts';
export { cards } from './client/cards.ts';

export interface CashierFixtures {
  /** The cashier in `page`. */
  readonly cashier: CashierPage;
}

export interface SandboxFixtures {
  /** Where the sandbox is. Default: `http://127.0.0.1:4242`; set it in `use` of your configuration. */
  readonly sandboxUrl: string;
  /** The sandbox: orders, decisions, the clock, notifications. */
  readonly sandbox: SandboxConnection;
}

/**
 * Playwright's `test` with `cashier` and `sandbox`.
 *
 * @example
 * test('pays', async ({ page, cashier }) => {
 *   await page.goto('/');
 *   await page.getByRole('button', { name: 'Pay now' }).click();
 *   await cashier.pay(cards.threeDS);
 *   await cashier.challenge.approve();
 *   await expect(page.getByText('Thank you')).toBeVisible();
 * });
 */
export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & CashierFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & SandboxFixtures
> = base.extend<CashierFixtures, SandboxFixtures>({
  sandboxUrl: ['http://127.0.0.1:4242', { scope: 'worker', option: true }],
  sandbox: [
    async ({ sandboxUrl }, use) => use(await connectSandbox(sandboxUrl)),
    { scope: 'worker' },
  ],
  cashier: ({ page }, use) => use(new CashierPage(page)),
});
