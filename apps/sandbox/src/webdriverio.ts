/** WebdriverIO: what a shopper does in the cashier and the bank, and a service that starts the sandbox. */
import { CashierPage, type WebDriverBrowser } from './browser/webdriver-page.ts';
import { startBench, type Bench, type BenchSettings } from './client/bench.ts';
import { connectSandbox, type SandboxConnection } from './client/connect.ts';

export {
  CashierPage,
  ChallengePage,
  type CashierPageOptions,
  type WebDriverBrowser,
} from './browser/webdriver-page.ts';
export type { CardDetails } from './browser/steps.ts';
export type { BenchSettings } from './client/bench.ts';
export type { ShopCommand } from './client/shop-process.ts';
export { cards } from './client/cards.ts';

declare global {
  // WebdriverIO's own place for what services add
  namespace WebdriverIO {
    interface Browser {
      /** The cashier in the current window. */
      readonly cashier: CashierPage;
      /** The sandbox: orders, decisions, the clock, notifications. */
      readonly sandbox: SandboxConnection;
    }
  }
}

/**
 * Starts the sandbox for all workers, and gives each `browser` a `cashier` and the `sandbox`.
 *
 * @example
 * // wdio.conf.ts
 * const shop = { command: 'npm start', url: 'http://localhost:3000' };
 * export const config = { services: [['@ams-cashier/sandbox/webdriverio', { shop }]] };
 */
export default class SandboxService {
  readonly #settings: BenchSettings;
  #bench: Bench | undefined;

  constructor(settings: BenchSettings = {}) {
    this.#settings = settings;
  }

  /** In the process that starts the workers, which get its environment. */
  async onPrepare(): Promise<void> {
    this.#bench = await startBench(this.#settings);
    process.env['AMS_SANDBOX_URL'] = this.#bench.sandbox.url;
  }

  async before(_capabilities: unknown, _specs: unknown, browser: WebDriverBrowser): Promise<void> {
    const url = process.env['AMS_SANDBOX_URL'] ?? 'http://127.0.0.1:4242';
    const sandbox = await connectSandbox(url);
    Object.assign(browser, { cashier: new CashierPage(browser), sandbox });
  }

  async onComplete(): Promise<void> {
    await this.#bench?.stop();
  }
}

/** WebdriverIO takes what runs in its main process from here. */
export const launcher = SandboxService;
