import type { Card, CashierName, Driver, Held, Product } from '@ams-cashier/conformance';
import type { FrameLocator, Page, Route } from '@playwright/test';
import { createCardSession, createElementSession } from '../../fixtures/element-session.ts';
import { antomAt } from '../../fixtures/merchant-api.ts';
import { addresses, expect } from '../../fixtures/stack.ts';
import { CARDS } from '../../models/cashier.ts';
import { newSession, paymentOf } from '../../models/open-cashier.ts';
import { CARDS_3DS, Challenge } from '../../models/challenge.ts';
import { press } from '../../models/press.ts';
import { countRequests, pointAtTrigger } from './preload-count.ts';

const NUMBERS: { readonly [One in Card]: string } = {
  ...CARDS,
  // the sandbox's own: apps/sandbox/README.md
  refused: '4000000000000333',
  undecided: '4000000000000119',
  unknown: '4000000000000226',
  asked: CARDS_3DS.asked,
};

/** The cashier's document, and the call that pays. */
const CALLS: { readonly [What in Held]: RegExp } = {
  load: /\/cashier\/[\w-]{32}$/,
  answer: /\/cashier\/api\/pay$/,
};

/** A shopper at the real cashier page of the real sandbox. */
export class HostedDriver implements Driver {
  readonly #page: Page;
  readonly #preloads: () => number;
  /** Ids of the requests to save a card, by session. */
  readonly #vaultings = new Map<string, string>();
  #letGo: (() => Promise<void>) | undefined;

  constructor(page: Page) {
    this.#page = page;
    this.#preloads = countRequests(page, ({ pathname }) => pathname === '/cashier/preload');
  }

  point(): Promise<void> {
    return pointAtTrigger(this.#page);
  }

  async preloads(): Promise<number> {
    return this.#preloads();
  }

  async newSession(product: Product): Promise<string> {
    if (product === 'classic') return newSession(this.#page);
    const antom = await antomAt(addresses.sandbox);
    if (product === 'element') return (await createElementSession(antom)).session;
    const { session, vaultingRequestId } = await createCardSession(antom);
    this.#vaultings.set(session, vaultingRequestId);
    return session;
  }

  async charges(session: string): Promise<number> {
    const vaultingRequestId = this.#vaultings.get(session);
    if (!vaultingRequestId) return (await paymentOf(this.#page, session))?.charges ?? 0;
    const antom = await antomAt(addresses.sandbox);
    const { vaultingStatus } = await antom.inquireVaulting({ vaultingRequestId });
    return vaultingStatus === 'SUCCESS' ? 1 : 0;
  }

  /** The request goes through: it is the answer that stays away. */
  async hold(what: Held): Promise<void> {
    let open = () => undefined as void;
    const released = new Promise<void>((resolve) => (open = resolve));
    const keep = async (route: Route) => {
      // whoever asked may be gone, before or after
      const response = await route.fetch().catch(() => undefined);
      await released;
      await (response ? route.fulfill({ response }) : route.abort()).catch(() => undefined);
    };
    await this.#page.route(CALLS[what], keep);
    this.#letGo = async () => {
      open();
      await this.#page.unroute(CALLS[what], keep);
    };
  }

  async release(): Promise<void> {
    await this.#letGo?.();
    this.#letGo = undefined;
  }

  async cutNextLoad(): Promise<void> {
    const cut = (route: Route) => route.abort('connectionrefused');
    await this.#page.route(CALLS.load, cut, { times: 1 });
  }

  async form(cashier: CashierName): Promise<void> {
    await expect(this.#field(cashier, 'cc-number')).toBeEnabled();
  }

  async fill(cashier: CashierName, card: Card): Promise<void> {
    await this.#field(cashier, 'cc-number').fill(NUMBERS[card]);
    await this.#field(cashier, 'cc-exp').fill('1230');
    await this.#field(cashier, 'cc-csc').fill('123');
    await this.#field(cashier, 'cc-name').fill('Ada Byron');
  }

  press(cashier: CashierName): Promise<void> {
    return press(this.#payButton(cashier));
  }

  approve(): Promise<void> {
    return new Challenge(this.#page).approve();
  }

  async leave(cashier: CashierName): Promise<void> {
    const dialog = this.#page.locator('dialog[open]').last();
    const close = dialog.getByRole('button', { name: 'Close', exact: true });
    const cancel = this.#frame(cashier).getByRole('button', { name: 'Cancel', exact: true });
    // neither may be there yet while the cashier loads
    const leavable = async () => (await close.isVisible()) || (await cancel.isVisible());
    await expect.poll(leavable).toBe(true);
    await press((await close.isVisible()) ? close : cancel);
  }

  dismiss(cashier: CashierName): Promise<void> {
    const name = /^(Done|Close)$/;
    return press(this.#frame(cashier).getByRole('button', { name }));
  }

  async language(cashier: CashierName): Promise<string> {
    return (await this.#frame(cashier).locator('html').getAttribute('lang')) ?? '';
  }

  hasPayButton(cashier: CashierName): Promise<boolean> {
    return this.#payButton(cashier).isVisible();
  }

  async remains(): Promise<number> {
    const frames = await this.#page.locator('iframe').count();
    return frames || this.#page.locator('dialog').count();
  }

  #frame(cashier: CashierName): FrameLocator {
    const frames = 'iframe[src*="/cashier/"]:not([src*="/challenge/"])';
    return this.#page
      .locator(frames)
      .nth(cashier === 'first' ? 0 : 1)
      .contentFrame();
  }

  #field(cashier: CashierName, autocomplete: string) {
    return this.#frame(cashier).locator(`input[autocomplete=${autocomplete}]`);
  }

  #payButton(cashier: CashierName) {
    return this.#frame(cashier).locator('button[type=submit]');
  }
}
