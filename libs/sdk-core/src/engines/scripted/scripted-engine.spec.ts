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
  WAYS,
} from '../../../test/stage.ts';
import { createCashier } from '../../client/client.ts';
import type { EngineSignal } from '../../contract/engine.ts';
import { createScriptedEngine } from './scripted-engine.ts';

/** Every signal of an engine, and results of each kind. */
const SIGNALS: readonly EngineSignal[] = [
  USABLE,
  ACCEPTED,
  CHALLENGE,
  REDIRECT,
  BUYER_CLOSE,
  PAID,
  DECLINED,
  result('SUCCESSFUL', { replayed: true }),
  result('FAIL', { replayed: true, final: false }),
  result('CANCEL'),
  { type: 'resumed', phase: 'submitting' },
  { type: 'resumed', phase: 'challenging' },
  { type: 'failed', reason: 'cashier_unreachable', message: 'no network' },
  { type: 'dead' },
  { type: 'expired' },
  { type: 'invalid' },
  { type: 'duplicate' },
  { type: 'challenge_done' },
  { type: 'redirect_failed', message: 'blocked' },
  { type: 'network_error' },
  { type: 'withdrawn', reason: 'invalid' },
  { type: 'withdrawn', reason: 'network_error' },
  { type: 'gone' },
  { type: 'log', code: 'code', message: 'message' },
  { type: 'event', code: 'SDK_PAYMENT_WARN' },
];

const openScript = () => {
  const script = createScriptedEngine();
  const cashier = createCashier({ environment: 'sandbox', engines: [script.engine] });
  return { script, cashier, checkout: cashier.open({ session: script.session() }) };
};

describe('with real timers', () => {
  it('says within two seconds that nothing was opened', async () => {
    const script = createScriptedEngine();
    await expect(script.run()).rejects.toThrow(/nothing was opened.*before you await run\(\)/);
  }, 2_000);

  it('says so under fake timers too', async () => {
    vi.useFakeTimers();
    try {
      await expect(createScriptedEngine().run()).rejects.toThrow(/nothing was opened/);
    } finally {
      vi.useRealTimers();
    }
  }, 2_000);

  it('says that a session of another origin was opened', async () => {
    const script = createScriptedEngine();
    const other = createScriptedEngine();
    const cashier = createCashier({ environment: 'sandbox', engines: [script.engine] });
    const { ready } = cashier.open({ session: other.session() });
    await expect(script.run()).rejects.toThrow(/use script\.session\(\)/);
    await expect(ready).rejects.toMatchObject({ reason: 'engine_failed' });
  });

  it('resolves for an open that comes after the call', async () => {
    const script = createScriptedEngine();
    const run = script.run();
    const cashier = createCashier({ environment: 'sandbox', engines: [script.engine] });
    cashier.open({ session: script.session() });
    expect(await run).toBe(script.runs[0]);
  });
});

describe('with fake timers', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('resolves with the run of the second open once the first has ended', async () => {
    const { script, cashier } = openScript();
    const first = await script.run();
    first.signal(USABLE);
    first.signal(ACCEPTED);
    first.signal(PAID);
    cashier.open({ session: script.session() });
    expect(await script.run()).not.toBe(first);
  });

  it.each(['accepted', 'invalid', 'duplicate'] as const)(
    'answers the submit of an own pay button with { type: "%s" }',
    async (type) => {
      const { script, checkout } = openScript();
      await script.run();
      script.signal(USABLE);
      await checkout.ready;
      const answer = checkout.submit();
      script.signal({ type });
      expect(await answer).toBe(type);
    },
  );

  it('answers a submit that was called while the form was loading', async () => {
    const { script, checkout } = openScript();
    const answer = checkout.submit();
    await script.run();
    script.signal(USABLE);
    await settle();
    script.signal({ type: 'invalid' });
    expect(await answer).toBe('invalid');
  });

  it('answers two submits in the order in which they were called', async () => {
    const { script, checkout } = openScript();
    await script.run();
    script.signal(USABLE);
    await settle();
    const [first, second] = [checkout.submit(), checkout.submit()];
    script.signal({ type: 'accepted' });
    script.signal({ type: 'duplicate' });
    expect(await Promise.all([first, second])).toEqual(['accepted', 'duplicate']);
  });

  it('keeps an id that the test gives', async () => {
    const { script, checkout } = openScript();
    const { calls } = await script.run();
    script.signal(USABLE);
    await settle();
    const [first, second] = [checkout.submit(), checkout.submit()];
    const ids = calls.filter(({ name }) => name === 'submit').map(({ args }) => args[0] as number);
    script.signal({ type: 'accepted', id: ids[1]! });
    expect(await second).toBe('accepted');
    expect(await stateOf(first)).toBe('pending');
    script.signal({ type: 'duplicate' });
    expect(await first).toBe('duplicate');
  });

  it("leaves the shopper's own press alone when no submit waits", async () => {
    const { script, checkout } = openScript();
    await script.run();
    script.signal(USABLE);
    script.signal({ type: 'accepted' });
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'submitting', attempt: 1 });
  });

  it('names a signal in the wrong order, and what is allowed instead', async () => {
    const { script, checkout } = openScript();
    await script.run();
    const signal = () => script.signal({ type: 'accepted' });
    expect(signal).toThrow(/"accepted" came in phase "loading".*"usable".*Allowed now: usable, /);
    const { status, error } = await checkout.outcome;
    expect(status).toBe('failed');
    expect(error).toMatchObject({ reason: 'protocol_violation' });
    expect(error?.message).toMatch(/"accepted" came in phase "loading"/);
    expect(error?.message).not.toMatch(/Update/);
  });

  const ways: readonly (readonly [string, readonly EngineSignal[]])[] = [
    ['loading', []],
    ...Object.entries(WAYS).map(([phase, way]) => [phase, [USABLE, ...way]] as const),
  ];

  it.each(ways)(
    'refuses in phase %s exactly what ends an open as a breach of the protocol',
    async (phase, way) => {
      const reach = async () => {
        const stage = createStage();
        await stage.open();
        await stage.say(...way);
        expect(stage.cashier.getSnapshot().phase).toBe(phase);
        return stage;
      };
      for (const signal of SIGNALS) {
        const real = await reach();
        await real.say(signal);
        const isBreach = String(real.events.at(-1)?.message).startsWith('The cashier said');

        const { script } = await reach();
        if (isBreach) expect(() => script.signal(signal)).toThrow(`"${signal.type}" came in phase`);
        else script.signal(signal);
      }
    },
  );
});
