/** The cashier for Playwright. Its types only: Vitest has Playwright without its test runner. */
import type { FrameLocator, Locator, Page } from '@playwright/test';
import { METHOD_NAMES, type WalletType } from '@ams-cashier/protocol';
import { parts } from './parts.ts';
import {
  places,
  sessionIdOf,
  steps,
  type CardDetails,
  type Place,
  type Step,
  type Texts,
} from './steps.ts';

/** How often the pointer is moved over what moves itself. */
const MOST_TRIES = 20;

/** A page, or the frame in it that the shop is in. */
export type ShopPlace = Pick<Page, 'locator' | 'frameLocator'>;

const frameOf = (shop: ShopPlace, frames: readonly string[]) =>
  frames.reduce<ShopPlace>((outer, frame) => outer.frameLocator(frame), shop);

const locate = (shop: ShopPlace, { frames, part }: Place): Locator =>
  frameOf(shop, frames).locator(part).filter({ visible: true });

const isChromium = (element: Locator) =>
  element.page().context().browser()?.browserType().name() === 'chromium';

/** Whether a click would reach it now. */
const isUnderPointer = (element: Element) => element.matches(':hover:enabled');

/**
 * Clicks once the pointer really is over the element: right after a frame has changed its size or place, Chromium still
 * gives a click to what was there before. With the frame that it `leaves`, Chromium may lose its answer to the release.
 */
async function press(element: Locator, leaves = false): Promise<void> {
  if (!isChromium(element)) return element.click();
  for (let tries = 0; ; tries += 1) {
    await element.hover();
    if (await element.evaluate(isUnderPointer)) break;
    // says what is in the way, or waits until it can be pressed
    if (tries === MOST_TRIES) return element.click();
  }
  const { mouse } = element.page();
  await mouse.down();
  const released = mouse.up();
  if (!leaves) return released;
  const gone = element.waitFor({ state: 'detached' });
  await Promise.race([released, gone].map((one) => one.catch(() => undefined)));
}

/** In the page. What it types can be undone, and is heard as what a shopper types. */
function complete(form: Element, texts: Texts): void {
  for (const [field, text] of Object.entries(texts)) {
    const input = form.querySelector<HTMLInputElement>(field);
    if (!input) throw new Error(`The form has no ${field}.`);
    input.focus();
    input.select();
    document.execCommand('insertText', false, text);
  }
}

async function play(shop: ShopPlace, list: readonly Step[]): Promise<void> {
  for (const step of list) {
    const element = locate(shop, step.place);
    if (step.action === 'fill') await element.fill(step.text);
    else if (step.action === 'complete') await element.evaluate(complete, step.texts);
    else if (step.action === 'wait') await element.waitFor();
    else if (step.instead && !(await element.isVisible())) {
      await press(locate(shop, step.instead), step.leaves);
    } else await press(element, step.leaves);
  }
}

/** The hosted cashier in a page of a shop. */
export class CashierPage {
  readonly page: Page;
  /** For what this class has no method for. */
  readonly frame: FrameLocator;
  readonly challenge: ChallengePage;
  readonly #shop: ShopPlace;

  /** @param shop The frame of the shop, if it isn't the page itself. */
  constructor(page: Page, shop: ShopPlace = page) {
    this.page = page;
    this.frame = shop.frameLocator(parts.cashier);
    this.challenge = new ChallengePage(shop);
    this.#shop = shop;
  }

  /** Why the card was declined. */
  get reason(): Locator {
    return locate(this.#shop, places.reason);
  }

  /** The public id of the session in the cashier: `sandbox.order()` and others take it. */
  async sessionId(): Promise<string> {
    return sessionIdOf((await this.#shop.locator(parts.cashier).getAttribute('src')) ?? '');
  }

  /** Types a card. */
  async fill(card: string, details?: CardDetails): Promise<void> {
    await play(this.#shop, steps.fill(card, details));
  }

  /** Types a card and presses the cashier's pay button. Press your own after `fill()` if you have one. */
  async pay(card?: string, details?: CardDetails): Promise<void> {
    await play(this.#shop, steps.pay(card, details));
  }

  /** Pays with a card that the bank declines, and waits for the reason. The form stays open. */
  decline(): Promise<void> {
    return play(this.#shop, steps.decline);
  }

  /** Puts away what a popup says after the end. */
  done(): Promise<void> {
    return play(this.#shop, steps.done);
  }

  /** Leaves before paying: inline by the form's own button, a popup by that of its dialog. */
  cancel(): Promise<void> {
    return play(this.#shop, steps.cancel);
  }

  /** Chooses a wallet and goes on to its page, in this tab or beside it. */
  async payByWallet(type: string): Promise<WalletPage> {
    const name = Object.hasOwn(METHOD_NAMES, type) ? METHOD_NAMES[type as WalletType] : type;
    const choice = this.frame.locator(`#method-${type}`);
    // a session with one method has nothing to choose
    const onlyOne = locate(this.#shop, places.payByWallet).filter({ hasText: name });
    await choice.or(onlyOne).first().waitFor();
    if ((await choice.count()) > 0) await choice.check();
    const beside = this.page
      .context()
      .waitForEvent('page')
      .catch(() => undefined);
    await press(locate(this.#shop, places.payByWallet));
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
  readonly #shop: ShopPlace;

  constructor(shop: ShopPlace) {
    this.bank = shop.frameLocator(parts.challenge).frameLocator(parts.bank);
    this.#shop = shop;
  }

  approve(): Promise<void> {
    return play(this.#shop, steps.approve);
  }

  reject(): Promise<void> {
    return play(this.#shop, steps.reject);
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

  /** Leaves the payment undecided: `sandbox.decide()` answers later. */
  wait(): Promise<void> {
    return this.page.locator(parts.wait).click();
  }

  /** Goes back to the shop without an answer. Only a wallet that has opened in the shop's tab can do that. */
  leave(): Promise<void> {
    return this.page.locator(parts.leave).click();
  }
}
