/** Playwright: what a shopper does in the cashier, the bank and the wallet, and a connection to the sandbox. */
import { writeFile } from 'node:fs/promises';
import {
  test as base,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test';
import { followCheckouts } from './browser/playwright-recorder.ts';
import { CashierPage } from './browser/playwright-page.ts';
import { connectSandbox, type SandboxConnection } from './client/connect.ts';
import { recordFailure } from './client/record.ts';

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
 * Playwright's `test` with `cashier` and `sandbox`. A test that fails after it opened a cashier attaches a record of the
 * page and the sandbox, which the sandbox's inspector opens.
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
  // what turns and fades is drawn sixty times a second; `use` of a configuration or a file decides otherwise
  contextOptions: ({ contextOptions }, use) => use({ reducedMotion: 'reduce', ...contextOptions }),
  context: async ({ context, sandboxUrl }, use, testInfo) => {
    const followed = await followCheckouts(context);
    await use(context);
    const { status, expectedStatus, titlePath } = testInfo;
    if (status === expectedStatus) return;
    const checkouts = await followed();
    if (checkouts.length === 0) return;
    const record = await recordFailure(() => connectSandbox(sandboxUrl), {
      title: titlePath.join(' › '),
      checkouts,
      readAgain: followed,
    });
    const path = testInfo.outputPath(`${record.format}.json`);
    await writeFile(path, JSON.stringify(record, null, 2));
    testInfo.attachments.push({ name: record.format, path, contentType: 'application/json' });
    // the test says only what it waited for in vain; reporters print a text
    const error = record.checkouts.at(-1)?.error;
    if (error) {
      testInfo.attachments.push({
        name: 'cashier-error',
        contentType: 'text/plain',
        body: Buffer.from(error.message),
      });
    }
  },
  cashier: ({ page }, use) => use(new CashierPage(page)),
});
