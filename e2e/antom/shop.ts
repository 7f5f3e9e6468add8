/** The shop page of the Antom tests, driven from outside, in a world where all of Antom is played. */
import type { Frame, Page } from '@playwright/test';
import type { Call, MakeOptions, Note } from '../pages/antom-shop.ts';
import { addresses, expect, test as base } from '../fixtures/stack.ts';
import { CARDS, type CardName } from './gateway.ts';
import { AntomWorld, HOSTED_ORIGIN } from './world.ts';

/** `official`: the unmodified package alone. `npm`, `cdn`: ours, which runs it underneath. */
export type Sdk = 'official' | 'npm' | 'cdn';

/** Half a second on a machine with nothing else to do. */
const QUIET_FRAMES = 30;

export class AntomShop {
  readonly page: Page;
  readonly world: AntomWorld;
  /** What reached the page's error handlers and console. */
  readonly errors: string[] = [];
  readonly console: string[] = [];

  constructor(page: Page, world: AntomWorld) {
    this.page = page;
    this.world = world;
    page.on('pageerror', (error) => this.errors.push(error.message || String(error)));
    page.on('console', (message) => this.console.push(message.text()));
  }

  /** The page with its SDK loaded and nothing made yet. `rest` is the end of its URL, as it stands. */
  async goto(sdk: Sdk, query: { readonly [name: string]: string } = {}, rest = ''): Promise<void> {
    await this.page.goto(
      `${addresses.pages}/antom-shop.html?${new URLSearchParams({ ...query, sdk })}${rest}`,
    );
    await this.page.waitForFunction(() => window.shop);
    await this.page.evaluate(() => window.shop.load());
  }

  make(options: MakeOptions = {}): Promise<string> {
    return this.page.evaluate((options) => window.shop.make(options), options);
  }

  /** Begins createComponent with a session, or whatever stands in `params`. */
  create(params: object = {}, instance = 0): Promise<number> {
    const sessionData = this.world.session();
    return this.call(instance, 'createComponent', { sessionData, ...params });
  }

  mount(selector: unknown = '#slot', params: object = {}, instance = 0): Promise<number> {
    const sessionData = this.world.session();
    return this.call(instance, 'mountComponent', { sessionData, ...params }, selector);
  }

  call(
    instance: number,
    method: Exclude<Call['method'], 'unmount'>,
    ...args: readonly unknown[]
  ): Promise<number> {
    return this.page.evaluate(
      ({ instance, method, args }) => window.shop.call(instance, method, ...args),
      { instance, method, args },
    );
  }

  unmount(instance = 0): Promise<void> {
    return this.page.evaluate((instance) => window.shop.unmount(instance), instance);
  }

  /**
   * Waits until all has happened that follows from what was done: for so many frames of the page nothing was emitted,
   * asked, thrown or put on the screen. On a busy machine frames take longer, and so does this.
   */
  async quiet(): Promise<void> {
    let last = '';
    for (let frames = 0; frames < QUIET_FRAMES; frames += 1) {
      const now = await this.#signsOfLife();
      if (now !== last) frames = 0;
      last = now;
    }
  }

  async #signsOfLife(): Promise<string> {
    const inPage = await this.page.evaluate(async () => {
      await new Promise(requestAnimationFrame);
      const { notes, calls } = window.shop;
      return [notes.length, ...calls.map(({ state }) => state)];
    });
    const frames = this.page.frames().map((frame) => frame.url());
    const counts = [this.errors, this.console, this.world.asked].map(({ length }) => length);
    return JSON.stringify([inPage, frames, counts]);
  }

  notes(): Promise<readonly Note[]> {
    return this.page.evaluate(() => window.shop.notes);
  }

  /** What onEventCallback got, by code. */
  async codes(instance?: number): Promise<string[]> {
    return (await this.notes())
      .filter((note) => note.channel === 'onEventCallback')
      .filter((note) => instance === undefined || note.instance === instance)
      .map(({ code = '' }) => code);
  }

  calls(): Promise<readonly Call[]> {
    return this.page.evaluate(() => window.shop.calls);
  }

  async callState(number: number): Promise<Call['state'] | undefined> {
    return (await this.calls())[number]?.state;
  }

  /** Waits until a call has settled, and returns it. */
  async settled(number: number, timeout = 15_000): Promise<Call> {
    await expect.poll(() => this.callState(number), { timeout }).not.toBe('pending');
    return (await this.calls())[number] as Call;
  }

  /** Waits until an event with this code was emitted. */
  async waitForEvent(code: string, timeout = 15_000): Promise<void> {
    await expect.poll(() => this.codes(), { timeout }).toContain(code);
  }

  /** The hosted pages on the screen, those that only warm the cache not counted. */
  apps(): Frame[] {
    return this.page
      .frames()
      .filter((frame) => frame.url().startsWith(`${HOSTED_ORIGIN}/page/`))
      .filter((frame) => !frame.url().includes('isPreload=true'));
  }

  async app(): Promise<Frame> {
    await expect.poll(() => this.apps().length, { timeout: 15_000 }).toBeGreaterThan(0);
    const [app] = this.apps();
    if (!app) throw new Error('There is no hosted page.');
    await app.waitForFunction(() => window.app);
    return app;
  }

  /** The hosted page says this. */
  async say(event: string, data?: unknown, id?: string): Promise<void> {
    const app = await this.app();
    await app.evaluate(({ event, data, id }) => window.app.say(event, data, id), {
      event,
      data,
      id,
    });
  }

  /** The hosted page tells the merchant this code. */
  tell(code: string, result?: object): Promise<void> {
    return this.say('onEventCallback', { code, result });
  }

  /** What the SDK said to the hosted page, by event. */
  async heard(event: string): Promise<readonly unknown[]> {
    const app = await this.app();
    const heard = await app.evaluate(() => window.app.heard);
    return heard.filter((one) => one.event === event).map(({ data }) => data);
  }

  async fill(card: CardName): Promise<void> {
    await (await this.app()).getByLabel('Card number').fill(CARDS[card]);
  }

  async pay(card: CardName): Promise<void> {
    await this.fill(card);
    await this.press();
  }

  /** By script: the popup that slides in would move away from under a pointer, and the key may go to the shop's page. */
  async press(): Promise<void> {
    await (await this.app()).getByRole('button', { name: 'Pay' }).dispatchEvent('click');
  }

  /** At the bank, wherever its page is shown. */
  async decide(answer: 'Approve' | 'Reject'): Promise<void> {
    const find = () =>
      this.page.frames().find((frame) => frame.url().startsWith('https://bank.example.test/'));
    await expect.poll(find).toBeTruthy();
    await find()?.getByRole('button', { name: answer }).click();
  }

  /** The shopper leaves: by the popup's own button, inline by the page's. */
  async leave(): Promise<void> {
    const app = await this.app();
    const close = this.page.locator('#asm-component-close-block');
    await ((await close.count()) ? close : app.getByRole('button', { name: 'Cancel' })).click();
  }

  /** A frame of another page that posts a message to the shop. */
  async forge(from: string, message: unknown): Promise<void> {
    await this.page.evaluate(async (from) => {
      const frame = document.createElement('iframe');
      frame.id = 'forger';
      const loaded = new Promise((resolve) => (frame.onload = resolve));
      frame.src = from;
      document.body.append(frame);
      await loaded;
    }, from);
    const forger = this.page.frames().find((frame) => frame.url() === from);
    await forger?.evaluate((message) => parent.postMessage(message, '*'), message);
  }

  /** The id that stands in the hosted page's address. */
  async instanceId(): Promise<string> {
    return new URL((await this.app()).url()).searchParams.get('instanceId') ?? '';
  }
}

export interface AntomFixtures {
  /** Of the test's context. Afterwards it is proven that no real host was asked. */
  world: AntomWorld;
  shop: AntomShop;
}

export const test = base.extend<AntomFixtures>({
  world: async ({ context }, use) => {
    const world = await AntomWorld.around(context);
    await use(world);
    world.end();
    expect(world.strangers, 'nobody outside of the tests was asked').toEqual([]);
  },
  shop: async ({ page, world }, use) => {
    await use(new AntomShop(page, world));
  },
});

export { expect };
