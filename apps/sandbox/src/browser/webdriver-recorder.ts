/**
 * WebDriver: follows the checkouts of the current window. By WebDriver BiDi from before the page's own scripts, and what
 * a document saw is known after it is left; without BiDi from the moment when a navigation has ended.
 */
import type { RecordedCheckout } from '@ams-cashier/protocol';
import { installRecorder, RECORDER, type RecorderOptions } from './page-recorder.ts';
import type { WebDriverBrowser } from './webdriver-page.ts';

/** Of WebdriverIO's `browser`, beside what plays steps. */
export interface RecordedBrowser extends WebDriverBrowser {
  /** Whether the session has WebDriver BiDi. */
  readonly isBidi?: boolean;
  addInitScript?(
    script: (options: RecorderOptions, emit: (text: string) => void) => void,
    options: RecorderOptions,
  ): Promise<{ on(type: 'data', listener: (text: unknown) => void): unknown }>;
}

type Recording = Record<string, unknown>;

/** In the page: keeps what its checkouts did until somebody asks, and emits it. Does nothing where it was before. */
function keepCheckouts({ binding }: RecorderOptions, emit?: (text: string) => void): void {
  const page = globalThis as unknown as Recording;
  if (page[binding]) return;
  const checkouts = new Map<string, RecordedCheckout>();
  const keep = (checkout: RecordedCheckout) => {
    checkouts.set(checkout.traceId, checkout);
    emit?.(JSON.stringify(checkout));
  };
  const take = () => {
    const taken = [...checkouts.values()];
    checkouts.clear();
    return taken;
  };
  page[binding] = Object.assign(keep, { take });
}

const TAKE = `
  const { binding, tellNow } = arguments[0];
  dispatchEvent(new Event(tellNow));
  return JSON.stringify(window[binding] ? window[binding].take() : []);
`;

/** WebdriverIO's names of what leads to another document. */
const NAVIGATIONS = new Set(['navigateTo', 'refresh', 'back', 'forward']);

export class WebDriverRecorder {
  readonly #browser: RecordedBrowser;
  /** By the id of its trace. */
  readonly #checkouts = new Map<string, RecordedCheckout>();

  constructor(browser: RecordedBrowser) {
    this.#browser = browser;
  }

  /** Of a session that has just begun. */
  async follow(): Promise<void> {
    if (!this.#browser.isBidi) return;
    const kept = await this.#browser.addInitScript?.(keepCheckouts, RECORDER);
    kept?.on('data', (text) => this.#hear(JSON.parse(String(text)) as RecordedCheckout));
    await this.#browser.addInitScript?.(installRecorder, RECORDER);
  }

  /** After a command of WebdriverIO. */
  async afterCommand(name: string): Promise<void> {
    if (this.#browser.isBidi || !NAVIGATIONS.has(name)) return;
    for (const script of [keepCheckouts, installRecorder]) {
      await this.#browser.executeScript(`(${script})(arguments[0])`, [RECORDER]);
    }
  }

  /** What happened since `forget()`, also in a document that was left. */
  async read(): Promise<readonly RecordedCheckout[]> {
    const text = await this.#browser.executeScript(TAKE, [RECORDER]).catch(() => '[]');
    for (const checkout of JSON.parse(String(text)) as RecordedCheckout[]) this.#hear(checkout);
    return [...this.#checkouts.values()];
  }

  /** What the page has done until now belongs to the test before. */
  async forget(): Promise<void> {
    await this.read();
    this.#checkouts.clear();
  }

  #hear(checkout: RecordedCheckout): void {
    this.#checkouts.set(checkout.traceId, checkout);
  }
}
