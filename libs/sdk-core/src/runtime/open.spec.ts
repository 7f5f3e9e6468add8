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
import type { SessionWithExpiry } from '../contract/options.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the order of notifications', () => {
  it('is: snapshot, the checkout’s listeners, the client’s listeners, promises', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const order: string[] = [];
    checkout.subscribe(() => {
      const { phase, outcome } = checkout.getSnapshot();
      order.push(`snapshot ${phase} ${outcome?.status}`);
    });
    stage.cashier.on('SDK_PAYMENT_SUCCESSFUL', () => order.push('client, by code'));
    checkout.on('result', () => order.push('own, by type'));
    checkout.on('event', () =>
      order.push(`own, all: ${checkout.getSnapshot().outcome?.status} already`),
    );
    void checkout.outcome.then(() => order.push('outcome'));
    await stage.say(ACCEPTED);
    order.length = 0;
    await stage.say(PAID);
    const told = order.filter((line) => !line.startsWith('snapshot'));
    expect(order[0]).toBe('snapshot ended paid');
    expect(told).toEqual(['own, all: paid already', 'own, by type', 'client, by code', 'outcome']);
  });

  it('emits START in a microtask, so that listeners added right after open() miss nothing', async () => {
    const stage = createStage();
    const codes: string[] = [];
    const checkout = stage.cashier.open({ session: stage.script.session() });
    expect(stage.events).toEqual([]);
    checkout.on('event', ({ code }) => codes.push(code));
    await Promise.resolve();
    expect(codes).toEqual(['SDK_START_OF_LOADING']);
  });

  it('emits nothing before the call that caused it has returned', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(ACCEPTED);
    const heard = vi.fn();
    checkout.on('event', heard);
    void checkout.submit();
    stage.script.signal(PAID);
    expect(heard).not.toHaveBeenCalled();
    await settle();
    expect(heard).toHaveBeenCalledOnce();
  });

  it('resolves submit() after the event that answers it', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const order: string[] = [];
    checkout.on('event', ({ code }) => order.push(code));
    for (const [id, type] of [
      [1, 'invalid'],
      [2, 'duplicate'],
    ] as const) {
      void checkout.submit().then((answer) => order.push(answer));
      await settle();
      await stage.say({ type, id });
    }
    void checkout.submit().then((answer) => order.push(`${answer} again`));
    await settle();
    expect(order).toEqual([
      'SDK_FORM_VERIFICATION_FAILED',
      'invalid',
      'SDK_DUPLICATE_SUBMISSION_BEHAVIOR',
      'duplicate',
      'SDK_DUPLICATE_SUBMISSION_BEHAVIOR',
      'duplicate again',
    ]);
  });

  it('stops at unsubscribe, and the same function twice is two listeners', async () => {
    const stage = createStage();
    const heard = vi.fn();
    const stop = stage.cashier.on('event', heard);
    stage.cashier.on('event', heard);
    stop();
    stop();
    await stage.open();
    expect(heard).toHaveBeenCalledOnce();
  });

  it('iterates from START to the end of the open, however late it begins', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const codes: string[] = [];
    const loop = (async () => {
      for await (const { code } of checkout) codes.push(code);
    })();
    await stage.say(ACCEPTED, DECLINED, ACCEPTED, PAID);
    await loop;
    expect(codes).toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_PAYMENT_FAIL',
      'SDK_PAYMENT_SUCCESSFUL',
    ]);
    const again: string[] = [];
    for await (const { code } of checkout) again.push(code);
    expect(again).toEqual(codes);
  });

  it('ends an iteration at close()', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const loop = (async () => {
      const codes: string[] = [];
      for await (const { code } of checkout) codes.push(code);
      return codes.length;
    })();
    await settle();
    checkout.close();
    expect(await loop).toBe(2);
  });
});

describe('the snapshot', () => {
  it('is frozen, and a new object only when something changed', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const before = checkout.getSnapshot();
    expect(Object.isFrozen(before)).toBe(true);
    await stage.say({ type: 'log', code: 'x', message: 'y' }, { type: 'invalid' });
    expect(checkout.getSnapshot()).toBe(before);
    await stage.say(ACCEPTED);
    expect(checkout.getSnapshot()).not.toBe(before);
    expect(before.phase).toBe('ready');
  });

  it('follows a payment', async () => {
    const stage = createStage();
    const checkout = stage.cashier.open({ session: stage.script.session() });
    const seen = () => {
      const { phase, leave, attempt, visible } = checkout.getSnapshot();
      return [phase, leave, attempt, visible];
    };
    expect(seen()).toEqual(['loading', 'safe', 0, false]);
    await settle();
    expect(seen()).toEqual(['loading', 'safe', 0, true]);
    for (const [signal, ...expected] of [
      [USABLE, 'ready', 'safe', 0, true],
      [ACCEPTED, 'submitting', 'in_flight', 1, true],
      [DECLINED, 'declined', 'safe', 1, true],
      [ACCEPTED, 'submitting', 'in_flight', 2, true],
      [CHALLENGE, 'challenging', 'in_flight', 2, true],
      [{ type: 'challenge_done' }, 'submitting', 'in_flight', 2, true],
      [REDIRECT, 'redirecting', 'in_flight', 2, true],
      [PAID, 'ended', 'safe', 2, true],
      [{ type: 'gone' }, 'ended', 'safe', 2, false],
    ] as const) {
      await stage.say(signal);
      expect(seen()).toEqual(expected);
    }
  });

  it('has the advice for a decline, and check_status for an open outcome whatever its code', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(ACCEPTED, DECLINED);
    expect(checkout.getSnapshot()).toMatchObject({
      event: { code: 'SDK_PAYMENT_FAIL', final: false },
      advice: { step: 'other_card', who: 'shopper' },
    });
    await stage.say(ACCEPTED, result('ERROR', { code: 'USER_CANCELED' }));
    expect(checkout.getSnapshot().advice).toMatchObject({ step: 'check_status', who: 'merchant' });
  });

  it('reads a FAIL that says nothing as a new session, a final served decline as well', async () => {
    for (const code of [undefined, 'FROM_TOMORROW', 'ISSUER_REJECTS_TRANSACTION']) {
      const stage = createStage();
      const checkout = await stage.ready();
      await stage.say(ACCEPTED, result('FAIL', code === undefined ? {} : { code }));
      expect(checkout.getSnapshot().advice?.step).toBe('new_session');
    }
  });
});

describe('the outcome', () => {
  it.each([
    ['paid', [ACCEPTED, PAID]],
    ['undecided', [ACCEPTED, result('PENDING')]],
    ['undecided', [ACCEPTED, result('PROCESSING')]],
    ['undecided', [ACCEPTED, result('ERROR')]],
    ['failed', [ACCEPTED, result('FAIL', { code: 'ORDER_IS_CLOSED' })]],
    ['failed', [ACCEPTED, CHALLENGE, DECLINED]],
    // its advice is check_status
    ['undecided', [ACCEPTED, result('FAIL', { code: 'SYSTEM_ERROR' })]],
    ['cancelled', [BUYER_CLOSE]],
    ['cancelled', [ACCEPTED, DECLINED, BUYER_CLOSE]],
    ['cancelled', [ACCEPTED, result('CANCEL')]],
    ['failed', [{ type: 'dead' }]],
  ] as const)('is %s after %j', async (status, signals) => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(...signals);
    const outcome = await checkout.outcome;
    expect(outcome.status).toBe(status);
    expect(outcome.event).toBe(stage.events.at(-1));
    expect(outcome.error).toBe(status === 'failed' ? checkout.getSnapshot().error : undefined);
    expect(checkout.getSnapshot().outcome).toBe(outcome);
  });

  it('reaches the engine, with what it may show and whether the page navigates', async () => {
    const endings: [object, object][] = [
      [PAID, { outcome: 'paid', byDoubt: false, goesOn: true }],
      [result('PENDING'), { outcome: 'undecided', byDoubt: false, goesOn: true }],
      [{ type: 'dead' }, { outcome: 'undecided', byDoubt: true, goesOn: true }],
      [
        result('FAIL', { code: 'ORDER_IS_CLOSED' }),
        { outcome: 'failed', byDoubt: false, goesOn: false },
      ],
      [
        result('SUCCESSFUL', { replayed: true }),
        { outcome: 'paid', byDoubt: false, goesOn: false },
      ],
    ];
    for (const [signal, ending] of endings) {
      const stage = createStage();
      await stage.ready({ notRedirectAfterComplete: false });
      await stage.say(ACCEPTED, signal as typeof PAID);
      const [run] = stage.script.runs;
      expect(run?.calls.filter(({ name }) => name === 'end')).toEqual([
        { name: 'end', args: [ending] },
      ]);
      expect(run?.stopped).toBe(false);
    }
  });

  it('is followed by the event of the navigation', async () => {
    const stage = createStage();
    const checkout = await stage.ready({ notRedirectAfterComplete: false });
    await stage.say(ACCEPTED, PAID, REDIRECT, { type: 'redirect_failed', message: 'Bad address.' });
    expect(stage.codes().slice(-2)).toEqual(['SDK_CALL_URL_SUCCESS', 'SDK_CALL_URL_ERROR']);
    expect(stage.events.at(-1)?.message).toBe('Bad address.');
    // the end stays what it was
    expect(checkout.getSnapshot()).toMatchObject({ visible: true, outcome: { status: 'paid' } });
    expect(stage.script.runs[0]?.calls.filter(({ name }) => name === 'end')).toHaveLength(1);
  });

  it('does not navigate unless asked to', async () => {
    const stage = createStage();
    await stage.ready();
    await stage.say(ACCEPTED, PAID);
    expect(stage.script.runs[0]?.calls.at(-1)?.args).toMatchObject([{ goesOn: false }]);
  });

  it('removes what a cancelled or broken open had on the screen', async () => {
    for (const signal of [BUYER_CLOSE, { type: 'dead' } as const]) {
      const stage = createStage();
      const checkout = await stage.ready();
      await stage.say(signal);
      expect(stage.script.runs[0]?.stopped).toBe(true);
      expect(checkout.getSnapshot().visible).toBe(false);
    }
  });
});

describe('the shopper leaves', () => {
  it.each([
    ['ready', [], false, 'SDK_PAYMENT_CANCEL'],
    ['ready', [], true, 'SDK_PAYMENT_PROCESSING'],
    ['ready', [], undefined, 'SDK_PAYMENT_PROCESSING'],
    ['submitting', [ACCEPTED], false, 'SDK_PAYMENT_PROCESSING'],
    ['submitting', [ACCEPTED], true, 'SDK_PAYMENT_PROCESSING'],
    ['challenging', [ACCEPTED, CHALLENGE], undefined, 'SDK_PAYMENT_PROCESSING'],
    ['declined', [ACCEPTED, DECLINED], false, 'SDK_PAYMENT_CANCEL'],
  ] as const)('%s, page says in flight: %s %s → %s', async (_, way, inFlight, code) => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(...way);
    stage.script.inFlight = inFlight;
    await stage.say(BUYER_CLOSE, BUYER_CLOSE);
    expect(stage.codes().at(-1)).toBe(code);
    expect(checkout.getSnapshot().phase).toBe('ended');
    expect(stage.script.runs[0]?.calls.filter(({ name }) => name === 'leave')).toHaveLength(1);
  });

  it('is overruled by a result that arrives while the cashier is asked', async () => {
    const stage = createStage();
    stage.overrides.leave = async () => {
      stage.script.signal(PAID);
      return true;
    };
    const checkout = await stage.ready();
    await stage.say(ACCEPTED, BUYER_CLOSE);
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
  });

  it('does not ask an engine that has already said whether an attempt is in flight', async () => {
    const stage = createStage();
    await stage.ready();
    await stage.say({ type: 'buyer_close', inFlight: false });
    expect(stage.script.runs[0]?.calls.some(({ name }) => name === 'leave')).toBe(false);
    expect(stage.codes().at(-1)).toBe('SDK_PAYMENT_CANCEL');
  });
});

describe('trace()', () => {
  it('N7: is the log in the order in which it happened, under one traceId, without the session', async () => {
    const stage = createStage();
    const session = stage.script.session();
    const checkout = await stage.ready({ session });
    await stage.say(ACCEPTED, PAID);
    const { traceId, snapshot, log } = checkout.trace();
    expect(traceId).toBe(checkout.traceId);
    expect(snapshot).toBe(checkout.getSnapshot());
    expect(log.map(({ message }) => message)).toEqual([
      'start in phase idle',
      'usable in phase loading',
      'accepted in phase ready',
      'result in phase submitting',
    ]);
    expect(new Set(log.map((entry) => entry.traceId))).toEqual(new Set([traceId]));
    expect(JSON.stringify(checkout.trace())).not.toContain(session);
  });
});

describe('validate()', () => {
  it('waits for ready and gives the answer of the form', async () => {
    const stage = createStage();
    const checkout = await stage.open();
    const first = checkout.validate();
    expect(await stateOf(first)).toBe('pending');
    await stage.say(USABLE);
    expect(await first).toEqual({ isValid: true });
    stage.script.isValid = false;
    expect(await checkout.validate()).toEqual({ isValid: false });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('rejects with a CashierError whatever the engine rejects with', async () => {
    const stage = createStage();
    const cause = new Error('no form');
    stage.overrides.validate = () => Promise.reject(cause);
    const checkout = await stage.ready();
    expect(await stateOf(checkout.validate())).toMatchObject({
      reason: { reason: 'engine_failed', message: 'no form', cause },
    });
  });
});

describe('submit()', () => {
  it('waits for ready, then passes on the data and an id', async () => {
    const stage = createStage();
    const checkout = await stage.open();
    const data = { billingAddress: { zipCode: '1' } };
    const answer = checkout.submit(data);
    await settle();
    expect(stage.script.runs[0]?.calls).toEqual([]);
    await stage.say(USABLE);
    expect(stage.script.runs[0]?.calls).toEqual([{ name: 'submit', args: [1, data] }]);
    await stage.say({ type: 'accepted', id: 1 });
    expect(await answer).toBe('accepted');
  });

  it('rejects with what ended the open before an answer', async () => {
    for (const [signal, reason] of [
      [{ type: 'dead' }, 'cashier_died'],
      [BUYER_CLOSE, 'cancelled'],
    ] as const) {
      const stage = createStage();
      const checkout = await stage.ready();
      const answer = checkout.submit();
      await settle();
      await stage.say(signal);
      expect(await stateOf(answer)).toMatchObject({ reason: { reason } });
    }
  });

  it('is refused as closed after the end, however it ended', async () => {
    for (const [signal, status] of [
      [{ type: 'dead' }, 'failed'],
      [BUYER_CLOSE, 'cancelled'],
    ] as const) {
      const stage = createStage();
      const checkout = await stage.open();
      await stage.say(signal);
      expect((await checkout.outcome).status).toBe(status);
      for (const call of [checkout.submit(), checkout.validate()] as Promise<unknown>[]) {
        expect(await stateOf(call)).toMatchObject({ reason: { reason: 'closed' } });
      }
    }
  });
});

describe('update()', () => {
  it('reaches the engine in every phase, and waits for ready', async () => {
    const stage = createStage();
    const checkout = stage.cashier.open({ session: stage.script.session() });
    checkout.update({ locale: 'zh', appearance: { themeType: 'dark' } });
    await settle();
    expect(stage.script.runs[0]?.calls).toEqual([]);
    await stage.say(USABLE, ACCEPTED);
    checkout.update({ locale: 'xx' });
    await stage.say(PAID);
    checkout.update({ appearance: { accentColor: 'red' } });
    await settle();
    const updates = stage.script.runs[0]?.calls.filter(({ name }) => name === 'update');
    expect(updates?.map(({ args }) => args[0])).toEqual([
      { locale: 'zh', appearance: { themeType: 'dark' } },
      { locale: 'xx', appearance: undefined },
      { locale: undefined, appearance: { accentColor: 'red' } },
    ]);
    expect(stage.script.runs).toHaveLength(1);
  });
});

describe('retry()', () => {
  it('returns the shopper to the form after a decline, without an event', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(ACCEPTED, DECLINED);
    const told = stage.codes().length;
    expect(checkout.retry()).toBe(checkout);
    await settle();
    expect(stage.script.runs[0]?.calls.at(-1)?.name).toBe('focus');
    expect(stage.codes()).toHaveLength(told);
  });

  it.each([
    ['a recoverable error', [{ type: 'dead' }]],
    ['a cancel', [BUYER_CLOSE]],
    ['advice new_session', [ACCEPTED, result('FAIL', { code: 'ORDER_IS_CLOSED' })]],
    ['a failed challenge', [ACCEPTED, CHALLENGE, DECLINED]],
  ] as const)('opens again after %s and asks the session function again', async (_, signals) => {
    const stage = createStage();
    const session = vi.fn(() => stage.script.session());
    const checkout = await stage.ready({ session });
    await stage.say(...signals);
    const again = checkout.retry();
    expect(again).not.toBe(checkout);
    expect(again.openId).not.toBe(checkout.openId);
    expect(stage.script.runs[0]?.stopped).toBe(true);
    await settle();
    await stage.say(USABLE, ACCEPTED, PAID);
    expect(await again.outcome).toMatchObject({ status: 'paid' });
    expect(session).toHaveBeenCalledTimes(2);
    expect(stage.cashier.current()).toBe(again);
  });

  it('reuses a session string where that can work', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(BUYER_CLOSE);
    const again = checkout.retry();
    await settle();
    await stage.say(USABLE);
    expect(await stateOf(again.ready)).toEqual({ value: undefined });
  });

  it.each([
    ['new_session', [ACCEPTED, result('FAIL', { code: 'ORDER_IS_CLOSED' })]],
    ['expiry', [{ type: 'expired' }]],
  ] as const)('is session_missing after %s without a function', async (_, signals) => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(...signals);
    expect(() => checkout.retry()).toThrow(
      expect.objectContaining({
        reason: 'session_missing',
        message: expect.stringContaining('Pass a function as session'),
      }),
    );
  });

  it.each([
    ['loading', []],
    ['submitting', [USABLE, ACCEPTED]],
    ['paid', [USABLE, ACCEPTED, PAID]],
    ['check_status', [USABLE, ACCEPTED, result('PROCESSING')]],
    ['later', [USABLE, ACCEPTED, result('FAIL', { code: 'SUSPECTED_RISK' })]],
    ['no', [USABLE, ACCEPTED, result('FAIL', { code: 'ACCESS_DENIED' })]],
  ] as const)('is refused after %s', async (_, signals) => {
    const stage = createStage();
    const checkout = await stage.open({ session: () => stage.script.session() });
    await stage.say(...signals);
    const before = checkout.getSnapshot();
    expect(() => checkout.retry()).toThrow(expect.objectContaining({ reason: 'retry_refused' }));
    expect(checkout.getSnapshot()).toBe(before);
  });

  it('is refused after an error that it cannot help, and after close()', async () => {
    const stage = createStage();
    const wrong = await stage.open({ session: 'garbage' });
    const closed = await stage.ready();
    closed.close();
    // it lets go of its session and its container, so nothing could be opened again
    const failed = await stage.open();
    await stage.say({ type: 'failed', reason: 'cashier_unreachable', message: 'Nobody answers.' });
    failed.close();
    for (const checkout of [wrong, closed, failed]) {
      expect(() => checkout.retry()).toThrow(expect.objectContaining({ reason: 'retry_refused' }));
    }
  });
});

describe('the session function', () => {
  it('is called after START was emitted', async () => {
    const stage = createStage();
    const session = vi.fn(() => {
      expect(stage.codes()).toEqual(['SDK_START_OF_LOADING']);
      return stage.script.session();
    });
    const checkout = stage.cashier.open({ session });
    expect(session).not.toHaveBeenCalled();
    await settle();
    await stage.say(USABLE);
    expect(await stateOf(checkout.ready)).toEqual({ value: undefined });
    expect(session).toHaveBeenCalledOnce();
  });

  it.each([
    ['throws', () => Promise.reject(new Error('server said 500')), 'server said 500'],
    ['gives garbage', () => 'a&&b', 'session is "a&&b" and has 2 of its four parts'],
    ['gives nothing', () => undefined as unknown as string, 'session is undefined'],
  ])('is END(failed) and session_failed when it %s', async (_, session, said) => {
    const stage = createStage();
    const checkout = await stage.open({ session });
    expect(stage.codes()).toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_CREATEPAYMENT_PARAMETER_ERROR',
    ]);
    expect(await stateOf(checkout.ready)).toMatchObject({
      reason: {
        reason: 'session_failed',
        message: expect.stringContaining(said),
        openId: checkout.openId,
        traceId: checkout.traceId,
        suggestion: expect.stringContaining('createPaymentSession'),
      },
    });
  });
});

describe('expiry', () => {
  const expiring = (stage: ReturnType<typeof createStage>, ms: number): SessionWithExpiry => ({
    sessionData: stage.script.session(),
    expiresAt: Date.now() + ms,
  });

  it('refreshes once, unnoticed, with a function', async () => {
    const stage = createStage();
    const session = vi.fn(() => expiring(stage, 60_000));
    const checkout = await stage.ready({ session });
    await settle(60_000);
    expect(session).toHaveBeenCalledTimes(2);
    expect(stage.script.runs[0]?.calls).toMatchObject([{ name: 'renew' }]);
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'ready', expired: false });
    expect(stage.codes()).toHaveLength(2);
    // once only
    await settle(60_000);
    expect(session).toHaveBeenCalledTimes(2);
    expect(stage.events.at(-1)).toMatchObject({ reason: 'session_expired' });
  });

  it.each(['ready', 'declined'])('ends %s with session_expired without a function', async (at) => {
    const stage = createStage();
    const checkout = await stage.ready({ session: expiring(stage, 60_000) });
    if (at === 'declined') await stage.say(ACCEPTED, DECLINED);
    await settle(60_000);
    expect(stage.events.at(-1)).toMatchObject({
      code: 'SDK_CREATEPAYMENT_PARAMETER_ERROR',
      reason: 'session_expired',
    });
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'ended', expired: true });
  });

  it('is session_expired with END(failed) when the session was too old at once', async () => {
    const stage = createStage();
    await stage.open({ session: expiring(stage, -1) });
    await settle(1);
    expect(stage.codes()).toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_CREATEPAYMENT_PARAMETER_ERROR',
    ]);
    expect(stage.events.at(-1)).toMatchObject({ reason: 'session_expired' });
  });

  it('keeps the reason of a refresh that failed', async () => {
    const stage = createStage();
    const session = vi
      .fn(() => expiring(stage, 60_000))
      .mockImplementationOnce(() => expiring(stage, 60_000))
      .mockImplementationOnce(() => {
        throw new Error('server said 500');
      });
    await stage.ready({ session });
    await settle(60_000);
    expect(stage.events.at(-1)).toMatchObject({
      reason: 'session_expired',
      cause: { reason: 'session_failed' },
    });
  });

  it('is ignored while an attempt is in flight', async () => {
    const stage = createStage();
    const session = vi.fn(() => expiring(stage, 1_000));
    const checkout = await stage.ready({ session });
    await stage.say(ACCEPTED);
    await settle(2_000);
    expect(session).toHaveBeenCalledOnce();
    expect(checkout.getSnapshot().phase).toBe('submitting');
  });

  it('brings a fresh session for a submit that the gateway refused as too late', async () => {
    const stage = createStage();
    const session = vi.fn(() => stage.script.session());
    const checkout = await stage.ready({ session });
    await stage.say(ACCEPTED, { type: 'expired' });
    expect(session).toHaveBeenCalledTimes(2);
    expect(stage.script.runs[0]?.calls.at(-1)?.name).toBe('renew');
    await stage.say(PAID);
    expect(await checkout.outcome).toMatchObject({ status: 'paid', event: { attempt: 1 } });
  });

  it('does not end a payment in flight that it cannot refresh', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(ACCEPTED, { type: 'expired' });
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'submitting', expired: true });
  });

  it('in a hundred years does not overflow the timer', async () => {
    const stage = createStage();
    const session = { sessionData: stage.script.session(), expiresAt: '2126-01-01T00:00:00Z' };
    const checkout = await stage.ready({ session });
    await settle(1_000);
    expect(checkout.getSnapshot().phase).toBe('ready');
  });

  it('leaves nothing behind when the function answers after the end', async () => {
    const stage = createStage();
    let answer = (_: string): void => undefined;
    const session = vi
      .fn(() => stage.script.session() as string | Promise<string>)
      .mockImplementationOnce(() => stage.script.session())
      .mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const checkout = await stage.ready({ session });
    await stage.say({ type: 'expired' });
    checkout.close();
    answer(stage.script.session());
    await settle();
    expect(stage.script.runs[0]?.calls.some(({ name }) => name === 'renew')).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('what the engine gets', () => {
  it('is the request merged over the options of the client', async () => {
    const stage = createStage({
      locale: 'zh-Hans',
      appearance: { themeType: 'dark', accentColor: 'red' },
      limits: { load: 5_000 },
    });
    const container = document.createElement('div');
    const session = stage.script.session();
    const checkout = await stage.open({
      session,
      container,
      locale: 'en-GB',
      appearance: { accentColor: 'green' },
      merchantAppointParam: { storedCard: { needCVV: true } },
    });
    expect(stage.script.runs[0]?.host).toMatchObject({
      openId: checkout.openId,
      traceId: checkout.traceId,
      session: { raw: session, region: 'SG' },
      locale: 'en-GB',
      appearance: { themeType: 'dark', accentColor: 'green' },
      container,
      notRedirectAfterComplete: true,
      options: { environment: 'sandbox', limits: { load: 5_000, attempt: 60_000 } },
      request: { merchantAppointParam: { storedCard: { needCVV: true } } },
    });
  });

  it('finds the container by selector when it opens', async () => {
    const container = document.body.appendChild(document.createElement('div'));
    container.id = 'cashier';
    const stage = createStage();
    await stage.open({ container: '#cashier' });
    expect(stage.script.runs[0]?.host.container).toBe(container);
    container.remove();
  });

  it('an engine that fails before it has returned is stopped', async () => {
    const stage = createStage();
    const stop = vi.fn();
    const { engine } = stage.script;
    const early = createStage({
      engines: [
        {
          ...engine,
          load: async () => {
            const code = await engine.load();
            return {
              ...code,
              start: (host) => {
                const run = code.start(host);
                host.signal({ type: 'failed', reason: 'engine_failed', message: 'At once.' });
                return { ...run, stop };
              },
            };
          },
        },
      ],
    });
    const failed = await early.open({ session: stage.script.session() });
    expect(stop).toHaveBeenCalled();
    expect(await failed.outcome).toMatchObject({
      status: 'failed',
      error: { message: 'At once.' },
    });
  });
});
