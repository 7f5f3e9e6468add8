import { antomContentSecurityPolicy, DEFAULT_PARTS } from '@ams-cashier/core/csp';
import { defect } from '../../antom/defect-test.ts';
import { blockedIn, shopUnder } from '../../antom/policy.ts';
import { expect, test, type AntomShop } from '../../antom/shop.ts';

/** Antom's telemetry and remote switches: left out of the policy on purpose. */
const ANALYTICS = ['connect-src config.marmot-cloud.com', 'script-src-elem gw.alipayobjects.com'];

async function pay(
  shop: AntomShop,
  method: 'create' | 'mount',
  card: 'good' | 'asked' = 'good',
): Promise<void> {
  await shop.make();
  await shop[method]();
  await shop.waitForEvent('SDK_END_OF_LOADING');
  await shop.pay(card);
  if (card === 'asked') await shop.decide('Approve');
  await shop.waitForEvent('SDK_PAYMENT_SUCCESSFUL');
  await shop.quiet();
}

for (const [method, card, tag] of [
  ['create', 'good', ''],
  ['create', 'asked', '@full'],
  ['mount', 'good', '@full'],
  ['mount', 'asked', ''],
] as const) {
  const title = `under the documented policy nothing needed is blocked, ${method}, ${card}`;
  test(title, { tag: tag || [] }, async ({ shop, context }) => {
    const policy = antomContentSecurityPolicy('sandbox');
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    await shopUnder(context, policy);
    await shop.goto('npm');
    await pay(shop, method, card);
    const others = (await blockedIn(shop.page)).filter((line) => !ANALYTICS.includes(line));
    expect(others).toEqual([]);
  });
}

test('the part for the bank’s page is what lets it into an inline cashier', async ({
  shop,
  context,
}) => {
  const parts = DEFAULT_PARTS.filter((part) => part !== 'challenge');
  await shopUnder(context, antomContentSecurityPolicy('sandbox', parts));
  await shop.goto('npm');
  await shop.make();
  await shop.mount();
  await shop.waitForEvent('SDK_END_OF_LOADING');
  await shop.pay('asked');
  await expect.poll(() => blockedIn(shop.page)).toContain('frame-src bank.example.test');
});

test(
  'form-action without the bank: the form stays, and the shop is told what to allow',
  { tag: '@full' },
  async ({ shop, context }) => {
    const policy = antomContentSecurityPolicy('sandbox');
    await shopUnder(context, policy, { 'form-action': "'self'" });
    await shop.goto('npm');
    await shop.make();
    await shop.create();
    await shop.waitForEvent('SDK_END_OF_LOADING');
    const action = 'https://bank.example.test/acs';
    await shop.say('submitForm', { attributes: { action, data: { PaReq: 'x' } } });
    await shop.waitForEvent('SDK_CALL_URL_ERROR');
    expect(JSON.stringify(await shop.notes())).toContain(
      `(form-action) blocks the form to ${action}.`,
    );
    expect(shop.page.url()).toContain('/antom-shop.html');
  },
);

test(
  'under the documented policy with the script tag too',
  { tag: '@full' },
  async ({ shop, context }) => {
    await shopUnder(context, antomContentSecurityPolicy('sandbox', [...DEFAULT_PARTS, 'script']));
    await shop.goto('cdn');
    await pay(shop, 'create');
    const others = (await blockedIn(shop.page)).filter((line) => !ANALYTICS.includes(line));
    expect(others).toEqual([]);
  },
);

test(
  'without the part for payments nothing can be paid, and the error comes',
  { tag: '@full' },
  async ({ shop, context }) => {
    await shopUnder(context, antomContentSecurityPolicy('sandbox', ['look', 'risk']));
    await shop.goto('npm');
    await shop.make({ limits: { load: 5_000 } });
    const { state, value } = await shop.settled(await shop.create());
    expect({ state, value }).toMatchObject({
      state: 'rejected',
      value: { code: 'SDK_CREATECOMPONENT_ERROR' },
    });
  },
);

defect('E4', 'inline, what a policy without its styles takes away is look alone', {
  prepare: (_, context) =>
    shopUnder(context, antomContentSecurityPolicy('sandbox', ['payment', 'risk', 'script'])),
  async run(shop) {
    await pay(shop, 'mount');
    const blocked = await blockedIn(shop.page);
    return {
      look: blocked.some((line) => line.startsWith('style-src')),
      emitted: (await shop.codes()).at(-1),
    };
  },
  official: { look: true, emitted: 'SDK_PAYMENT_SUCCESSFUL' },
  ours: { look: true, emitted: 'SDK_PAYMENT_SUCCESSFUL' },
});

defect('E3', 'under Trusted Types the open is rejected with a typed error, and nothing stays', {
  prepare: (_, context) =>
    shopUnder(
      context,
      antomContentSecurityPolicy('sandbox', [...DEFAULT_PARTS, 'script', 'analytics']),
      {
        'require-trusted-types-for': "'script'",
        'trusted-types': 'shop',
      },
    ),
  async run(shop) {
    await shop.make();
    const { state, value } = await shop.settled(await shop.create());
    await shop.quiet();
    return { state, name: (value as { name?: string }).name, frames: shop.apps().length };
  },
  official: { state: 'rejected', name: 'TypeError', frames: 0 },
  ours: { state: 'rejected', name: 'CashierError', frames: 0 },
});
