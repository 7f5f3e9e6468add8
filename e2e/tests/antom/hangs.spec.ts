import { defect } from '../../antom/defect-test.ts';
import { QUERY_ANSWERS, type QueryAnswerName } from '../../antom/gateway.ts';
import { expect, type AntomShop } from '../../antom/shop.ts';
import type { Call, Note } from '../../pages/antom-shop.ts';

/** Ours has limits that can be set; the official SDK doesn't look at the option. */
const LIMITS = { load: 3_000, acceptance: 500, attempt: 1_000, validate: 1_000 };

/** Longer than any of them, with the 2 s in which ours asks once more. */
const ALL_LIMITS = 7_000;

const stateOf = ({ state, value }: Call) => {
  const { reason, code } = (value ?? {}) as { reason?: string; code?: string };
  return [state, reason ?? code].filter(Boolean).join(' ');
};

/** What the merchant's two channels got, errors with their reason. */
const emitted = (notes: readonly Note[]) =>
  notes.map(({ channel, code, reason, outcome }) =>
    [channel, code, reason ?? outcome].filter(Boolean).join(' '),
  );

/** How a call stands when all limits are over. */
async function afterLimits(shop: AntomShop, call: number): Promise<string> {
  await expect
    .poll(() => shop.callState(call), { timeout: ALL_LIMITS })
    .not.toBe('pending')
    .catch(() => undefined);
  return stateOf((await shop.calls())[call] as Call);
}

const MODULE = 'https://modules.example.test/channel.js';

for (const [words, answer] of [
  ['is not there', 404],
  ['hangs', 'hangs'],
] as const) {
  defect('H1', `a script of the payment method that ${words} ends in an error`, {
    isVariant: answer === 404,
    prepare: (world) => world.modules.set(MODULE, answer),
    async run(shop) {
      const antomScriptOrigins = [new URL(MODULE).origin];
      await shop.make({ limits: LIMITS, antomScriptOrigins });
      const meta = {
        paymentSessionFactor: {
          frontModulesToBeLoaded: [{ acquirerName: 'TEST', scriptUrl: MODULE }],
        },
      };
      const create = await shop.create({ sessionData: shop.world.session({ meta }) });
      const state = await afterLimits(shop, create);
      return { state, emitted: emitted(await shop.notes()) };
    },
    official: { state: 'pending', emitted: [] },
    ours: {
      state: 'rejected load_timeout',
      emitted: [
        'onEventCallback SDK_START_OF_LOADING',
        'onEventCallback SDK_END_OF_LOADING failed',
        'onError SDK_CREATECOMPONENT_ERROR load_timeout',
        'onEventCallback SDK_CREATECOMPONENT_ERROR load_timeout',
      ],
    },
  });
}

async function openInline(shop: AntomShop): Promise<void> {
  await shop.make({ limits: { ...LIMITS, load: 15_000 } });
  await shop.mount('#slot', { appearance: { showSubmitButton: false } });
  await shop.waitForEvent('SDK_END_OF_LOADING');
}

defect('H2', 'a submit that nobody answers is settled, and its payment is in doubt', {
  plan: { answers: false },
  async run(shop) {
    await openInline(shop);
    const submit = await shop.call(0, 'submit');
    const state = await afterLimits(shop, submit);
    if (state !== 'pending') await shop.waitForEvent('SDK_PAYMENT_PROCESSING');
    return { state, emitted: (await shop.codes()).at(-1) };
  },
  official: { state: 'pending', emitted: 'SDK_END_OF_LOADING' },
  ours: { state: 'resolved SUCCESS', emitted: 'SDK_PAYMENT_PROCESSING' },
});

defect('H2', 'a submit that waits at unmount() is rejected', {
  plan: { answers: false },
  async run(shop) {
    await openInline(shop);
    const submit = await shop.call(0, 'submit');
    await shop.unmount();
    await shop.quiet();
    return stateOf((await shop.calls())[submit] as Call);
  },
  official: 'pending',
  ours: 'rejected closed',
});

defect('H3', 'a page that shows nothing after its launch ends in an error', {
  plan: { renders: false },
  async run(shop) {
    await shop.make({ limits: LIMITS });
    const create = await shop.create();
    const state = await afterLimits(shop, create);
    await shop.quiet();
    // a click that gets nowhere says that the shop is blocked
    const usable = await shop.page
      .getByRole('button', { name: 'Outside' })
      .click({ timeout: 1_000 })
      .then(
        () => true,
        () => false,
      );
    return { state, usable, frames: shop.apps().length };
  },
  official: { state: 'resolved', usable: false, frames: 1 },
  ours: { state: 'rejected load_timeout', usable: true, frames: 0 },
});

const REFUSALS = Object.keys(QUERY_ANSWERS).filter(
  (name) => !['fine', 'hangs', 'refuses, shows nothing'].includes(name),
) as QueryAnswerName[];

const REFUSED = {
  state: 'rejected cashier_unreachable',
  emitted: [
    'onEventCallback SDK_START_OF_LOADING',
    'onEventCallback SDK_END_OF_LOADING failed',
    'onError SDK_CREATECOMPONENT_ERROR cashier_unreachable',
    'onEventCallback SDK_CREATECOMPONENT_ERROR cashier_unreachable',
  ],
};

for (const query of [...REFUSALS, 'refuses, shows nothing', 'hangs'] as const) {
  const isLong = query === 'hangs';
  defect('H4', `the create is rejected when the gateway ${query}`, {
    isVariant: query !== 'sends a page',
    prepare: (world) => (world.query = query),
    async run(shop) {
      await shop.make(isLong ? { limits: LIMITS } : {});
      const create = await shop.create();
      if (isLong) {
        const state = await afterLimits(shop, create);
        return { state, emitted: emitted(await shop.notes()) };
      }
      const state = stateOf(await shop.settled(create));
      await shop.quiet();
      return { state, emitted: emitted(await shop.notes()) };
    },
    official: isLong
      ? { state: 'pending', emitted: ['onEventCallback SDK_START_OF_LOADING'] }
      : query === 'refuses, shows nothing'
        ? { state: 'rejected SDK_CREATECOMPONENT_ERROR', emitted: expect.any(Array) }
        : {
            state: 'resolved',
            emitted: [
              'onEventCallback SDK_START_OF_LOADING',
              'onError SDK_CREATECOMPONENT_ERROR',
              'onEventCallback SDK_CREATECOMPONENT_ERROR',
              'onEventCallback SDK_END_OF_LOADING',
            ],
          },
    ours: isLong
      ? {
          state: 'rejected load_timeout',
          emitted: REFUSED.emitted.map((line) =>
            line.replace('cashier_unreachable', 'load_timeout'),
          ),
        }
      : REFUSED,
  });
}

for (const query of ['refuses', 'down'] as const) {
  defect('H5', `a wallet’s session is rejected too when the gateway ${query}`, {
    isVariant: query === 'refuses',
    prepare: (world) => (world.query = query),
    async run(shop) {
      await shop.make();
      const create = await shop.create({ sessionData: shop.world.session({ method: 'APM' }) });
      const state = stateOf(await shop.settled(create));
      await shop.quiet();
      return { state, emitted: emitted(await shop.notes()) };
    },
    official: {
      state: 'resolved',
      emitted: ['onEventCallback SDK_START_OF_LOADING', 'onEventCallback SDK_END_OF_LOADING'],
    },
    ours: REFUSED,
  });
}

for (const [query, words, official] of [
  ['refuses', ['The order is closed'], [true]],
  ['is busy', ['GATEWAY', 'trace-of-the-gateway'], [false, false]],
  ['fails with 500', ['status code 500'], [false]],
  ['down', ['Network Error'], [false]],
] as const) {
  defect('H6', `the error says what happened, and not the session: the gateway ${query}`, {
    isVariant: query !== 'fails with 500',
    prepare: (world) => (world.query = query),
    async run(shop) {
      await shop.make();
      const sessionData = shop.world.session();
      await shop.create({ sessionData });
      const isError = ({ channel }: Note) => channel === 'onError';
      await expect.poll(async () => (await shop.notes()).some(isError)).toBe(true);
      const { message = '' } = (await shop.notes()).find(isError) ?? {};
      const secret = message.includes(sessionData.slice(0, 36));
      return { says: words.map((part) => message.includes(part)), secret };
    },
    official: { says: official, secret: false },
    ours: { says: words.map(() => true), secret: false },
  });
}

defect('H7', 'a create that waits at unmount() is rejected', {
  prepare: (world) => world.hold('load'),
  async run(shop) {
    await shop.make();
    const create = await shop.create();
    await expect.poll(() => shop.world.queries.length).toBe(1);
    await shop.unmount();
    return stateOf(await shop.settled(create));
  },
  official: 'resolved',
  ours: 'rejected closed',
});

for (const [words, unmounts] of [
  ['that nobody answers', false],
  ['that waits at unmount()', true],
] as const) {
  defect('H8', `a validateFields() ${words} is settled, and says why`, {
    isVariant: !unmounts,
    plan: { answers: false },
    async run(shop) {
      await openInline(shop);
      const validate = await shop.call(0, 'validateFields');
      await expect.poll(async () => (await shop.heard('validateFields')).length).toBe(1);
      if (unmounts) await shop.unmount();
      await afterLimits(shop, validate);
      const { state, value } = (await shop.calls())[validate] as Call;
      const { isValid, error } = (value ?? {}) as { isValid?: boolean; error?: { reason: string } };
      return { state, isValid, why: error?.reason };
    },
    official: { state: 'pending', isValid: undefined, why: undefined },
    ours: { state: 'resolved', isValid: false, why: unmounts ? 'closed' : expect.any(String) },
  });
}

for (const hosted of ['refused', '404'] as const) {
  defect('H9', `a hosted page that is ${hosted} is noticed within the limit that is set`, {
    isVariant: hosted === '404',
    prepare: (world) => (world.hosted = hosted),
    async run(shop) {
      await shop.make({ limits: LIMITS });
      return afterLimits(shop, await shop.create());
    },
    official: 'pending',
    ours: expect.stringMatching(/^rejected (load_timeout|cashier_unreachable)$/),
  });
}
