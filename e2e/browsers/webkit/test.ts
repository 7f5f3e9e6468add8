import { test as base, type Page } from '@playwright/test';
import { startDriver, type Driver } from './driver.ts';
import { Windows } from './windows.ts';

/** Playwright's test, with a page in WebKitGTK. What a test asks of it that it can't do fails. */
export const test = base.extend<object, { driver: Driver }>({
  driver: [
    async ({}, use) => {
      const driver = await startDriver();
      await use(driver);
      await driver.stop();
    },
    { scope: 'worker' },
  ],
  page: async ({ driver }, use) => {
    const { windows, tab } = await Windows.open(await driver.startSession());
    await use(tab as unknown as Page);
    await windows.close();
  },
});
