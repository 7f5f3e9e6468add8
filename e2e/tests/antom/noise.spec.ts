import type { BrowserContext } from '@playwright/test';
import { defect } from '../../antom/defect-test.ts';
import { expect, type AntomShop } from '../../antom/shop.ts';

async function open(shop: AntomShop, method: 'create' | 'mount' = 'create'): Promise<void> {
  await shop.make();
  await shop[method]();
  await shop.waitForEvent('SDK_END_OF_LOADING');
}

/** Those of the graphics card are the next row's. */
const errors = (shop: AntomShop) => shop.errors.filter((text) => !/WebGL|time out/.test(text));

/** How long Antom's SDK waits for the frame, by a timer of its own that then throws. */
const FRAME_WAIT_MS = { least: 2_500, most: 3_000 };

/** Notes timers that may be those, below everything that replaces `setTimeout` in the page: whether each has run. */
const noteWaits = (context: BrowserContext) =>
  context.addInitScript(({ least, most }) => {
    const waits: boolean[] = [];
    const { setTimeout } = window;
    window.setTimeout = ((task: () => void, delay = 0, ...rest: []) => {
      if (typeof task !== 'function' || delay < least || delay > most) {
        return setTimeout(task, delay, ...rest);
      }
      const number = waits.push(false) - 1;
      const run = (...args: []) => {
        waits[number] = true;
        task(...args);
      };
      return setTimeout(run, delay, ...rest);
    }) as typeof window.setTimeout;
    Object.assign(window, { waits });
  }, FRAME_WAIT_MS);

const waitsOf = (shop: AntomShop) =>
  shop.page.evaluate(() => [...(Reflect.get(window, 'waits') as readonly boolean[])]);

/** The page asks for a frame that never comes, and the SDK has given up. */
async function waitInVain(shop: AntomShop): Promise<void> {
  const before = (await waitsOf(shop)).length;
  const wait = async () => (await waitsOf(shop)).slice(before);
  await shop.say('popupWindow', { url: 'https://bank.example.test/challenge' });
  await expect.poll(wait).toContain(true);
  await expect.poll(wait).not.toContain(false);
  await shop.quiet();
}

defect('N1', 'a 3-D Secure frame that never comes throws nothing into the page', {
  async prepare(world, context) {
    world.hold('bank');
    await noteWaits(context);
  },
  async run(shop) {
    await open(shop, 'mount');
    await waitInVain(shop);
    return errors(shop).length > 0;
  },
  official: true,
  ours: false,
});

defect('N2', 'a word about a 3-D Secure frame that is not there does no harm', {
  async run(shop) {
    await open(shop);
    await shop.say('popWindow');
    await shop.quiet();
    return errors(shop);
  },
  official: ["Cannot read properties of null (reading 'classList')"],
  ours: [],
});

defect('N3', 'garbage from the cashier throws nothing into the page', {
  async run(shop) {
    await open(shop);
    const app = await shop.app();
    await app.evaluate(() => {
      const instanceId = new URLSearchParams(location.search).get('instanceId');
      const garbage = [
        null,
        { name: 'APP_TO_SDK', instanceId },
        { name: 'APP_TO_SDK', instanceId, context: { event: 'onSizeChanged' } },
      ];
      for (const one of garbage) parent.postMessage(JSON.stringify(one), '*');
      parent.postMessage('no JSON at all', '*');
    });
    await shop.quiet();
    await shop.tell('SDK_PAYMENT_SUCCESSFUL');
    await shop.waitForEvent('SDK_PAYMENT_SUCCESSFUL');
    const noted = (await shop.notes()).filter(({ channel }) => channel === 'onError');
    return { thrown: errors(shop).length, onError: noted.length };
  },
  official: { thrown: 3, onError: 1 },
  ours: { thrown: 0, onError: 0 },
});

defect('N4', 'a tracker that an ad blocker has emptied throws nothing into the page', {
  prepare: (world) => (world.tracker = ''),
  async run(shop) {
    await open(shop);
    await shop.quiet();
    return errors(shop);
  },
  official: ["Cannot read properties of undefined (reading 'initiTracker')"],
  ours: [],
});

/**
 * What listeners that the page added first hear: the browser calls those of window in that order. Of the official script,
 * which comes from another origin, it hides the errors from them, but not from the console.
 */
const listenFirst = (context: BrowserContext) =>
  context.addInitScript(() => {
    const heard: string[] = [];
    const note = (error: unknown) => {
      const { title, message } = Object(error) as { title?: string; message?: string };
      heard.push(message ?? title ?? String(error));
    };
    addEventListener('unhandledrejection', ({ reason }) => note(reason));
    addEventListener('error', ({ error }) => note(error));
    // the fingerprint library asks for this one right before it throws
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      ...args: Parameters<typeof getContext>
    ) {
      if (args[0] === 'webgl2') Object.assign(window, { isWebGlRefused: true });
      return Reflect.apply(getContext, this, args);
    } as typeof getContext;
    Object.assign(window, { heardFirst: heard });
  });

const heardFirst = (shop: AntomShop) =>
  shop.page.evaluate(() => Reflect.get(window, 'heardFirst') as readonly string[]);

defect('N5', 'a page without WebGL has no unhandled rejection, whenever it began to listen', {
  prepare: (_, context) => listenFirst(context),
  async run(shop) {
    await open(shop);
    await shop.page.waitForFunction(() => Reflect.get(window, 'isWebGlRefused'));
    // one of the page's own arrives after those that were there before it
    await shop.page.evaluate(() => void Promise.reject(new Error('of the page')));
    await expect.poll(() => heardFirst(shop)).toContain('of the page');
    await expect.poll(() => shop.errors).toContain('of the page');
    const isOfWebGl = (text: string) => text.includes('WebGL');
    return {
      isUncaught: shop.errors.some(isOfWebGl),
      heard: (await heardFirst(shop)).filter(isOfWebGl),
    };
  },
  official: { isUncaught: true, heard: expect.any(Array) },
  ours: { isUncaught: false, heard: [] },
});

defect('N1', 'what its timers throw reaches no listener of the page', {
  isVariant: true,
  prepare: async (world, context) => {
    world.hold('bank');
    await noteWaits(context);
    await listenFirst(context);
  },
  async run(shop) {
    await open(shop, 'mount');
    await waitInVain(shop);
    const isOfSdk = (text: string) => text.startsWith('sdk_error');
    return { isUncaught: errors(shop).length > 0, heard: (await heardFirst(shop)).filter(isOfSdk) };
  },
  official: { isUncaught: true, heard: expect.any(Array) },
  ours: { isUncaught: false, heard: [] },
});
