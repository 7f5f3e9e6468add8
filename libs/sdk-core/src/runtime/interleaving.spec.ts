/**
 * The public API under arbitrary interleavings of what merchants call, cashiers say and clocks do. Invariants are the laws
 * of docs/design/laws.md; the run asserts that it visited every pair of phase and signal that can come about.
 */
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { result, settle } from '../../test/stage.ts';
import type { Checkout, CheckoutSnapshot } from '../contract/checkout.ts';
import { createCashier, type Cashier } from '../client/client.ts';
import type { EngineSignal } from '../contract/engine.ts';
import { isCashierError } from '../contract/error.ts';
import type { CashierEvent } from '../contract/event.ts';
import { IN_FLIGHT_PHASES, PHASES, type Phase } from '../contract/phase.ts';
import { LIFE_CYCLE, SIGNALS, type SignalName } from '../machine/life-cycle.ts';
import { createScriptedEngine, type ScriptedEngine } from '../testing.ts';

/** Node's own, of which the core's types know nothing. */
declare const process: Record<
  'on' | 'off',
  (event: string, note: (reason: unknown) => void) => void
>;

type Merchants = 'start' | 'wrong_parameter' | 'merchant_close' | 'merchant_submit';

/** How a cashier says it. */
const SAID: { readonly [Name in Exclude<SignalName, Merchants>]: readonly EngineSignal[] } = {
  usable: [{ type: 'usable' }],
  resumed_submitting: [{ type: 'resumed', phase: 'submitting' }],
  resumed_challenging: [{ type: 'resumed', phase: 'challenging' }],
  invalid: [{ type: 'invalid' }, { type: 'invalid', id: 1 }],
  accepted: [{ type: 'accepted' }, { type: 'accepted', id: 1 }, { type: 'accepted', id: 2 }],
  withdrawn_invalid: [{ type: 'withdrawn', reason: 'invalid' }],
  withdrawn_network_error: [{ type: 'withdrawn', reason: 'network_error' }],
  duplicate: [{ type: 'duplicate' }, { type: 'duplicate', id: 1 }],
  challenge: [{ type: 'challenge' }],
  challenge_done: [{ type: 'challenge_done' }],
  redirect: [{ type: 'redirect', url: 'https://wallet.example/' }],
  redirect_failed: [{ type: 'redirect_failed', message: 'Blocked.' }],
  decline: [result('FAIL', { final: false, code: 'ISSUER_REJECTS_TRANSACTION' })],
  result: [
    result('SUCCESSFUL'),
    result('FAIL', { code: 'ORDER_IS_CLOSED' }),
    result('PENDING'),
    result('ERROR', { code: 'UNKNOWN_EXCEPTION' }),
  ],
  replay: [result('SUCCESSFUL', { replayed: true }), result('FAIL', { replayed: true })],
  cancelled: [result('CANCEL')],
  network_error: [{ type: 'network_error' }],
  left_safe: [{ type: 'buyer_close', inFlight: false }],
  left_in_flight: [{ type: 'buyer_close', inFlight: true }],
  broken: [
    { type: 'dead' },
    { type: 'gone' },
    { type: 'failed', reason: 'engine_failed', message: 'It broke.' },
  ],
  expired: [{ type: 'expired' }],
  other: [
    { type: 'event', code: 'SDK_FROM_TOMORROW' },
    { type: 'event', code: 'SDK_PAYMENT_WARN' },
  ],
};

const SAYABLE = Object.keys(SAID) as (keyof typeof SAID)[];

/** What one listener of a merchant may do with an event. */
const MOODS = ['calm', 'throws', 'rejects', 'submits', 'closes'] as const;

type Action = { readonly which: number; readonly soon: boolean } & (
  | {
      readonly act: 'open';
      readonly session: 'text' | 'function' | 'late' | 'broken' | 'old' | 'garbage' | 'aborted';
      readonly mood: (typeof MOODS)[number];
    }
  /** One that the table has a row for in this phase. */
  | { readonly act: 'say'; readonly pick: number }
  | { readonly act: 'signal'; readonly signal: keyof typeof SAID; readonly pick: number }
  | { readonly act: 'leave'; readonly inFlight: boolean | undefined }
  | { readonly act: 'submit' | 'validate' | 'update' | 'close' | 'retry' | 'abort' }
  | { readonly act: 'wait'; readonly ms: number }
);

const pick = fc.nat(20);
const base = { which: fc.nat(3), soon: fc.boolean() };
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      ...base,
      act: fc.constant('open' as const),
      session: fc.constantFrom(
        ...(['text', 'function', 'late', 'broken', 'old', 'garbage', 'aborted'] as const),
      ),
      mood: fc.constantFrom(...MOODS),
    }),
  },
  { weight: 9, arbitrary: fc.record({ ...base, act: fc.constant('say' as const), pick }) },
  {
    weight: 4,
    arbitrary: fc.record({
      ...base,
      act: fc.constant('signal' as const),
      signal: fc.constantFrom(...SAYABLE),
      pick,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...base,
      act: fc.constant('leave' as const),
      inFlight: fc.constantFrom(true, false, undefined),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      ...base,
      act: fc.constantFrom('submit', 'submit', 'validate', 'update', 'close', 'retry', 'abort'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...base,
      act: fc.constant('wait' as const),
      ms: fc.constantFrom(1, 2_000, 15_000, 17_000, 60_000, 600_000),
    }),
  },
);

const visited = new Set<string>();
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

/** One open, and everything that it told its merchant. */
class Witness {
  readonly checkout: Checkout;
  readonly control: AbortController;
  readonly mood: (typeof MOODS)[number];
  readonly events: CashierEvent[] = [];
  readonly merged: CashierEvent[] = [];
  readonly calls: { settled: boolean; reason: unknown }[] = [];
  readonly phases: Phase[] = [];
  /** The phase when the last thing happened to it. */
  before: CheckoutSnapshot;
  closed = false;
  toldAtClose = 0;
  toldCancelled = false;
  ready: { settled: boolean; reason: unknown } = { settled: false, reason: undefined };
  outcomes = 0;

  constructor(checkout: Checkout, control: AbortController, mood: (typeof MOODS)[number]) {
    this.checkout = checkout;
    this.control = control;
    this.mood = mood;
    this.before = checkout.getSnapshot();
    checkout.on('event', (event) => this.events.push(event));
    checkout.on('event', (event) => this.#react(event));
    checkout.subscribe(() => this.phases.push(checkout.getSnapshot().phase));
    this.ready = this.watch(checkout.ready);
    void checkout.outcome.then(() => (this.outcomes += 1));
  }

  watch(promise: Promise<unknown>): { settled: boolean; reason: unknown } {
    const state: { settled: boolean; reason: unknown } = { settled: false, reason: undefined };
    promise.then(
      () => (state.settled = true),
      (reason: unknown) => Object.assign(state, { settled: true, reason }),
    );
    return state;
  }

  close(how: () => void): void {
    how();
    if (!this.closed) this.toldAtClose = this.events.length;
    this.closed = true;
  }

  #react(event: CashierEvent): unknown {
    switch (this.mood) {
      case 'throws':
        throw new Error('mine');
      case 'rejects':
        return Promise.reject(new Error('mine'));
      case 'submits':
        // nobody awaits it; a submit at each answer to a submit would go on for ever
        if (this.events.length < 10) void this.checkout.submit();
        return;
      case 'closes':
        if (event.type !== 'status') this.close(() => this.checkout.close());
        return;
      default:
        return;
    }
  }
}

class World {
  readonly script: ScriptedEngine = createScriptedEngine();
  readonly cashier: Cashier = createCashier({
    environment: 'sandbox',
    engines: [this.script.engine],
  });
  readonly witnesses: Witness[] = [];

  constructor() {
    this.cashier.on('event', (event) => {
      this.witnesses.find(({ checkout }) => checkout.openId === event.openId)?.merged.push(event);
    });
  }

  async run(actions: readonly Action[]): Promise<void> {
    let isQuiet = true;
    for (const each of actions) {
      const target = this.witnesses[each.which % Math.max(1, this.witnesses.length)];
      const others = this.witnesses
        .filter((witness) => witness !== target)
        .map(({ checkout }) => [checkout, checkout.getSnapshot()] as const);
      if (target) target.before = target.checkout.getSnapshot();
      await this.#do(each, target);
      if (!each.soon) await settle();
      // Law 7. Time is everybody's, and so is a signal that was handed on by retry().
      if (isQuiet && each.act !== 'wait' && each.act !== 'abort') {
        for (const [checkout, before] of others) expect(checkout.getSnapshot()).toBe(before);
      }
      isQuiet = !each.soon;
      for (const witness of this.witnesses) checkNow(witness);
    }
  }

  async #do(each: Action, target: Witness | undefined): Promise<void> {
    if (each.act === 'open') return this.#open(each.session, each.mood);
    if (each.act === 'wait') return settle(each.ms);
    if (!target) return;
    const { checkout } = target;
    const { phase } = checkout.getSnapshot();
    const run = this.script.runs.find(({ host }) => host.openId === checkout.openId);
    switch (each.act) {
      case 'say':
      case 'signal': {
        if (!run) return;
        const legal = Object.keys(LIFE_CYCLE[phase]).filter((name) => name in SAID);
        const name = (
          each.act === 'signal'
            ? each.signal
            : (legal[each.pick % Math.max(1, legal.length)] ?? 'other')
        ) as keyof typeof SAID;
        const ways = SAID[name];
        const signal = ways[each.pick % ways.length] as EngineSignal;
        if (name === 'cancelled') target.toldCancelled = true;
        visited.add(`${phase} × ${name}`);
        const before = checkout.getSnapshot();
        // the host itself: a cashier that was stopped and talks on
        run.host.signal(signal);
        // Law 6
        if (name === 'other') expect(checkout.getSnapshot()).toBe(before);
        return;
      }
      case 'leave':
        this.script.inFlight = each.inFlight;
        return run?.host.signal({ type: 'buyer_close' });
      case 'submit': {
        visited.add(`${phase} × merchant_submit`);
        const asked = run?.calls.filter(({ name }) => name === 'submit').length;
        target.calls.push(target.watch(checkout.submit()));
        await settle();
        // Law 12
        if (IN_FLIGHT_PHASES.includes(phase) || phase === 'ended') {
          expect(run?.calls.filter(({ name }) => name === 'submit').length).toBe(asked);
        }
        return;
      }
      case 'validate':
        target.calls.push(target.watch(checkout.validate()));
        return;
      case 'update':
        return checkout.update({ locale: 'zh_CN' });
      case 'close':
        visited.add(`${phase} × merchant_close`);
        return target.close(() => checkout.close());
      case 'abort': {
        const hearing = this.witnesses.filter(({ control, checkout: other }) => {
          const now = other.getSnapshot();
          // an end that left nothing on the screen has let go of the signal
          return control === target.control && (now.phase !== 'ended' || now.visible);
        });
        target.control.abort();
        for (const witness of hearing) witness.close(() => undefined);
        return;
      }
      case 'retry':
        try {
          const again = checkout.retry();
          if (again === checkout) return;
          target.close(() => undefined);
          const witness = new Witness(again, target.control, 'calm');
          if (target.control.signal.aborted) witness.close(() => undefined);
          this.witnesses.push(witness);
        } catch (error) {
          expect(isCashierError(error)).toBe(true);
          expect(checkout.getSnapshot()).toBe(target.before);
        }
    }
  }

  #open(session: (Action & { act: 'open' })['session'], mood: (typeof MOODS)[number]): void {
    if (this.witnesses.length >= 4) return;
    const control = new AbortController();
    if (session === 'aborted') control.abort();
    const { script, cashier } = this;
    const sources = {
      text: script.session(),
      aborted: script.session(),
      garbage: 'a&&b&&c',
      old: { sessionData: script.session(), expiresAt: Date.now() + 20_000 },
      function: () => script.session(),
      late: () =>
        new Promise<string>((resolve) => setTimeout(() => resolve(script.session()), 5_000)),
      broken: () => Promise.reject<string>(new Error('500')),
    };
    const checkout = cashier.open({ session: sources[session], signal: control.signal });
    visited.add(
      `idle × ${{ garbage: 'wrong_parameter', aborted: 'merchant_close' }[session as 'garbage'] ?? 'start'}`,
    );
    const witness = new Witness(checkout, control, mood);
    if (session === 'aborted') witness.close(() => undefined);
    this.witnesses.push(witness);
  }
}

/** What is true at every moment. */
function checkNow({ checkout, before, closed, toldAtClose, events }: Witness): void {
  const now = checkout.getSnapshot();
  expect(now.leave).toBe(IN_FLIGHT_PHASES.includes(now.phase) ? 'in_flight' : 'safe');
  expect(now.outcome !== undefined).toBe(now.phase === 'ended');
  if (before.phase === 'ended') {
    // Law 2: an end is for good
    expect(now.phase).toBe('ended');
    expect(now.outcome).toBe(before.outcome);
  }
  if (closed) {
    // Law 4
    expect(events).toHaveLength(toldAtClose);
    expect(now).toMatchObject({ phase: 'ended', visible: false });
  }
}

/** What is true of a whole life, everything having been told. */
function checkLife(witness: Witness): void {
  const { checkout, events, merged, closed, ready, phases } = witness;
  const { outcome, phase } = checkout.getSnapshot();
  const codes = events.map(({ code }) => code);
  const count = (code: string) => codes.filter((each) => each === code).length;

  // every listener hears the same
  expect(merged).toEqual(events);

  // Law 1
  const [starts, ends] = [count('SDK_START_OF_LOADING'), count('SDK_END_OF_LOADING')];
  expect(starts).toBeLessThanOrEqual(1);
  if (starts) expect(codes[0]).toBe('SDK_START_OF_LOADING');
  if (closed) expect(ends).toBeLessThanOrEqual(starts);
  else expect(ends).toBe(starts);
  const end = events.find((event) => event.code === 'SDK_END_OF_LOADING');
  if (end && !closed) {
    const next = events[events.indexOf(end) + 1];
    if (end.outcome === 'failed') expect(next?.type).toBe('error');
    if (end.outcome === 'cancelled') expect(next?.code).toBe('SDK_PAYMENT_CANCEL');
    expect(ready.reason === undefined).toBe(end.outcome === 'ready');
  }

  // Law 2
  const results = events.filter((event) => event.type === 'result');
  expect(new Set(results.map(({ attempt }) => attempt)).size).toBe(results.length);
  const final = events.filter(
    (event) =>
      event.type === 'error' ||
      event.code === 'SDK_PAYMENT_CANCEL' ||
      (event.type === 'result' && event.final),
  );
  expect(final.length).toBeLessThanOrEqual(1);
  if (phase === 'ended' && !closed) expect(final).toEqual([outcome?.event]);
  const afterEnd = final[0] ? codes.slice(events.indexOf(final[0]) + 1) : [];
  expect(afterEnd.filter((code) => !code.startsWith('SDK_CALL_URL_'))).toEqual([]);
  const firstEnd = phases.indexOf('ended');
  if (firstEnd >= 0) expect(new Set(phases.slice(firstEnd))).toEqual(new Set(['ended']));

  // Law 3: no doubt after acceptance is an error, and only the gateway cancels what is in flight
  const last = final[0];
  if (last && last.type !== 'result' && last.attempt > 0 && !witness.toldCancelled) {
    expect(results.map(({ attempt }) => attempt)).toContain(last.attempt);
  }

  // Law 5
  const errors = events.filter((event) => event.type === 'error');
  expect(errors.length).toBeLessThanOrEqual(1);
  if (errors[0] && ready.reason !== undefined) expect(ready.reason).toBe(errors[0]);
  for (const call of witness.calls) {
    expect(call.settled).toBe(true);
    if (call.reason !== undefined) expect(isCashierError(call.reason)).toBe(true);
  }
  expect(witness.outcomes).toBe(phase === 'ended' ? 1 : 0);
}

async function live(actions: readonly Action[]): Promise<void> {
  const world = new World();
  await world.run(actions);
  // Law 3: a form may wait for its shopper for ever, nothing else may
  await settle(1_500_000);
  for (const { checkout } of world.witnesses) {
    expect(['ready', 'declined', 'ended']).toContain(checkout.getSnapshot().phase);
  }
  world.witnesses.forEach(checkLife);
  const told = world.witnesses.map(({ events }) => events.length);
  world.cashier.destroy();
  await settle(1_500_000);
  expect(world.witnesses.map(({ events }) => events.length)).toEqual(told);
  for (const { checkout, outcomes } of world.witnesses) {
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'ended', visible: false });
    expect(outcomes).toBe(1);
  }
  expect(world.script.runs.every(({ stopped }) => stopped)).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
}

/** From a new open into each phase. */
const WAYS: { readonly [P in Phase]: readonly (keyof typeof SAID)[] } = {
  idle: [],
  loading: [],
  ready: ['usable'],
  submitting: ['usable', 'accepted'],
  challenging: ['usable', 'accepted', 'challenge'],
  redirecting: ['usable', 'accepted', 'redirect'],
  declined: ['usable', 'accepted', 'decline'],
  ended: ['usable', 'accepted', 'result'],
};

const step = { which: 0, soon: false } as const;
const openAs = (session: (Action & { act: 'open' })['session']): Action => ({
  ...step,
  act: 'open',
  session,
  mood: 'calm',
});
const idle: Action[][] = [[openAs('text')], [openAs('garbage')], [openAs('aborted')]];

/** Each pair that can come about: an open starts or is refused once, in the call that makes it. */
const pairs = PHASES.filter((phase) => phase !== 'idle').flatMap((phase) =>
  SIGNALS.filter((name) => name !== 'start' && name !== 'wrong_parameter').map((name) => ({
    name: `${phase} × ${name}`,
    actions: [
      openAs('text'),
      ...WAYS[phase].map((signal): Action => ({ ...step, act: 'signal', signal, pick: 0 })),
      name === 'merchant_close'
        ? ({ ...step, act: 'close' } as const)
        : name === 'merchant_submit'
          ? ({ ...step, act: 'submit' } as const)
          : ({ ...step, act: 'signal', signal: name as keyof typeof SAID, pick: 0 } as const),
    ],
  })),
);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('reportError', (error: Error) => expect(error.message).toBe('mine'));
  process.on('unhandledRejection', note);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

afterAll(async () => {
  await new Promise((resolve) => setTimeout(resolve, 1));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

it('Laws 1 to 7, 12, 13: hold in any order of calls, signals and time, over every pair of phase and signal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 24 }), (actions) =>
      live([openAs('text'), ...actions]),
    ),
    {
      numRuns: 1_500,
      examples: pairs.map(({ actions }): [Action[]] => [actions.slice(1)]),
    },
  );
  for (const actions of idle) await live(actions);
  const possible = [
    'idle × start',
    'idle × wrong_parameter',
    'idle × merchant_close',
    ...pairs.map(({ name }) => name),
  ];
  expect(possible.filter((pair) => !visited.has(pair))).toEqual([]);
}, 60_000);
