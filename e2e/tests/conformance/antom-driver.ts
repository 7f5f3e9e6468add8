import type { Card, CashierName, Driver, Held, Product } from '@ams-cashier/conformance';
import type { Frame, Page } from '@playwright/test';
import { AntomShop } from '../../antom/shop.ts';
import { CARDS } from '../../antom/gateway.ts';
import { ELEMENT_PAGE, type AntomWorld } from '../../antom/world.ts';
import { expect } from '../../fixtures/stack.ts';
import { pressAway } from '../../models/press.ts';
import { countRequests, pointAtTrigger } from './preload-count.ts';

/** A shopper at Antom's cashier, run by the official package in the played world. */
export class AntomDriver implements Driver {
  readonly #shop: AntomShop;
  readonly #world: AntomWorld;
  readonly #preloads: () => number;
  #product: Product = 'classic';

  constructor(page: Page, world: AntomWorld) {
    this.#shop = new AntomShop(page, world);
    this.#world = world;
    // the one for wallets comes with it
    this.#preloads = countRequests(
      page,
      ({ pathname, searchParams }) =>
        searchParams.get('isPreload') === 'true' && pathname.includes('/CASHIER_PAYMENT_CARD/'),
    );
  }

  point(): Promise<void> {
    return pointAtTrigger(this.#shop.page);
  }

  async preloads(): Promise<number> {
    return this.#preloads();
  }

  async newSession(product: Product): Promise<string> {
    this.#product = product;
    if (product === 'classic') return this.#world.session();
    return this.#world.session({ scene: product === 'element' ? 'ELEMENT_PAYMENT' : 'VAULTING' });
  }

  async charges(session: string): Promise<number> {
    return this.#world.charges(session);
  }

  async hold(what: Held): Promise<void> {
    this.#world.hold(what);
  }

  async release(): Promise<void> {
    this.#world.release();
  }

  /** Of the gateway's answer: a page that is not there only ends at the load limit. */
  async cutNextLoad(): Promise<void> {
    this.#world.query = ['down', 'fine'];
  }

  /** The page of a load that failed may be there first. */
  async form(): Promise<void> {
    const isThere = async () =>
      expect(await (await this.#app()).getByLabel('Card number').isVisible()).toBe(true);
    await expect(isThere).toPass();
  }

  async fill(_: CashierName, card: Card): Promise<void> {
    return (await this.#app()).getByLabel('Card number').fill(CARDS[card]);
  }

  press(): Promise<void> {
    return this.#shop.press();
  }

  approve(): Promise<void> {
    return this.#shop.decide('Approve');
  }

  /** While it loads there is no button yet, and the key is what is left. */
  async leave(): Promise<void> {
    if (this.#product === 'element') throw new Error("Antom's Element has no button to leave.");
    if (this.#shop.apps().length > 0) await this.#shop.leave();
    else await pressAway(this.#shop.page, 'Escape');
  }

  dismiss(): Promise<void> {
    return this.#shop.leave();
  }

  async language(): Promise<string> {
    const locale = new URL((await this.#shop.app()).url()).searchParams.get('locale') ?? '';
    return locale.replace('_', '-');
  }

  async hasPayButton(): Promise<boolean> {
    return (await this.#app()).getByRole('button', { name: 'Pay' }).isVisible();
  }

  async #app(): Promise<Frame> {
    if (this.#product !== 'element') return this.#shop.app();
    const isElement = (frame: Frame) => frame.url().startsWith(ELEMENT_PAGE);
    const { page } = this.#shop;
    await expect.poll(() => page.frames().some(isElement)).toBe(true);
    return page.frames().find(isElement) as Frame;
  }

  /** The official SDK's own leftovers are the subject of other specs: this counts what a shopper could meet. */
  async remains(): Promise<number> {
    return this.#shop.page.locator('iframe, [class*="ams-popup"]').count();
  }
}
