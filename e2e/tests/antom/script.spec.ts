import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { antomContentSecurityPolicy } from '@ams-cashier/core/csp';
import { shopUnder } from '../../antom/policy.ts';
import { expect, test, type AntomShop } from '../../antom/shop.ts';
import { OFFICIAL_SCRIPT } from '../../antom/world.ts';

const SCRIPT =
  'https://sdk.marmot-cloud.com/package/ams-checkout/1.47.2/dist/umd/ams-checkout.min.js';

const integrityOf = async () =>
  `sha384-${createHash('sha384')
    .update(await readFile(OFFICIAL_SCRIPT))
    .digest('base64')}`;

/** Whether the page's global is still ours: the official class has a method that ours hasn't. */
const isOurs = (shop: AntomShop) =>
  shop.page.evaluate(() => {
    const { prototype } = Reflect.get(window, 'AMSCashierPayment') as { prototype: object };
    return !('initSecurity' in prototype) && 'createComponent' in prototype;
  });

const tags = (shop: AntomShop) => shop.page.locator('script[src*="ams-checkout"]').count();

test('the script comes once, with the first open, and gives our global back', async ({
  shop,
  world,
}) => {
  await shop.goto('cdn');
  await shop.make();
  expect(world.asked).toEqual([]);
  for (let open = 0; open < 2; open += 1) {
    expect(await shop.settled(await shop.create())).toMatchObject({ state: 'resolved' });
    await shop.unmount();
    expect(world.count(SCRIPT)).toBe(1);
    expect(await isOurs(shop)).toBe(true);
    expect(await tags(shop)).toBe(0);
  }
});

test('two that ask at once share one load', { tag: '@full' }, async ({ shop, world }) => {
  await shop.goto('cdn');
  await shop.make();
  await shop.make();
  const calls = [await shop.create(), await shop.create({}, 1)];
  const states = [];
  for (const call of calls) states.push((await shop.settled(call)).state);
  expect(states.sort()).toEqual(['rejected', 'resolved']);
  expect(world.count(SCRIPT)).toBe(1);
});

test(
  'nonce and integrity are on its tag, and a policy by nonce lets it in',
  { tag: '@full' },
  async ({ shop, context }) => {
    await context.addInitScript(() => {
      new MutationObserver((changes) => {
        for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
          if (!(node instanceof HTMLScriptElement) || !node.src.includes('ams-checkout')) continue;
          const { nonce, integrity, crossOrigin } = node;
          Reflect.set(window, 'tag', { nonce, integrity, crossOrigin });
        }
      }).observe(document, { childList: true, subtree: true });
    });
    await shopUnder(context, antomContentSecurityPolicy('sandbox'), {
      'script-src': "'self' 'nonce-of-the-shop'",
    });
    const integrity = await integrityOf();
    await shop.goto('cdn');
    await shop.make({ antomScript: { nonce: 'of-the-shop', integrity } });
    expect(await shop.settled(await shop.create())).toMatchObject({ state: 'resolved' });
    expect(await shop.page.evaluate(() => Reflect.get(window, 'tag') as object)).toEqual({
      nonce: 'of-the-shop',
      integrity,
      crossOrigin: 'anonymous',
    });
  },
);

test('a script that is not what was said does not run', { tag: '@full' }, async ({ shop }) => {
  await shop.goto('cdn');
  const wrong = `sha384-${createHash('sha384').update('another').digest('base64')}`;
  await shop.make({ antomScript: { integrity: wrong }, limits: { load: 20_000 } });
  expect(await shop.settled(await shop.create(), 25_000)).toMatchObject({
    state: 'rejected',
    value: { reason: 'cashier_unreachable' },
  });
  expect(await isOurs(shop)).toBe(true);
});

test('a load that fails is tried again', async ({ shop, world }) => {
  world.script.failures = 2;
  await shop.goto('cdn');
  await shop.make();
  expect(await shop.settled(await shop.create())).toMatchObject({ state: 'resolved' });
  expect(world.count(SCRIPT)).toBe(3);
});

test(
  'a load that goes on failing ends in an error, and the next open begins anew',
  { tag: '@full' },
  async ({ shop, world }) => {
    world.script.failures = 3;
    await shop.goto('cdn');
    await shop.make();
    expect(await shop.settled(await shop.create())).toMatchObject({
      state: 'rejected',
      value: { reason: 'cashier_unreachable' },
    });
    expect(await shop.settled(await shop.create())).toMatchObject({ state: 'resolved' });
  },
);

test('a script that hangs ends at the load limit', { tag: '@full' }, async ({ shop, world }) => {
  world.script.hangs = true;
  await shop.goto('cdn');
  await shop.make({ limits: { load: 2_000 } });
  expect(await shop.settled(await shop.create())).toMatchObject({
    state: 'rejected',
    value: { reason: 'load_timeout' },
  });
});

for (const when of ['still loads', 'has loaded'] as const) {
  test(
    `a tag of the page's own that ${when} does no harm`,
    { tag: '@full' },
    async ({ shop, world }) => {
      if (when === 'still loads') world.hold('script');
      await shop.goto('cdn');
      await shop.page.evaluate(
        ({ src, waits }) => {
          const tag = document.createElement('script');
          tag.src = src;
          const loaded = new Promise((resolve) => (tag.onload = resolve));
          document.head.append(tag);
          return waits ? loaded : undefined;
        },
        { src: SCRIPT, waits: when === 'has loaded' },
      );
      await shop.make();
      const create = await shop.create();
      await expect.poll(() => world.count(SCRIPT)).toBe(1);
      world.release();
      expect(await shop.settled(create)).toMatchObject({ state: 'resolved' });
      expect(world.count(SCRIPT)).toBe(1);
      expect(await tags(shop)).toBe(1);
    },
  );
}

test('by npm too the script tag can be chosen', { tag: '@full' }, async ({ shop, world }) => {
  await shop.goto('npm');
  await shop.make({ antomSource: 'cdn' });
  expect(await shop.settled(await shop.create())).toMatchObject({ state: 'resolved' });
  expect(world.count(SCRIPT)).toBe(1);
});
