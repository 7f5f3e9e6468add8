import { setTimeout as sleep } from 'node:timers/promises';
import { test as base, type Page } from '@playwright/test';
import { startDriver, type Driver } from './driver.ts';
import { Windows } from './windows.ts';

/** Once in some hundred times a driver waits for a browser that never comes, or never answers. */
const BROWSER_MS = 15_000;

type Browser = Awaited<ReturnType<typeof Windows.open>>;

const openBrowser = async (driver: Driver): Promise<Browser> =>
  Windows.open(await driver.startSession());

/** A driver that is replaced if it can't start a browser. */
class Drivers {
  #driver: Driver | undefined;

  async openBrowser(): Promise<Browser> {
    const driver = (this.#driver ??= await startDriver());
    const opening = openBrowser(driver);
    // its stop ends what it still waits for
    opening.catch(() => undefined);
    const browser = await Promise.race([opening, sleep(BROWSER_MS, undefined, { ref: false })]);
    if (browser) return browser;
    await this.stop();
    return openBrowser((this.#driver = await startDriver()));
  }

  async stop(): Promise<void> {
    await this.#driver?.stop();
    this.#driver = undefined;
  }
}

/** Playwright's test, with a page in WebKitGTK. What a test asks of it that it can't do fails. */
export const test = base.extend<object, { drivers: Drivers }>({
  drivers: [
    async ({}, use) => {
      const drivers = new Drivers();
      await use(drivers);
      await drivers.stop();
    },
    { scope: 'worker' },
  ],
  page: async ({ drivers }, use) => {
    const { windows, tab } = await drivers.openBrowser();
    await use(tab as unknown as Page);
    await windows.close();
  },
});
