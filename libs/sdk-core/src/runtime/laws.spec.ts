/** The laws of docs/design/laws.md, each by name, on the real client with a scripted cashier. Laws 9, 10 and 14 need a page: see engines/hosted. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ACCEPTED,
  BUYER_CLOSE,
  CHALLENGE,
  createStage,
  DECLINED,
  PAID,
  REDIRECT,
  result,
  settle,
  stateOf,
  USABLE,
} from '../../test/stage.ts';
import type { Checkout } from '../contract/checkout.ts';
import { createCashier } from '../client/client.ts';
import type { EngineSignal } from '../contract/engine.ts';
import { CashierError } from '../contract/error.ts';
import type { CashierEvent } from '../contract/event.ts';
import { AMSCashierPayment } from '../client/facade.ts';
import { createScriptedEngine } from '../testing.ts';

/** Node's own, of which the core's types know nothing. */
declare const process: Record<
  'on' | 'off',
  (event: string, note: (reason: unknown) => void) => void
>;

/** What a node process would die of, and what a page would show in its console. */
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

beforeEach(() => {
  vi.useFakeTimers();
  unhandled.length = 0;
  process.on('unhandledRejection', note);
});

afterEach(async () => {
  await settle(700_000);
  vi.useRealTimers();
  // node tells of an unhandled rejection after the microtasks of a turn
  await new Promise((resolve) => setTimeout(resolve, 1));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

/** Every phase of an open, and what is said to get there from a usable form. */
const WAYS: { readonly [phase: string]: readonly EngineSignal[] } = {
  ready: [],
  submitting: [ACCEPTED],
  challenging: [ACCEPTED, CHALLENGE],
  redirecting: [ACCEPTED, REDIRECT],
  declined: [ACCEPTED, DECLINED],
};

const NEVER = new Promise<never>(() => undefined);

describe('Law 1: loading pairs', () => {
  const ends = (events: readonly CashierEvent[]) =>
    events.flatMap((event) =>
      event.code === 'SDK_END_OF_LOADING'
        ? [event.outcome]
        : event.code === 'SDK_START_OF_LOADING'
          ? ['start']
          : [],
    );

  it('Law 1: START, then END(ready), then ready resolves', async () => {
    const stage = createStage();
    const checkout = await stage.open();
    expect(stage.codes()).toEqual(['SDK_START_OF_LOADING']);
    expect(await stateOf(checkout.ready)).toBe('pending');
    await stage.say(USABLE);
    expect(ends(stage.events)).toEqual(['start', 'ready']);
    expect(await stateOf(checkout.ready)).toEqual({ value: undefined });
  });

  it('Law 1, H4: a failed load tells END(failed), then the error, then rejects with that error', async () => {
    const stage = createStage();
    const order: string[] = [];
    const checkout = stage.cashier.open({ session: stage.script.session() });
    checkout.on('event', ({ code }) => order.push(code));
    checkout.ready.catch(() => order.push('ready rejected'));
    void checkout.outcome.then(({ status }) => order.push(`outcome ${status}`));
    await settle();
    await stage.say({ type: 'failed', reason: 'cashier_unreachable', message: 'Nobody there.' });
    expect(order).toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_CREATECOMPONENT_ERROR',
      'ready rejected',
      'outcome failed',
    ]);
    expect(ends(stage.events)).toEqual(['start', 'failed']);
    expect(await stateOf(checkout.ready)).toEqual({ reason: stage.events.at(-1) });
  });

  it('Law 1: a shopper who leaves while it loads gets END(cancelled) and CANCEL, and ready rejects', async () => {
    const stage = createStage();
    const checkout = await stage.open();
    await stage.say(BUYER_CLOSE);
    expect(ends(stage.events)).toEqual(['start', 'cancelled']);
    expect(stage.codes().at(-1)).toBe('SDK_PAYMENT_CANCEL');
    expect(stage.events.some(({ type }) => type === 'error')).toBe(false);
    expect(await stateOf(checkout.ready)).toMatchObject({ reason: { reason: 'cancelled' } });
    expect(await stateOf(checkout.outcome)).toMatchObject({ value: { status: 'cancelled' } });
  });

  it('Law 1: a parameter error emits neither', async () => {
    const stage = createStage();
    await stage.open({ session: 'a&&b&&c' });
    expect(stage.codes()).toEqual(['SDK_CREATEPAYMENT_PARAMETER_ERROR']);
  });

  it('Law 1: no END after a close by the merchant', async () => {
    const stage = createStage();
    const checkout = await stage.open();
    checkout.close();
    await settle(20_000);
    expect(ends(stage.events)).toEqual(['start']);
  });

  it('Law 1: what the cashier may not say while it loads is END(failed) and protocol_violation', async () => {
    for (const signal of [ACCEPTED, CHALLENGE, PAID, DECLINED]) {
      const stage = createStage();
      await stage.open();
      await stage.say(signal);
      expect(ends(stage.events)).toEqual(['start', 'failed']);
      expect(stage.events.at(-1)).toMatchObject({ reason: 'protocol_violation' });
    }
  });
});

describe('Law 2: one outcome', () => {
  const results = (events: readonly CashierEvent[]) =>
    events.flatMap((event) =>
      event.type === 'result' ? [[event.attempt, event.code, event.final]] : [],
    );

  it('Law 2: each attempt has one, and the open ends with the last', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(ACCEPTED, DECLINED, ACCEPTED, PAID);
    expect(results(stage.events)).toEqual([
      [1, 'SDK_PAYMENT_FAIL', false],
      [2, 'SDK_PAYMENT_SUCCESSFUL', true],
    ]);
    expect(await checkout.outcome).toMatchObject({ status: 'paid', event: { attempt: 2 } });
  });

  it('Law 2, L9: nothing is emitted after the end', async () => {
    const stage = createStage();
    await stage.ready();
    await stage.say(ACCEPTED, PAID);
    const told = stage.codes();
    await stage.say(PAID, result('FAIL'), DECLINED, USABLE, ACCEPTED, BUYER_CLOSE, {
      type: 'event',
      code: 'SDK_PAYMENT_FAIL',
    });
    expect(stage.codes()).toEqual(told);
  });

  it('Law 2: a doubt while none is in flight is the outcome of a new attempt', async () => {
    const stage = createStage();
    await stage.ready();
    stage.script.inFlight = true;
    await stage.say(ACCEPTED, DECLINED, BUYER_CLOSE);
    expect(results(stage.events)).toEqual([
      [1, 'SDK_PAYMENT_FAIL', false],
      [2, 'SDK_PAYMENT_PROCESSING', true],
    ]);
  });

  it('Law 2: a withdrawn submit does not count as an attempt', async () => {
    for (const reason of ['invalid', 'network_error'] as const) {
      const stage = createStage();
      const checkout = await stage.ready();
      await stage.say(ACCEPTED, { type: 'withdrawn', reason });
      expect(checkout.getSnapshot()).toMatchObject({ phase: 'ready', attempt: 0, leave: 'safe' });
      expect(stage.codes().at(-1)).toBe(
        reason === 'invalid' ? 'SDK_FORM_VERIFICATION_FAILED' : 'SDK_SUBMIT_NETWORK_ERROR',
      );
      await stage.say(ACCEPTED, PAID);
      expect(results(stage.events)).toEqual([[1, 'SDK_PAYMENT_SUCCESSFUL', true]]);
    }
  });
});

describe('Law 3: everything settles', () => {
  it('Law 3, P2: a load that never ends is load_timeout at its limit, after a last probe', async () => {
    const stage = createStage();
    stage.overrides.probe = () => NEVER;
    const checkout = await stage.open();
    await settle(16_999);
    expect(stage.codes()).toEqual(['SDK_START_OF_LOADING']);
    await settle(1);
    expect(stage.events.at(-1)).toMatchObject({
      code: 'SDK_CREATECOMPONENT_ERROR',
      reason: 'load_timeout',
      message: 'Still loading after 15000 ms (limits.load).',
    });
    expect(await stateOf(checkout.ready)).toEqual({ reason: stage.events.at(-1) });
    expect(stage.script.runs[0]?.stopped).toBe(true);
  });

  it('Law 3, H1: also when the session function or the code of the engine never comes', async () => {
    const stage = createStage({ limits: { load: 100 } });
    const late = await stage.open({ session: () => NEVER });
    const script = createScriptedEngine();
    const stuck = createCashier({
      environment: 'sandbox',
      limits: { load: 100 },
      engines: [{ ...script.engine, load: () => NEVER }],
    }).open({ session: script.session() });
    await settle(100);
    expect(await stateOf(late.ready)).toMatchObject({ reason: { reason: 'load_timeout' } });
    expect(await stateOf(stuck.ready)).toMatchObject({ reason: { reason: 'load_timeout' } });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('Law 3: a submit that nobody answers is submit_timeout before acceptance', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const answer = checkout.submit();
    await settle(15_000);
    expect(stage.events.at(-1)).toMatchObject({
      code: 'SDK_INTERNAL_ERROR',
      reason: 'submit_timeout',
    });
    expect(await stateOf(answer)).toEqual({ reason: stage.events.at(-1) });
    expect(await checkout.outcome).toMatchObject({ status: 'failed' });
  });

  it('Law 3: an accepted submit stops its acceptance limit', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const answer = checkout.submit();
    await settle(14_999);
    await stage.say({ type: 'accepted', id: 1 });
    await settle(20_000);
    expect(await answer).toBe('accepted');
    expect(checkout.getSnapshot().phase).toBe('submitting');
  });

  it.each([
    ['submitting', 60_000],
    ['challenging', 600_000],
    ['redirecting', 600_000],
  ])('Law 3: %s ends in PROCESSING at its limit', async (phase, limit) => {
    const stage = createStage();
    stage.overrides.probe = () => NEVER;
    const checkout = await stage.ready();
    await stage.say(...(WAYS[phase] ?? []));
    await settle(limit + 1_999);
    expect(checkout.getSnapshot().phase).toBe(phase);
    await settle(1);
    expect(stage.events.at(-1)).toMatchObject({ code: 'SDK_PAYMENT_PROCESSING', final: true });
    expect(await checkout.outcome).toMatchObject({ status: 'undecided' });
    expect(checkout.getSnapshot().advice?.step).toBe('check_status');
  });

  it('Law 3: what the last probe finds overrules the limit', async () => {
    const stage = createStage();
    stage.overrides.probe = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      stage.script.signal(PAID);
    };
    const checkout = await stage.ready();
    await stage.say(ACCEPTED);
    await settle(61_000);
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
  });

  it('Law 3: a probe that ends late does not count for a limit that has started since', async () => {
    const stage = createStage();
    stage.overrides.probe = () => new Promise((resolve) => setTimeout(resolve, 1_000));
    const checkout = await stage.ready();
    await stage.say(ACCEPTED);
    await settle(60_000);
    await stage.say(CHALLENGE, { type: 'challenge_done' });
    await settle(59_000);
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'submitting', attempt: 1 });
  });

  it('Law 3: a passed challenge starts the limit of the attempt again, a second challenge does not', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(ACCEPTED);
    await settle(59_000);
    await stage.say(CHALLENGE);
    await settle(400_000);
    await stage.say(CHALLENGE);
    await settle(199_999);
    expect(checkout.getSnapshot().phase).toBe('challenging');
    await stage.say({ type: 'challenge_done' });
    await settle(59_999);
    expect(checkout.getSnapshot().phase).toBe('submitting');
    await settle(1);
    expect(checkout.getSnapshot().phase).toBe('ended');
  });

  it('Law 3: validate() only rejects at its limit', async () => {
    const stage = createStage();
    stage.overrides.validate = () => NEVER;
    const checkout = await stage.ready();
    const answer = checkout.validate();
    await settle(15_000);
    expect(await stateOf(answer)).toMatchObject({
      reason: {
        reason: 'submit_timeout',
        message: 'No answer to validate() in 15000 ms (limits.validate).',
      },
    });
    expect(checkout.getSnapshot().phase).toBe('ready');
    expect(stage.codes()).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);
  });

  it.each([
    ['dead', { type: 'dead' }, 'cashier_died'],
    ['gone', { type: 'gone' }, 'engine_failed'],
    ['a breach of the protocol', USABLE, 'protocol_violation'],
    [
      'an engine error',
      { type: 'failed', reason: 'engine_failed', message: 'It broke.' },
      'engine_failed',
    ],
  ] as const)(
    'Law 3: %s is an error before acceptance and PROCESSING after it',
    async (_, signal, reason) => {
      for (const [phase, way] of Object.entries(WAYS)) {
        const stage = createStage();
        const checkout = await stage.ready();
        await stage.say(...way, signal);
        const safe = phase === 'ready' || phase === 'declined';
        expect(stage.events.at(-1)).toMatchObject(
          safe ? { code: 'SDK_INTERNAL_ERROR', reason } : { code: 'SDK_PAYMENT_PROCESSING' },
        );
        expect(await checkout.outcome).toMatchObject({ status: safe ? 'failed' : 'undecided' });
      }
    },
  );

  it('Law 3: an engine that rejects when the shopper leaves is a doubt', async () => {
    const stage = createStage();
    stage.overrides.leave = () => Promise.reject(new Error('no page'));
    const checkout = await stage.ready();
    await stage.say(BUYER_CLOSE);
    expect(await checkout.outcome).toMatchObject({ status: 'undecided' });
  });

  it('Law 3: a submit that is answered and closed in one go settles', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const answer = checkout.submit();
    await settle();
    stage.script.signal({ type: 'accepted', id: 1 });
    checkout.close();
    expect(await stateOf(answer)).toMatchObject({ reason: { reason: 'closed' } });
  });
});

describe('Law 4: silence after close', () => {
  const PHASES = [
    [
      'idle',
      async (stage: ReturnType<typeof createStage>) => {
        return stage.cashier.open({ session: stage.script.session() });
      },
    ],
    ['loading', (stage: ReturnType<typeof createStage>) => stage.open()],
    ...Object.entries(WAYS).map(
      ([phase, way]) =>
        [
          phase,
          async (stage: ReturnType<typeof createStage>): Promise<Checkout> => {
            const checkout = await stage.ready();
            await stage.say(...way);
            return checkout;
          },
        ] as const,
    ),
  ] as const;

  it.each(PHASES)('Law 4, L3, K9: in phase %s', async (_, reach) => {
    const stage = createStage();
    const checkout = await reach(stage);
    const submit = checkout.submit();
    const validate = checkout.validate();
    const told = stage.codes().length;
    const logged = stage.log.length;
    checkout.close();
    expect(checkout.getSnapshot()).toMatchObject({
      phase: 'ended',
      leave: 'safe',
      visible: false,
      outcome: { status: 'closed' },
    });
    expect(stage.script.runs.every(({ stopped }) => stopped)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    // a cashier that was stopped and talks on
    for (const { host } of stage.script.runs) {
      for (const signal of [PAID, BUYER_CLOSE, { type: 'log', code: 'late', message: '' } as const])
        host.signal(signal);
    }
    await settle(700_000);
    expect(stage.codes()).toHaveLength(told);
    expect(stage.log).toHaveLength(logged);
    expect(await checkout.outcome).toEqual({ status: 'closed' });
    const calls: Promise<unknown>[] = [submit, validate, checkout.submit(), checkout.validate()];
    for (const call of calls) {
      expect(await stateOf(call)).toMatchObject({ reason: { reason: 'closed' } });
    }
  });

  it('Law 4: in a listener, events whose delivery has not begun are dropped', async () => {
    const stage = createStage();
    const checkout = stage.cashier.open({ session: stage.script.session() });
    const late: string[] = [];
    checkout.on('event', () => checkout.close());
    checkout.on('event', ({ code }) => late.push(code));
    await settle(20_000);
    // begun: the second listener still hears of START, nobody hears more
    expect(late).toEqual(['SDK_START_OF_LOADING']);
    expect(stage.codes()).toEqual(['SDK_START_OF_LOADING']);
  });

  it('Law 4: an aborted signal is a close with reason aborted, at any time', async () => {
    const before = new AbortController();
    before.abort();
    const stage = createStage();
    const never = await stage.open({ signal: before.signal });
    expect(stage.events).toEqual([]);
    expect(stage.script.runs).toEqual([]);
    expect(await stateOf(never.ready)).toMatchObject({ reason: { reason: 'aborted' } });
    expect(await never.outcome).toEqual({ status: 'closed' });

    const during = new AbortController();
    stage.overrides.validate = () => NEVER;
    const checkout = await stage.ready({ signal: during.signal });
    const calls: Promise<unknown>[] = [checkout.submit(), checkout.validate()];
    await settle();
    const told = stage.codes().length;
    during.abort();
    await settle(20_000);
    expect(stage.codes()).toHaveLength(told);
    expect(stage.script.runs[0]?.stopped).toBe(true);
    for (const call of calls) {
      expect(await stateOf(call)).toMatchObject({ reason: { reason: 'aborted' } });
    }
  });

  it('Law 4: an ended open removes its listener from the signal', async () => {
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, 'removeEventListener');
    const stage = createStage();
    await stage.ready({ signal });
    await stage.say(BUYER_CLOSE);
    expect(removed).toHaveBeenCalledOnce();
  });

  it('Law 4: an aborted signal also removes an end state from the screen', async () => {
    const control = new AbortController();
    const stage = createStage();
    const checkout = await stage.ready({ signal: control.signal });
    await stage.say(ACCEPTED, PAID);
    control.abort();
    expect(stage.script.runs[0]?.stopped).toBe(true);
    expect(checkout.getSnapshot()).toMatchObject({ visible: false, outcome: { status: 'paid' } });
  });

  it('Law 4: close keeps the outcome of an ended open, and removes it from the screen', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(ACCEPTED, PAID);
    expect(checkout.getSnapshot().visible).toBe(true);
    checkout.close();
    checkout.close();
    expect(checkout.getSnapshot()).toMatchObject({ visible: false, outcome: { status: 'paid' } });
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
    expect(stage.script.runs[0]?.calls.filter(({ name }) => name === 'stop')).toHaveLength(1);
  });

  it('Law 4: destroy() closes all opens and forgets all listeners', async () => {
    const stage = createStage();
    const opens = [await stage.ready(), await stage.ready()];
    const told = stage.codes().length;
    stage.cashier.destroy();
    await settle(20_000);
    expect(stage.codes()).toHaveLength(told);
    for (const open of opens) expect(await open.outcome).toEqual({ status: 'closed' });
    const late = await stage.open();
    expect(await stateOf(late.ready)).toMatchObject({
      reason: { reason: 'engine_failed', message: expect.stringContaining('createCashier()') },
    });
  });

  it('Law 4: unmount() also silences a createComponent that was refused', async () => {
    const script = createScriptedEngine();
    const told: string[] = [];
    const app = new AMSCashierPayment({
      environment: 'sandbox',
      engines: [script.engine],
      onEventCallback: ({ code }) => told.push(code),
    });
    const calls = [
      app.createComponent({ sessionData: script.session() }),
      app.createComponent({ sessionData: script.session() }),
    ];
    app.unmount();
    await settle(20_000);
    expect(told).toEqual([]);
    expect(await Promise.all(calls.map(stateOf))).toMatchObject([
      { reason: { reason: 'closed' } },
      // its error was there before, though nobody was told
      { reason: { reason: 'already_open' } },
    ]);
  });

  it('Law 4: a session function that answers late starts nothing', async () => {
    const stage = createStage();
    let answer = (_: string): void => undefined;
    const checkout = await stage.open({
      session: () => new Promise((resolve) => (answer = resolve)),
    });
    checkout.close();
    answer(stage.script.session());
    await settle();
    expect(stage.script.runs).toEqual([]);
  });
});

describe('Law 5: errors arrive once', () => {
  it('Law 5, L11: the same object at the stream, both callbacks and the promise, in this order', async () => {
    const script = createScriptedEngine();
    const got: [string, unknown][] = [];
    const app = new AMSCashierPayment({
      environment: 'sandbox',
      engines: [script.engine],
      onError: (error) => got.push(['onError', error]),
      onEventCallback: (event) =>
        event.type === 'error' ? got.push(['onEventCallback', event]) : undefined,
    });
    await app
      .createComponent({ sessionData: 'garbage' })
      .catch((error: unknown) => got.push(['promise', error]));
    expect(got.map(([where]) => where)).toEqual(['onError', 'onEventCallback', 'promise']);
    expect(new Set(got.map(([, error]) => error)).size).toBe(1);
    expect(got[0]?.[1]).toBeInstanceOf(CashierError);
  });

  it('Law 5: a callback alone gets it as well', async () => {
    for (const only of ['onError', 'onEventCallback'] as const) {
      const handler = vi.fn();
      const app = new AMSCashierPayment({ environment: 'sandbox', [only]: handler });
      void app.createComponent({ sessionData: 'garbage' });
      await settle();
      expect(handler).toHaveBeenCalledOnce();
    }
  });

  it('Law 5: also the rejection of an open that is closed from inside the error callback', async () => {
    const stage = createStage();
    const checkout = await stage.open();
    checkout.on('error', () => checkout.close());
    await stage.say({ type: 'dead' });
    expect(await stateOf(checkout.ready)).toMatchObject({ reason: { reason: 'cashier_died' } });
    expect(await checkout.outcome).toMatchObject({ status: 'failed' });
  });

  it('Law 5: calls that nobody awaits cause no unhandled rejection', async () => {
    // the assertion is in afterEach
    const stage = createStage();
    for (const session of ['garbage', stage.script.session(), () => stage.script.session()]) {
      const checkout = stage.cashier.open({ session });
      void checkout.submit();
      void checkout.validate();
      checkout.update({ locale: 'zh_CN' });
      await settle();
      checkout.close();
      void checkout.submit();
      void checkout.validate();
    }
    const app = new AMSCashierPayment({ environment: 'sandbox' });
    void app.createComponent({ sessionData: 'garbage' });
    void app.mountComponent({ sessionData: 'garbage' }, '#nowhere');
    void app.submit();
    void app.validateFields();
    await settle();
  });
});

describe('Law 6: unknown is not failure', () => {
  it.each(Object.entries(WAYS))(
    'Law 6, P12: a code that nobody knows leaves %s as it is',
    async (phase, way) => {
      const stage = createStage();
      const checkout = await stage.ready();
      await stage.say(...way);
      const before = checkout.getSnapshot();
      await stage.say({ type: 'event', code: 'SDK_FROM_TOMORROW', message: 'New.' });
      expect(checkout.getSnapshot()).toBe(before);
      expect(before.phase).toBe(phase);
      expect(stage.events.at(-1)).toMatchObject({
        type: 'status',
        code: 'SDK_UNKNOWN',
        rawCode: 'SDK_FROM_TOMORROW',
        message: 'New.',
      });
    },
  );

  it('Law 6: a known code without a phase is passed on under its own name', async () => {
    const stage = createStage();
    await stage.ready();
    await stage.say({ type: 'event', code: 'SDK_PAYMENT_WARN' });
    expect(stage.codes().at(-1)).toBe('SDK_PAYMENT_WARN');
  });
});

describe('Law 7: opens are strangers', () => {
  it('Law 7, L4: what happens to one happens to no other', async () => {
    const stage = createStage();
    const first = await stage.ready();
    const second = await stage.ready();
    const third = await stage.open({ session: 'garbage' });
    stage.script.runs[0]?.signal(ACCEPTED);
    stage.script.runs[0]?.signal(PAID);
    await settle();
    expect(second.getSnapshot()).toMatchObject({ phase: 'ready', attempt: 0 });
    second.close();
    await settle();
    expect(await first.outcome).toMatchObject({ status: 'paid' });
    expect(await second.outcome).toEqual({ status: 'closed' });
    expect(await third.outcome).toMatchObject({ status: 'failed' });
    expect(new Set([first, second, third].map(({ openId }) => openId)).size).toBe(3);
    for (const event of stage.events) {
      expect([first, second, third].map(({ openId }) => openId)).toContain(event.openId);
    }
  });

  it('Law 7, D4: two clients share nothing', async () => {
    const [one, other] = [createStage(), createStage()];
    await one.ready();
    one.cashier.destroy();
    const checkout = await other.ready();
    await other.say(ACCEPTED, PAID);
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
    expect(one.codes()).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);
  });
});

describe('Law 8: import does nothing', () => {
  it('Law 8, E2: globals, document and network stay untouched', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const listening = vi.spyOn(globalThis, 'addEventListener');
    const before = Object.keys(globalThis);
    const page = document.documentElement.outerHTML;
    vi.resetModules();
    await Promise.all([import('../index.ts'), import('../codes.ts'), import('../testing.ts')]);
    expect(Object.keys(globalThis)).toEqual(before);
    expect(document.documentElement.outerHTML).toBe(page);
    expect(fetched).not.toHaveBeenCalled();
    expect(listening).not.toHaveBeenCalled();
    expect(localStorage).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('Law 11: mistakes are named before any DOM or network work', () => {
  it('Law 11: no engine is loaded and no session function is called for a wrong request', async () => {
    const script = createScriptedEngine();
    const load = vi.fn(script.engine.load);
    const session = vi.fn(() => script.session());
    const cashier = createCashier({
      environment: 'sandbox',
      engines: [{ ...script.engine, load }],
    });
    const page = document.documentElement.outerHTML;
    for (const wrong of [
      { session: 'a&&b&&c' },
      { session: script.session(), container: '#nowhere' },
      { session, container: '#nowhere' },
    ]) {
      expect(await stateOf(cashier.open(wrong).ready)).toMatchObject({
        reason: { code: 'SDK_CREATEPAYMENT_PARAMETER_ERROR' },
      });
    }
    expect(load).not.toHaveBeenCalled();
    expect(session).not.toHaveBeenCalled();
    expect(document.documentElement.outerHTML).toBe(page);
  });
});

describe('Law 12: paid once', () => {
  it('Law 12: submit while an attempt is in flight is a duplicate, and the engine is not asked', async () => {
    for (const phase of ['submitting', 'challenging', 'redirecting']) {
      const stage = createStage();
      const checkout = await stage.ready();
      await stage.say(...(WAYS[phase] ?? []));
      expect(await checkout.submit()).toBe('duplicate');
      expect(stage.codes().at(-1)).toBe('SDK_DUPLICATE_SUBMISSION_BEHAVIOR');
      expect(stage.script.runs[0]?.calls.some(({ name }) => name === 'submit')).toBe(false);
    }
  });

  it('Law 12: a duplicate of another tab follows the outcome of the first attempt', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const answer = checkout.submit();
    await settle();
    await stage.say(
      { type: 'duplicate', id: 1 },
      result('SUCCESSFUL', { replayed: true, code: 'SUCCESS' }),
    );
    expect(await answer).toBe('duplicate');
    expect(stage.events.at(-1)).toMatchObject({
      code: 'SDK_PAYMENT_SUCCESSFUL',
      replayed: true,
      final: true,
      attempt: 1,
    });
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
  });

  it('Law 12: the outcome of a finished payment is emitted with replayed, and ready resolves', async () => {
    const stage = createStage();
    const checkout = await stage.open();
    await stage.say(result('SUCCESSFUL', { replayed: true }));
    expect(stage.codes()).toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_PAYMENT_SUCCESSFUL',
    ]);
    expect(stage.events[1]).toMatchObject({ outcome: 'ready' });
    expect(stage.events[2]).toMatchObject({ replayed: true, attempt: 1 });
    expect(await stateOf(checkout.ready)).toEqual({ value: undefined });
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
    expect(checkout.getSnapshot().visible).toBe(true);
  });

  it('Law 12: a payment in flight is resumed, with its limits restarted', async () => {
    for (const phase of ['submitting', 'challenging'] as const) {
      const stage = createStage();
      const checkout = await stage.open();
      await settle(10_000);
      await stage.say({ type: 'resumed', phase });
      expect(checkout.getSnapshot()).toMatchObject({ phase, leave: 'in_flight', attempt: 1 });
      expect(await stateOf(checkout.ready)).toEqual({ value: undefined });
      await settle(59_999);
      expect(checkout.getSnapshot().phase).toBe(phase);
      await stage.say(result('SUCCESSFUL', { replayed: true }));
      expect(await checkout.outcome).toMatchObject({ status: 'paid' });
    }
  });
});

describe('Law 13: your handler, your problem', () => {
  it('Law 13, L5, L13: what a handler throws, now or later, is reported and disturbs nothing', async () => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    const script = createScriptedEngine();
    const heard: string[] = [];
    const [now, later] = [new Error('now'), new Error('later')];
    const app = new AMSCashierPayment({
      environment: 'sandbox',
      engines: [script.engine],
      onEventCallback: () => {
        throw now;
      },
      onLog: () => Promise.reject(later),
    });
    const ready = app.createComponent({ sessionData: script.session() });
    await settle();
    script.signal(USABLE);
    expect(await stateOf(ready)).toEqual({ value: undefined });

    const stage = createStage();
    stage.cashier.subscribe(() => {
      throw now;
    });
    const checkout = await stage.ready();
    checkout.on('event', () => {
      throw now;
    });
    checkout.on('event', ({ code }) => heard.push(code));
    await stage.say(ACCEPTED, PAID);
    expect(heard).toEqual(['SDK_PAYMENT_SUCCESSFUL']);
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
    expect(reported).toHaveBeenCalledWith(now);
    expect(reported).toHaveBeenCalledWith(later);
    vi.unstubAllGlobals();
  });

  it('Law 13: without reportError it is rethrown as an uncaught error', async () => {
    vi.stubGlobal('reportError', undefined);
    const stage = createStage();
    stage.cashier.on('event', () => {
      throw new Error('mine');
    });
    stage.cashier.open({ session: stage.script.session() });
    await expect(settle(1)).rejects.toThrow('mine');
    vi.unstubAllGlobals();
    stage.cashier.destroy();
  });

  it('Law 13: an error can be retried from inside its callback', async () => {
    const stage = createStage();
    const checkout = await stage.open();
    const again: Checkout[] = [];
    checkout.on('error', () => again.push(checkout.retry()));
    await stage.say({ type: 'dead' });
    expect(again).toHaveLength(1);
    await stage.say(USABLE, ACCEPTED, PAID);
    expect(await again[0]?.outcome).toMatchObject({ status: 'paid' });
    expect(await checkout.outcome).toMatchObject({ status: 'failed' });
  });

  it('Law 13: the same on the facade', async () => {
    const script = createScriptedEngine();
    const told: string[] = [];
    const app = new AMSCashierPayment({
      environment: 'sandbox',
      engines: [script.engine],
      onError: () => void app.createComponent({ sessionData: script.session() }),
      onEventCallback: ({ code }) => told.push(code),
    });
    const first = app.createComponent({ sessionData: script.session() });
    await settle();
    script.signal({ type: 'dead' });
    await settle();
    script.signal(USABLE);
    await settle();
    expect(told).toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_INTERNAL_ERROR',
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
    ]);
    expect(await stateOf(first)).toMatchObject({ reason: { reason: 'cashier_died' } });
    app.unmount();
  });
});
