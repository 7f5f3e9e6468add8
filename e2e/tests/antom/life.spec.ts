import { defect } from '../../antom/defect-test.ts';
import { expect, test, type AntomShop } from '../../antom/shop.ts';
import type { Call, Note } from '../../pages/antom-shop.ts';

const stateOf = (call: Call | undefined) => {
  const { reason, code, name } = (call?.value ?? {}) as { readonly [key: string]: unknown };
  const why = [reason, code, name].find((one) => typeof one === 'string');
  return [call?.state, why].filter(Boolean).join(' ');
};

const statesOf = async (shop: AntomShop) => (await shop.calls()).map(stateOf);

async function openPopup(shop: AntomShop, options = {}): Promise<void> {
  await shop.make(options);
  await shop.create();
  await shop.waitForEvent('SDK_END_OF_LOADING');
}

async function openInline(shop: AntomShop, selector = '#slot', instance = 0): Promise<void> {
  await shop.make();
  await shop.mount(selector, {}, instance);
  await shop.waitForEvent('SDK_END_OF_LOADING');
}

/** Which slot each cashier is in. */
const places = (shop: AntomShop) =>
  shop.page
    .locator('iframe[src*="/antom-web-checkout/"]:not([src*="isPreload=true"])')
    .evaluateAll((frames) =>
      frames.map((frame) => frame.closest('#slot, #other-slot')?.id ?? 'popup'),
    );

defect('L1', 'a retry from onClose is not destroyed by the clean-up before it', {
  async run(shop) {
    await openPopup(shop, { onClose: 'creates again', session: shop.world.session() });
    await shop.say('onClose');
    await shop.quiet();
    return shop.apps().length;
  },
  official: 0,
  ours: 1,
});

defect('L1', 'a retry from the rejection is not destroyed either', {
  prepare: (world) => (world.query = ['refuses, shows nothing', 'fine']),
  async run(shop) {
    await shop.make();
    const session = shop.world.session();
    // the merchant's own code, in one go
    await shop.page.evaluate(async (sessionData) => {
      const { shop } = window;
      const first = shop.calls[shop.call(0, 'createComponent', { sessionData })];
      while (first?.state === 'pending') await new Promise((resolve) => setTimeout(resolve, 5));
      shop.call(0, 'createComponent', { sessionData });
    }, session);
    await shop.quiet();
    return { first: (await statesOf(shop))[0], frames: shop.apps().length };
  },
  official: { first: 'rejected SDK_CREATECOMPONENT_ERROR', frames: 0 },
  ours: { first: 'rejected cashier_unreachable', frames: 1 },
});

for (const method of ['createComponent', 'mountComponent'] as const) {
  defect('L2', `${method}() and unmount() in one tick leave nothing`, {
    isVariant: method === 'mountComponent',
    async run(shop) {
      await shop.make();
      await shop.page.evaluate(
        ({ method, sessionData }) => {
          window.shop.call(0, method, { sessionData }, '#slot');
          window.shop.unmount();
        },
        { method, sessionData: shop.world.session() },
      );
      await shop.quiet();
      return { states: await statesOf(shop), frames: shop.apps().length };
    },
    official: { states: ['resolved'], frames: 1 },
    ours: { states: ['rejected closed'], frames: 0 },
  });
}

defect('L3', 'an answer of the gateway after unmount() is reported to nobody', {
  prepare(world) {
    world.query = 'down';
    world.hold('query');
  },
  async run(shop) {
    await shop.make();
    await shop.create();
    await expect.poll(() => shop.world.queries.length).toBe(1);
    await shop.unmount();
    const before = (await shop.notes()).length;
    shop.world.release();
    await shop.quiet();
    return (await shop.notes()).slice(before).map(({ channel }: Note) => channel);
  },
  official: ['onError', 'onEventCallback'],
  ours: [],
});

defect('L4', 'a stale answer of the gateway does not reach a new cashier', {
  prepare(world) {
    world.query = ['refuses', 'fine'];
    world.hold('query');
  },
  async run(shop) {
    await shop.make();
    await shop.mount();
    await expect.poll(() => shop.world.queries.length).toBe(1);
    await shop.unmount();
    shop.world.letPass('query');
    await shop.mount();
    await shop.waitForEvent('SDK_END_OF_LOADING');
    shop.world.release();
    await shop.quiet();
    const heard = (await shop.heard('renderComponent')) as {
      readonly queryResult?: { readonly success?: boolean };
    }[];
    return {
      heard: heard.map(({ queryResult }) => queryResult?.success),
      errors: (await shop.notes()).filter(({ channel }) => channel === 'onError').length,
    };
  },
  official: { heard: [true, false], errors: 1 },
  ours: { heard: [true], errors: 0 },
});

defect('L5', 'a callback that throws disturbs nothing', {
  async run(shop) {
    await shop.make({ reactions: [{ code: 'SDK_START_OF_LOADING', does: 'throws' }] });
    await shop.settled(await shop.create());
    if ((await statesOf(shop))[0] === 'resolved') return { states: await statesOf(shop) };
    await shop.settled(await shop.create());
    return { states: await statesOf(shop) };
  },
  official: { states: ['rejected Error', 'rejected SDK_CREATECOMPONENT_ERROR'] },
  ours: { states: ['resolved'] },
});

for (const [row, selector] of [
  ['L6', '##'],
  ['L7', '#nowhere'],
] as const) {
  defect(row, `the selector ${selector} is named in a typed error, and the next mount works`, {
    async run(shop) {
      await shop.make();
      const first = await shop.settled(await shop.mount(selector));
      const onError = (await shop.notes()).filter(({ channel }) => channel === 'onError').length;
      // the official one waits for its own load limit, 15 s, if at all
      const second = await shop.settled(await shop.mount(), 20_000);
      const named = (first.value as { message?: string }).message?.includes(selector);
      return { states: [stateOf(first), stateOf(second)], onError, named };
    },
    official:
      row === 'L6'
        ? {
            states: ['rejected SyntaxError', 'rejected SDK_CREATECOMPONENT_ERROR'],
            onError: 0,
            named: true,
          }
        : {
            states: ['rejected SDK_CREATEPAYMENT_PARAMETER_ERROR', expect.any(String)],
            onError: 0,
            named: false,
          },
    ours: { states: ['rejected container_missing', 'resolved'], onError: 1, named: true },
  });
}

defect('L8', 'inline, leaving is leaving', {
  plan: { retains: true },
  async run(shop) {
    await openInline(shop);
    await shop.say('onClose');
    await shop.quiet();
    const notes = await shop.notes();
    return {
      closed: notes.filter(({ channel }) => channel === 'onClose').length,
      frames: shop.apps().length,
      last: notes.at(-1)?.code,
    };
  },
  official: { closed: 0, frames: 1, last: 'SDK_END_OF_LOADING' },
  ours: { closed: 1, frames: 0, last: 'SDK_PAYMENT_CANCEL' },
});

defect('L9', 'one outcome: what comes after it is not reported', {
  async run(shop) {
    await openPopup(shop);
    const result = { paymentResultCode: 'FRAUD_REJECT' };
    const app = await shop.app();
    await app.evaluate((result) => {
      const tell = (code: string) => window.app.say('onEventCallback', { code, result });
      tell('SDK_PAYMENT_SUCCESSFUL');
      tell('SDK_PAYMENT_SUCCESSFUL');
      tell('SDK_PAYMENT_FAIL');
    }, result);
    await shop.quiet();
    return (await shop.codes()).slice(2);
  },
  official: ['SDK_PAYMENT_SUCCESSFUL', 'SDK_PAYMENT_SUCCESSFUL', 'SDK_PAYMENT_FAIL'],
  ours: ['SDK_PAYMENT_SUCCESSFUL'],
});

defect('L9', 'a page that launches twice has loaded once', {
  isVariant: true,
  plan: { launches: 2 },
  async run(shop) {
    await openPopup(shop);
    await shop.quiet();
    return (await shop.codes()).filter((code) => code === 'SDK_END_OF_LOADING').length;
  },
  official: 2,
  ours: 1,
});

defect('L10', 'a window that the browser blocked is an error', {
  prepare: (_, context) =>
    context.addInitScript(() => {
      window.open = () => null;
    }),
  async run(shop) {
    await openPopup(shop);
    await shop.say('onRedirect', {
      normalUrl: 'https://wallet.example.test/authorise',
      target: '_blank',
    });
    await expect.poll(() => shop.codes()).toContainEqual(expect.stringMatching(/^SDK_CALL_URL/));
    await shop.quiet();
    return (await shop.codes()).slice(2);
  },
  official: ['SDK_CALL_URL_SUCCESS'],
  ours: ['SDK_CALL_URL_ERROR'],
});

/** Each kind of error, by the channels on which the merchant hears of it. */
for (const [kind, prepare, params, official] of [
  ['parameter', undefined, { sessionData: '' }, ['onError', 'promise']],
  ['gateway', 'refuses', {}, ['onError', 'onEventCallback']],
] as const) {
  defect('L11', `one error on every channel, the same each time: ${kind}`, {
    isVariant: kind === 'parameter',
    prepare: (world) => prepare && (world.query = prepare),
    async run(shop) {
      await shop.make();
      const { state } = await shop.settled(await shop.create(params));
      await shop.quiet();
      const channels = (await shop.notes())
        .filter(({ channel, code }) => channel === 'onError' || code?.includes('ERROR'))
        .map(({ channel }) => String(channel));
      return state === 'rejected' ? [...channels, 'promise'] : channels;
    },
    official,
    ours: ['onError', 'onEventCallback', 'promise'],
  });
}

for (const [what, sessionData] of [
  ['none', undefined],
  ['empty', ''],
  ['three parts', 'b64&&SG&&111'],
  [
    'a product that nobody knows',
    'b64&&SG&&111&&' +
      btoa('{"paymentSessionConfig":{"productScene":"TEA","paymentMethodCategoryType":"CUP"}}'),
  ],
] as const) {
  defect('L12', `what is wrong with the session is said: ${what}`, {
    isVariant: what !== 'three parts',
    async run(shop) {
      await shop.make();
      const call = await shop.settled(
        await shop.call(0, 'createComponent', { sessionData }),
        20_000,
      );
      const { message = '' } = (call.value ?? {}) as { message?: string };
      return { state: call.state, says: /session/.test(message) };
    },
    // one product is as good as another to it
    official: { state: what.startsWith('a product') ? 'resolved' : 'rejected', says: false },
    ours: { state: 'rejected', says: true },
  });
}

defect('L13', 'async callbacks are taken', {
  async run(shop) {
    const made = await shop.make({ async: true });
    if (made !== 'made') return { made, emitted: [] };
    await shop.create();
    await shop.waitForEvent('SDK_END_OF_LOADING');
    return { made, emitted: await shop.codes() };
  },
  official: { made: expect.stringContaining('Parameter type should be function'), emitted: [] },
  ours: { made: 'made', emitted: ['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING'] },
});

for (const [row, method] of [
  ['D1', 'createComponent'],
  ['D2', 'mountComponent'],
] as const) {
  defect(row, `a second cashier is refused, and the first goes on: ${method}`, {
    async run(shop) {
      const opens = (instance: number, slot: string) =>
        shop.call(instance, method, { sessionData: shop.world.session() }, slot);
      await shop.make();
      await shop.make();
      await shop.settled(await opens(0, '#slot'));
      await shop.waitForEvent('SDK_END_OF_LOADING');
      await shop.settled(await opens(1, '#other-slot'));
      await shop.quiet();
      return { states: await statesOf(shop), places: await places(shop) };
    },
    official: {
      states: ['resolved', 'resolved'],
      places: row === 'D1' ? ['popup'] : ['slot', 'slot'],
    },
    ours: {
      states: ['resolved', 'rejected already_open'],
      places: row === 'D1' ? ['popup'] : ['slot'],
    },
  });
}

defect('D3', 'unmounting the one leaves the other', {
  async run(shop) {
    await shop.make();
    await shop.make();
    await shop.mount('#slot');
    await shop.waitForEvent('SDK_END_OF_LOADING');
    await shop.settled(await shop.mount('#other-slot', {}, 1));
    await shop.unmount(1);
    await shop.quiet();
    const frames = shop.apps().length;
    await shop.page.setViewportSize({ width: 900, height: 700 });
    await shop.quiet();
    return { frames, threw: shop.errors.some((text) => text.includes("reading 'style'")) };
  },
  official: { frames: 0, threw: true },
  ours: { frames: 1, threw: false },
});

defect('D4', 'another instance that is made while one is open disturbs nothing', {
  async run(shop) {
    await openPopup(shop);
    const asked = shop.world.asked.length;
    await shop.make();
    await shop.quiet();
    const loaded = shop.world.asked
      .slice(asked)
      .some((line) => /tracker|antom-web-checkout/.test(line));
    await shop.pay('good');
    await shop.waitForEvent('SDK_PAYMENT_SUCCESSFUL');
    return { loaded, emitted: (await shop.codes()).slice(2) };
  },
  official: { loaded: true, emitted: ['SDK_PAYMENT_SUCCESSFUL'] },
  ours: { loaded: false, emitted: ['SDK_PAYMENT_SUCCESSFUL'] },
});

test('two validateFields() at once are both answered', async ({ shop }) => {
  await shop.goto('npm');
  await shop.make();
  await shop.settled(await shop.mount());
  await shop.waitForEvent('SDK_END_OF_LOADING');
  for (const isValid of [false, true]) {
    if (isValid) await shop.fill('good');
    const calls = [await shop.call(0, 'validateFields'), await shop.call(0, 'validateFields')];
    for (const call of calls) {
      expect(await shop.settled(call, 2_000)).toMatchObject({
        state: 'resolved',
        value: { isValid },
      });
    }
  }
});

test('a double click on the shop’s button that the merchant cancels is reported once', async ({
  shop,
  world,
}) => {
  const sessionData = world.session();
  await shop.goto('npm');
  await shop.make({ beforeSubmit: 'CANCEL' });
  await shop.settled(await shop.mount('#slot', { sessionData }));
  await shop.waitForEvent('SDK_END_OF_LOADING');
  await shop.fill('good');
  const calls = await shop.page.evaluate(() => [0, 1].map(() => window.shop.call(0, 'submit')));
  for (const call of calls) await shop.settled(call);
  await shop.quiet();
  const codes = await shop.codes();
  expect(codes.filter((code) => code === 'SDK_FORM_VERIFICATION_FAILED')).toHaveLength(1);
  expect(world.charges(sessionData)).toBe(0);
});

test('an inline cashier that is moved in the page can be paid with', async ({ shop, world }) => {
  const sessionData = world.session();
  await shop.goto('npm');
  await shop.make();
  await shop.settled(await shop.mount('#slot', { sessionData }));
  await shop.waitForEvent('SDK_END_OF_LOADING');
  const before = world.queries.length;
  await shop.page.evaluate(() => document.body.append(document.querySelector('#slot') as Element));
  await expect.poll(() => world.queries.length).toBe(before + 1);
  await expect((await shop.app()).getByLabel('Card number')).toBeVisible();
  await shop.pay('good');
  await shop.waitForEvent('SDK_PAYMENT_SUCCESSFUL');
  expect(world.charges(sessionData)).toBe(1);
});

test('one that is moved while a payment is in flight is in doubt, and charged once', async ({
  shop,
  world,
}) => {
  const sessionData = world.session();
  world.hold('answer');
  await shop.goto('npm');
  await shop.make();
  await shop.settled(await shop.mount('#slot', { sessionData }));
  await shop.waitForEvent('SDK_END_OF_LOADING');
  await shop.pay('good');
  await expect.poll(() => world.charges(sessionData)).toBe(1);
  await shop.page.evaluate(() => document.body.append(document.querySelector('#slot') as Element));
  await shop.waitForEvent('SDK_PAYMENT_PROCESSING', 3_000);
  expect(world.charges(sessionData)).toBe(1);
});
