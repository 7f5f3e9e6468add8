/** WebdriverIO: what a shopper does in the cashier and the bank, and a service that starts the sandbox. */
import { basename } from 'node:path';
import { CashierPage } from './browser/webdriver-page.ts';
import { WebDriverRecorder, type RecordedBrowser } from './browser/webdriver-recorder.ts';
import { startBench, type Bench, type BenchSettings } from './client/bench.ts';
import { connectSandbox, type SandboxConnection } from './client/connect.ts';
import { saveFailure } from './client/record-file.ts';

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

/** A test or a hook of Mocha. */
interface MochaTest {
  readonly file?: string;
  readonly parent?: string;
  readonly title?: string;
}

interface MochaResult {
  readonly passed: boolean;
}

const titleOf = ({ file = '', parent, title }: MochaTest): string =>
  [basename(file), parent, title].filter(Boolean).join(' › ');

const sandboxUrl = () => process.env['AMS_SANDBOX_URL'] ?? 'http://127.0.0.1:4242';

/**
 * Starts the sandbox for all workers, and gives each `browser` a `cashier` and the `sandbox`. A test that fails after it
 * opened a cashier leaves a record of the page and the sandbox, which the sandbox's inspector opens.
 *
 * @example
 * // wdio.conf.ts
 * const shop = { command: 'npm start', url: 'http://localhost:3000' };
 * export const config = { services: [['@ams-cashier/sandbox/webdriverio', { shop }]] };
 */
export default class SandboxService {
  readonly #settings: BenchSettings;
  #bench: Bench | undefined;
  #browser: RecordedBrowser | undefined;
  #recorder: WebDriverRecorder | undefined;

  constructor(settings: BenchSettings = {}) {
    this.#settings = settings;
  }

  /** In the process that starts the workers, which get its environment. */
  async onPrepare(): Promise<void> {
    this.#bench = await startBench(this.#settings);
    process.env['AMS_SANDBOX_URL'] = this.#bench.sandbox.url;
  }

  async before(_capabilities: unknown, _specs: unknown, browser: RecordedBrowser): Promise<void> {
    const sandbox = await connectSandbox(sandboxUrl());
    Object.assign(browser, { cashier: new CashierPage(browser), sandbox });
    this.#browser = browser;
    await this.onReload();
  }

  /** After `browser.reloadSession()`, and at the beginning. */
  async onReload(): Promise<void> {
    if (!this.#browser || this.#settings.records === false) return;
    this.#recorder = new WebDriverRecorder(this.#browser);
    await this.#recorder.follow();
  }

  async afterCommand(name: string): Promise<void> {
    await this.#recorder?.afterCommand(name);
  }

  async afterTest(test: MochaTest, _context: unknown, { passed }: MochaResult): Promise<void> {
    if (!passed) return this.#save(test);
    await this.#recorder?.forget();
  }

  /** What a hook has opened goes on in the test. */
  async afterHook(hook: MochaTest, _context: unknown, { passed }: MochaResult): Promise<void> {
    if (!passed) await this.#save(hook);
  }

  async #save(test: MochaTest): Promise<void> {
    // it may have failed in a frame, and after Mocha's timeout the session may have ended before
    await this.#browser?.switchFrame(null).catch(() => undefined);
    const recorder = this.#recorder;
    if (!recorder) return;
    const readAgain = () => recorder.read();
    const said = await saveFailure(this.#settings.records, () => connectSandbox(sandboxUrl()), {
      title: titleOf(test),
      checkouts: await readAgain(),
      readAgain,
    });
    await recorder.forget();
    if (said) console.error(said);
  }

  async onComplete(): Promise<void> {
    await this.#bench?.stop();
  }
}

/** WebdriverIO takes what runs in its main process from here. */
export const launcher = SandboxService;
