import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { defect } from '../../antom/defect-test.ts';
import { expect, test, type AntomShop } from '../../antom/shop.ts';
import { AntomWorld } from '../../antom/world.ts';
import { addresses } from '../../fixtures/stack.ts';

const stateOf = async (shop: AntomShop, call: number) => (await shop.settled(call)).state;

const STORAGES = {
  blocked: () => {
    const blocked = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { get: blocked, configurable: true });
    }
  },
  full: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  },
} as const;

for (const [state, script] of Object.entries(STORAGES)) {
  defect('E1', `storage that is ${state} is no obstacle`, {
    isVariant: state === 'full',
    prepare: (_, context) => context.addInitScript(script),
    async run(shop) {
      const made = await shop.make();
      if (made !== 'made') return { made: made.replace(/:.*/, '') };
      await shop.settled(await shop.create());
      await shop.pay('good');
      await shop.waitForEvent('SDK_PAYMENT_SUCCESSFUL');
      return { made, emitted: await shop.codes() };
    },
    official: { made: state === 'full' ? 'QuotaExceededError' : 'SecurityError' },
    ours: {
      made: 'made',
      emitted: ['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING', 'SDK_PAYMENT_SUCCESSFUL'],
    },
  });
}

/** What a Node without a page says to an import. */
function imports(name: string): Promise<string> {
  const code = `import(${JSON.stringify(name)}).then(() => console.log('imported'), (error) => console.log(error.code ?? error.name))`;
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  return new Promise((resolve, reject) =>
    execFile(process.execPath, ['-e', code], { cwd }, (error, out) =>
      error ? reject(error) : resolve(out.trim()),
    ),
  );
}

test('E2: Node imports ours, which imports the official package only in a page', async () => {
  expect(await imports('@ams-cashier/core')).toBe('imported');
});

test('E2: the defect, in the official SDK: Node cannot import it', { tag: '@full' }, async () => {
  expect(await imports('@alipay/ams-checkout')).toBe('ERR_MODULE_NOT_FOUND');
});

defect(
  'E7',
  'preload() fetches code and the pages for cards and wallets, and the open after it works',
  {
    async run(shop) {
      await shop.page.evaluate(() =>
        window.shop.preload({ environment: 'sandbox', securityRegion: 'SG' }),
      );
      await expect
        .poll(() => shop.world.count('/CASHIER_PAYMENT_CARD/'), { timeout: 15_000 })
        .toBe(1);
      await shop.quiet();
      const wallets = shop.world.count('/CASHIER_PAYMENT_APM/');
      await shop.make();
      const state = await stateOf(shop, await shop.create());
      return { wallets, state };
    },
    official: { wallets: 0, state: 'resolved' },
    ours: { wallets: 1, state: 'resolved' },
  },
);

defect('E8', 'the cashier has a name and a role, and Escape outside of its frame leaves', {
  async run(shop) {
    await shop.make();
    await shop.create();
    await shop.waitForEvent('SDK_END_OF_LOADING');
    const frame = shop.page.locator('iframe#ams-checkout-component-desktop');
    const named = Boolean(await frame.getAttribute('title'));
    const dialogs = await shop.page.getByRole('dialog').count();
    // keys that are pressed inside Antom's frame are its own
    await shop.page.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      document.addEventListener(
        'keydown',
        ({ key }) => (document.title = `${key} reached the page`),
      );
    });
    await shop.page.keyboard.press('Escape');
    await shop.quiet();
    const heard = await shop.page.title();
    return {
      named,
      dialogs: dialogs > 0,
      last: (await shop.codes()).at(-1),
      frames: shop.apps().length,
      // a dialog of the page would close, too
      isHeard: heard === 'Escape reached the page',
    };
  },
  official: {
    named: false,
    dialogs: false,
    last: 'SDK_END_OF_LOADING',
    frames: 1,
    isHeard: true,
  },
  ours: { named: true, dialogs: true, last: 'SDK_PAYMENT_CANCEL', frames: 0, isHeard: false },
});

defect('E9', 'an unknown region is refused', {
  async run(shop) {
    await shop.make();
    const sessionData = shop.world.session({ region: 'XX' });
    const { state } = await shop.settled(await shop.create({ sessionData }));
    return { state, asked: shop.world.queries.map(({ url }) => new URL(url).hostname) };
  },
  official: { state: 'resolved', asked: ['imgs-sea-global.alipay.com'] },
  ours: { state: 'rejected', asked: [] },
});

for (const [region, host] of [
  ['US', 'imgs-na-global.alipay.com'],
  ['DE', 'imgs-de-global.alipay.com'],
] as const) {
  test(
    `a session of region ${region} asks its own gateway`,
    { tag: '@full' },
    async ({ shop, world }) => {
      await shop.goto('npm');
      await shop.make();
      const { state } = await shop.settled(
        await shop.create({ sessionData: world.session({ region }) }),
      );
      expect(state).toBe('resolved');
      expect(world.queries.map(({ url }) => new URL(url).hostname)).toEqual([host]);
    },
  );
}

/** More than anything else of a page's scripts. */
const SDK_BYTES = 1_000_000;

const hasLoadedSdk = (page: Page): Promise<boolean> =>
  page.evaluate(
    (bytes) =>
      performance
        .getEntriesByType('resource')
        .some((entry) => (entry as PerformanceResourceTiming).decodedBodySize > bytes),
    SDK_BYTES,
  );

test(
  'in production, Antom’s SDK is loaded while the shop’s server makes the session, and does nothing yet',
  {
    tag: '@full',
  },
  async ({ page, context }) => {
    const world = await AntomWorld.around(context);
    await page.goto(`${addresses.pages}/scenario.html`);
    const lines: string[] = [];
    await page.exposeFunction('tell', (line: string) => lines.push(line));
    const session = world.session();
    expect(await hasLoadedSdk(page)).toBe(false);
    await page.evaluate(
      (session) => window.scenario.play({ session, environment: 'prod', isLate: true }),
      session,
    );
    await expect.poll(() => hasLoadedSdk(page)).toBe(true);
    await page.waitForLoadState('networkidle');
    expect(world.asked).toEqual([]);
    await page.evaluate(() => window.scenario.deliver());
    await expect.poll(() => lines.join()).toContain('SDK_END_OF_LOADING');
  },
);
