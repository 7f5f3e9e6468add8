/**
 * Cashiers that are opened and closed again, popup and inline, at any moment of their life: what the page had before the
 * first it has after the last.
 */
import type { CDPSession, Page } from '@playwright/test';
import fc from 'fast-check';
import type {} from '../../pages/host-page.ts';
import { addresses, expect, test } from '../../fixtures/stack.ts';
import { CARDS, CashierPage } from '../../models/cashier.ts';
import { newSession } from '../../models/open-cashier.ts';
import { CHROMIUM_ONLY, fullUnless } from '../../fixtures/selection.ts';

const HOSTS = ['core', 'vue', 'angular'] as const;
const SEED = 20_261_126;
/** How many opens, and after how many the heap is looked at for the first time. */
const { opens, warm } = process.env['E2E_FULL']
  ? { opens: 1_000, warm: 100 }
  : { opens: 40, warm: 10 };
const HEAP_GROWTH = 1024 * 1024;

declare global {
  interface Window {
    /** Ids of timers that are still to fire. */
    ticking?: Set<number>;
  }
}

/** When it is closed: `'ready'`, or so many milliseconds after the open; none is the same tick. */
const MOMENT = fc.oneof(
  fc.constant('none' as const),
  fc.integer({ min: 0, max: 30 }),
  fc.integer({ min: 0, max: 250 }),
  fc.constant('ready' as const),
);

const LIFE = fc.record({
  display: fc.constantFrom('popup' as const, 'inline' as const),
  moment: MOMENT,
  how: fc.constantFrom('close' as const, 'unmount' as const),
  submits: fc.boolean(),
});

type Life = typeof LIFE extends fc.Arbitrary<infer One> ? One : never;

function watchTimers(): void {
  const ticking = (window.ticking = new Set<number>());
  const { setTimeout: later, setInterval: again, clearTimeout: never } = window;
  const own = (start: typeof later, once: boolean) =>
    ((handler: TimerHandler, ms?: number, ...args: unknown[]) => {
      const id = start(
        (...given: unknown[]) => {
          if (once) ticking.delete(id);
          if (typeof handler === 'function') (handler as (...args: unknown[]) => void)(...given);
        },
        ms,
        ...args,
      );
      ticking.add(id);
      return id;
    }) as typeof later;
  window.setTimeout = own(later, true);
  window.setInterval = own(again as typeof later, false) as typeof again;
  window.clearTimeout = window.clearInterval = (id) => {
    ticking.delete(Number(id));
    never(id);
  };
}

/** Opens and closes, one life after the other. Returns how many were closed while the form could be used. */
function live(page: Page, session: string, lives: readonly Life[]): Promise<number> {
  return page.evaluate(
    async ({ session, lives }) => {
      const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      const isReady = () => window.host.heard().some(({ channel }) => channel === 'ready');
      let ready = 0;
      for (const { display, moment, how, submits } of lives) {
        window.host.mount('first', { session, display, handler: 'listens' });
        if (moment === 'ready') {
          for (const end = Date.now() + 10_000; !isReady() && Date.now() < end;) await wait(5);
        } else if (moment !== 'none') await wait(moment);
        if (isReady()) {
          ready += 1;
          // an answer may be on its way when it is closed
          if (submits) void window.host.submit('first').catch(() => undefined);
        }
        // a component that was not drawn yet has no close(); it goes with the reset
        if (how === 'close' && moment !== 'none') window.host.close('first');
        window.host.reset();
        if (moment === 'none') await wait(0);
      }
      return ready;
    },
    { session, lives },
  );
}

async function counts(page: Page, devtools: CDPSession) {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  // the bundler names a chunk that it loads in the head, and leaves that there
  const links = await page.evaluate(() => document.head.querySelectorAll('link').length);
  return {
    nodes: metric('Nodes') - links,
    documents: metric('Documents'),
    frames: metric('Frames'),
    listeners: metric('JSEventListeners'),
    ...(await page.evaluate(() => ({
      elements: document.body.querySelectorAll('*').length,
      styleSheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      styles: [document.documentElement, document.body].map((one) => one.getAttribute('style')),
      timers: window.ticking?.size,
      globals: Reflect.ownKeys(window).map(String).sort(),
      stored: localStorage.length + sessionStorage.length + document.cookie.length,
      history: history.length,
    }))),
  };
}

async function heap(devtools: CDPSession): Promise<number> {
  for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}

for (const host of HOSTS) {
  // the adapters' own specs count what each of them leaves
  const tag = fullUnless(host === 'core');
  test(
    `L2, K1, K4, K5, K6, K7, N1: ${host}: opened and closed at any moment, nothing is left and nothing grows`,
    { tag: [CHROMIUM_ONLY, tag].flat() },
    async ({ page }) => {
      test.setTimeout(60_000 + opens * 500);
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => faults.push(message.text()));
      await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
      await page.addInitScript(watchTimers);
      await page.goto(`${addresses.pages}/host-${host}.html`);
      await expect.poll(() => page.evaluate(() => 'host' in window)).toBe(true);
      const session = await newSession(page);
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Performance.enable');
      // what the counting itself needs is there after the first count, and a framework may still be busy at its start
      await expect.poll(() => counts(page, devtools)).toMatchObject({ frames: 1, timers: 0 });
      const before = await counts(page, devtools);

      const lives = [
        ...fc.sample(LIFE, { numRuns: opens - 1, seed: SEED }),
        // a client keeps its latest Checkout: what it holds shows only in the last life
        { display: 'inline', moment: 'ready', how: 'close', submits: true } as const,
      ];
      let ready = await live(page, session, lives.slice(0, warm));
      const heapThen = await heap(devtools);
      ready += await live(page, session, lives.slice(warm));
      expect(ready).toBeGreaterThan(opens / 8);
      // frames that were still on their way go a little later
      await expect.poll(() => counts(page, devtools), { timeout: 20_000 }).toEqual(before);
      expect((await heap(devtools)) - heapThen).toBeLessThan(HEAP_GROWTH);
      expect(faults).toEqual([]);

      // a node, a listener and a timer that stay are seen
      await page.evaluate(() => {
        document.body.append(document.createElement('p'));
        addEventListener('message', () => undefined);
        setTimeout(() => undefined, 60_000);
      });
      const after = await counts(page, devtools);
      expect(after).toMatchObject({ elements: before.elements + 1, timers: 1 });
      expect(after.listeners).toBeGreaterThan(before.listeners);
    },
  );
}

for (const host of HOSTS) {
  const tag = fullUnless(host !== 'vue');
  test(
    `D1, D2, D3: ${host}: two cashiers stand each in its own place; one goes, the other pays`,
    { tag },
    async ({ page }) => {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      await page.goto(`${addresses.pages}/host-${host}.html`);
      await expect.poll(() => page.evaluate(() => 'host' in window)).toBe(true);
      const mount = async (name: 'first' | 'second') => {
        const session = await newSession(page);
        await page.evaluate(
          ({ name, session }) =>
            window.host.mount(name, { session, display: 'inline', handler: 'listens' }),
          { name, session },
        );
      };
      await mount('first');
      await mount('second');
      const frames = page.locator('iframe[title="Payment form"]');
      await expect(frames).toHaveCount(2);
      const payButtons = [0, 1].map((nth) =>
        frames.nth(nth).contentFrame().getByRole('button', { name: /^Pay / }),
      );
      for (const button of payButtons) await expect(button).toBeVisible();
      const [first, second] = [
        await frames.nth(0).boundingBox(),
        await frames.nth(1).boundingBox(),
      ];
      expect(second?.y).toBeGreaterThanOrEqual((first?.y ?? 0) + (first?.height ?? 0));

      await page.evaluate(() => window.host.unmount('first'));
      await expect(frames).toHaveCount(1);
      await page.setViewportSize({ width: 400, height: 700 });
      await new CashierPage(page).pay(CARDS.good);
      await expect
        .poll(() => page.evaluate(() => window.host.snapshot('second').outcome?.status))
        .toBe('paid');
      const heard = await page.evaluate(() => window.host.heard());
      const payments = heard.filter(({ line }) => line.startsWith('SDK_PAYMENT'));
      expect(new Set(payments.map(({ cashier, line }) => `${cashier}: ${line}`))).toEqual(
        new Set(['second: SDK_PAYMENT_SUCCESSFUL final']),
      );
      expect(faults).toEqual([]);
    },
  );
}
