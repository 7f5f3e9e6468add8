/** Playwright: what a shopper does in the cashier, the bank and the wallet, and a connection to the sandbox. */
import {
  test as base,
  type FrameLocator,
  type Locator,
  type Page,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test';
import { parts } from './browser/parts.ts';
import { cards } from './client/cards.ts';
import { connectSandbox, type SandboxConnection } from './client/connect.ts';

export { cards } from './client/cards.ts';

export interface CardDetails {
  readonly expiry?: string;
  readonly securityCode?: string;
  readonly holderName?: string;
}

/** The hosted cashier in a page of a shop. */
export class CashierPage {
  readonly page: Page;
  /** For what this class has no method for. */
  readonly frame: FrameLocator;
  readonly challenge: ChallengePage;

  constructor(page: Page) {
    this.page = page;
    this.frame = page.frameLocator(parts.cashier);
    this.challenge = new ChallengePage(page);
  }

  /** Why the card was declined. */
  get reason(): Locator {
    return this.frame.locator(parts.reason).filter({ visible: true });
  }

  get #payButton(): Locator {
    return this.frame.locator(parts.pay).filter({ visible: true });
  }

  /** Types a card. */
  async fill(card: string, details: CardDetails = {}): Promise<void> {
    const { expiry = '1230', securityCode = '123', holderName = 'A Buyer' } = details;
    await this.frame.locator(parts.number).fill(card);
    await this.frame.locator(parts.expiry).fill(expiry);
    await this.frame.locator(parts.securityCode).fill(securityCode);
    await this.frame.locator(parts.holderName).fill(holderName);
  }

  /** Types a card and presses the cashier's pay button. Press your own after `fill()` if you have one. */
  async pay(card: string = cards.paid, details?: CardDetails): Promise<void> {
    await this.fill(card, details);
    await this.#payButton.click();
  }

  /** Pays with a card that the bank declines, and waits for the reason. The form stays open. */
  async decline(): Promise<void> {
    await this.pay(cards.declined);
    await this.reason.waitFor();
  }

  /** Puts away what a popup says after the end. */
  done(): Promise<void> {
    return this.frame.locator(parts.done).click();
  }

  /** Leaves before paying: inline by the form's own button, a popup by Escape. */
  async cancel(): Promise<void> {
    const button = this.frame.locator(parts.cancel).filter({ visible: true });
    await this.frame.locator(parts.pay).filter({ visible: true }).waitFor();
    if (await button.count()) await button.click();
    else await this.page.keyboard.press('Escape');
  }

  /** Chooses a wallet and goes on to its page, in this tab or beside it. */
  async payByWallet(type: string): Promise<WalletPage> {
    await this.frame.locator(`#method-${type}`).check();
    const beside = this.page
      .context()
      .waitForEvent('page')
      .catch(() => undefined);
    await this.#payButton.click();
    const here = this.page.waitForURL(/\/wallet\//).then(() => this.page);
    const page = await Promise.race([here, beside]);
    here.catch(() => undefined);
    if (!page) throw new Error(`The wallet ${type} did not open.`);
    return new WalletPage(page);
  }
}

/** What the shopper's bank asks: 3-D Secure. */
export class ChallengePage {
  readonly bank: FrameLocator;

  constructor(page: Page) {
    this.bank = page.frameLocator(parts.challenge).frameLocator(parts.bank);
  }

  approve(): Promise<void> {
    return this.bank.locator(parts.approve).click();
  }

  reject(): Promise<void> {
    return this.bank.locator(parts.reject).click();
  }
}

/** The page of a wallet. */
export class WalletPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  approve(): Promise<void> {
    return this.page.locator(parts.approve).click();
  }

  decline(): Promise<void> {
    return this.page.locator(parts.decline).click();
  }
}

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
