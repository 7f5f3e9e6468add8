import { defect } from '../../antom/defect-test.ts';
import { fullUnless } from '../../fixtures/selection.ts';
import { expect, test, type AntomShop } from '../../antom/shop.ts';

/** What the official SDK leaves for good. Everything else is as it was. */
const STAYS = {
  /** Of its fingerprint library, its tracker and its own modules. */
  globals: [
    '__APDID',
    '__APDID__GLOBAL',
    '__APDID__HASREGISTER',
    '__APDID__MONITOR',
    '__APSecuritySdk__CONFIG',
    'changingPageHeight',
    'iTracker',
  ],
  storage: [
    /^AMSSDK_STORAGE_ID$/,
    /^AMSSDK_SECURITY_CONFIG_/,
    /^antomSDKConfig(Key|lastCallTime)$/,
    /^antom_checkout_previousChannel$/,
    /^AntomDefaultGrascaleId$/,
    /^Antom_.*_LastAppVersion$/,
    /^j_s_/,
  ],
};

/** Notes who listens to window and document, and which timers of a second or more wait. */
function keepBooks(): void {
  const listeners = new Map<string, number>();
  const count = (line: string, by: number) => listeners.set(line, (listeners.get(line) ?? 0) + by);
  const known = new Map<EventTarget, Map<string, Set<unknown>>>();
  for (const [name, target] of [
    ['window', window],
    ['document', document],
  ] as const) {
    const mine = new Map<string, Set<unknown>>();
    known.set(target, mine);
    const capture = (options: unknown) =>
      typeof options === 'object'
        ? Boolean((options as AddEventListenerOptions | null)?.capture)
        : Boolean(options);
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    Object.assign(target, {
      addEventListener(type: string, listener: unknown, options: unknown) {
        const key = `${type} ${capture(options)}`;
        const set = mine.get(key) ?? new Set();
        mine.set(key, set);
        if (listener && !set.has(listener)) count(`${name} ${type}`, 1);
        set.add(listener);
        Reflect.apply(addEventListener, target, [type, listener, options]);
      },
      removeEventListener(type: string, listener: unknown, options: unknown) {
        if (mine.get(`${type} ${capture(options)}`)?.delete(listener)) count(`${name} ${type}`, -1);
        Reflect.apply(removeEventListener, target, [type, listener, options]);
      },
    });
  }
  const timers = new Map<number, string>();
  const { setTimeout: later, setInterval: often, clearTimeout: stop } = window;
  const isLong = (ms: unknown) => typeof ms === 'number' && ms > 1_000;
  Object.assign(window, {
    setTimeout(run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) {
      const id = later(
        (...given: unknown[]) => {
          timers.delete(id);
          run(...given);
        },
        ms,
        ...args,
      );
      if (isLong(ms)) timers.set(id, `timeout of ${ms} ms`);
      return id;
    },
    setInterval(run: () => void, ms?: number, ...args: unknown[]) {
      const id = often(run, ms, ...args);
      if (isLong(ms)) timers.set(id, `interval of ${ms} ms`);
      return id;
    },
    clearTimeout(id: number) {
      timers.delete(id);
      stop(id);
    },
    clearInterval(id: number) {
      timers.delete(id);
      stop(id);
    },
    takeStock: () => ({
      nodes: [...document.querySelectorAll('body *, style')].map(({ localName, id }) =>
        id ? `${localName}#${id}` : localName,
      ),
      listeners: Object.fromEntries([...listeners].filter(([, number]) => number > 0)),
      timers: [...timers.values()].sort(),
      body: document.body.getAttribute('style'),
      html: document.documentElement.getAttribute('style'),
    }),
  });
}

interface Stock {
  readonly nodes: readonly string[];
  readonly listeners: { readonly [line: string]: number };
  readonly timers: readonly string[];
  readonly body: string | null;
  readonly html: string | null;
}

const stock = (shop: AntomShop) =>
  shop.page.evaluate(() => (Reflect.get(window, 'takeStock') as () => Stock)());

const globalsOf = (shop: AntomShop) => shop.page.evaluate(() => Object.getOwnPropertyNames(window));

/** Opens with each display in turn, and closes. */
async function openAndClose(shop: AntomShop, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const call = time % 2 ? await shop.mount() : await shop.create();
    expect((await shop.settled(call)).state).toBe('resolved');
    await shop.app();
    await shop.unmount();
  }
}

/** What listens and waits while a cashier is open. */
async function stockWhileOpen(shop: AntomShop): Promise<Stock> {
  await shop.settled(await shop.create());
  await shop.app();
  await shop.quiet();
  const found = await stock(shop);
  await shop.unmount();
  return found;
}

for (const [times, tag] of [
  [2, ''],
  [50, '@full'],
] as const) {
  test(
    `K1, K2, K4, K5, K6, K7: ${times} opens and closes leave the page as it was`,
    { tag: tag || [] },
    async ({ shop, context }) => {
      test.setTimeout(times * 6_000 + 40_000);
      await context.addInitScript(keepBooks);
      await shop.goto('npm');
      await shop.page.evaluate(() => document.body.style.setProperty('overflow', 'scroll'));
      await shop.make();
      const before = await stock(shop);
      const globals = new Set(await globalsOf(shop));
      const first = tag ? await stockWhileOpen(shop) : undefined;
      await openAndClose(shop, times);
      if (first) {
        // what was taken away and given back so often is there once
        const last = await stockWhileOpen(shop);
        expect(last.listeners).toEqual(first.listeners);
        expect(last.timers.length).toBeLessThanOrEqual(first.timers.length);
      }
      await shop.quiet();
      expect(before.timers).toEqual([]);
      expect(await stock(shop)).toEqual(before);
      const added = (await globalsOf(shop)).filter((name) => !globals.has(name));
      expect(STAYS.globals, added.join()).toEqual(expect.arrayContaining(added));
      const keys = await shop.page.evaluate(() => Object.keys(localStorage));
      const others = keys.filter((key) => !STAYS.storage.some((known) => known.test(key)));
      expect(others).toEqual([]);
    },
  );
}

/** When the shop closes, the fingerprint library being at work or about to be. */
const MOMENTS: { readonly [when: string]: (shop: AntomShop) => Promise<unknown> } = {
  'in the same task': async () => undefined,
  'when its page is there': (shop) => shop.app(),
  'when the form is there': (shop) => shop.waitForEvent('SDK_END_OF_LOADING'),
  'when the fingerprint is at work': (shop) =>
    expect.poll(async () => (await stock(shop)).timers.length).toBeGreaterThan(10),
};

for (const [when, reach] of Object.entries(MOMENTS)) {
  for (const isPreloaded of [false, true]) {
    // a cashier that has not begun takes nothing of a preload with it
    if (isPreloaded && when === 'in the same task') continue;
    const words = isPreloaded ? ' after a preload' : '';
    test(
      `K4, K5, N5: closed ${when}${words}, no listener and no timer is left, and no rejection comes`,
      { tag: fullUnless(!isPreloaded) },
      async ({ shop, context }) => {
        await context.addInitScript(keepBooks);
        await shop.goto('npm');
        await shop.make();
        const before = await stock(shop);
        if (isPreloaded)
          await shop.page.evaluate(() => window.shop.preload({ environment: 'sandbox' }));
        await shop.create();
        await reach(shop);
        await shop.unmount();
        await shop.quiet();
        expect(await stock(shop)).toEqual(before);
        expect(shop.errors).toEqual([]);
      },
    );
  }
}

test(
  'K1, K4: the defect, in the official SDK: it leaves all of that',
  { tag: '@full' },
  async ({ shop, context }) => {
    await context.addInitScript(keepBooks);
    await shop.goto('official');
    await shop.page.evaluate(() => document.body.style.setProperty('overflow', 'scroll'));
    await shop.make();
    const before = await stock(shop);
    await openAndClose(shop, 4);
    await shop.quiet();
    const after = await stock(shop);
    expect(after.nodes.filter((node) => node === 'style').length).toBeGreaterThan(2);
    expect(after.body).not.toBe(before.body);
    expect(Object.keys(after.listeners).length).toBeGreaterThan(
      Object.keys(before.listeners).length,
    );
  },
);

defect('K9', 'the dialog of 3-D Secure goes with the cashier', {
  async run(shop) {
    await shop.make();
    await shop.mount();
    await shop.waitForEvent('SDK_END_OF_LOADING');
    await shop.pay('asked');
    await expect(shop.page.locator('.ams-popupmodal')).toHaveCount(1);
    await shop.unmount();
    await shop.quiet();
    return shop.page.locator('[class*="ams-popup"]').count();
  },
  official: 2,
  ours: 0,
});

defect('K3', 'the page scrolls as it did', {
  async run(shop) {
    await shop.page.evaluate(() =>
      document.body.style.setProperty('overflow', 'scroll', 'important'),
    );
    await shop.make();
    await shop.create();
    await shop.waitForEvent('SDK_END_OF_LOADING');
    await shop.unmount();
    return shop.page.evaluate(() => document.body.getAttribute('style'));
  },
  official: 'overflow: auto;',
  ours: 'overflow: scroll !important;',
});

defect('K8', 'no hidden frame stays', {
  async run(shop) {
    await shop.make();
    await shop.create();
    await shop.unmount();
    await shop.quiet();
    return shop.page.locator('iframe').count();
  },
  official: expect.any(Number),
  ours: 0,
});
