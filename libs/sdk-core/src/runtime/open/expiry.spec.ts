import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ACCEPTED,
  createStage,
  DECLINED,
  newContainer,
  PAID,
  settle,
} from '../../../test/stage.ts';
import type { SessionWithExpiry } from '../../contract/options.ts';

const DAY = 86_400_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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
    // once only, and the gateway has not said anything
    await settle(60_000);
    expect(session).toHaveBeenCalledTimes(2);
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'ready', expired: false });
    await stage.say({ type: 'expired' }, { type: 'expired' });
    expect(stage.events.at(-1)).toMatchObject({ reason: 'session_expired', recoverable: true });
  });

  it.each(['ready', 'declined'])('ends %s with session_expired without a function', async (at) => {
    const stage = createStage();
    const checkout = await stage.ready({ session: expiring(stage, 60_000) });
    if (at === 'declined') await stage.say(ACCEPTED, DECLINED);
    await settle(60_000);
    expect(checkout.getSnapshot()).toMatchObject({ phase: at, expired: false });
    await stage.say({ type: 'expired' });
    expect(stage.events.at(-1)).toMatchObject({
      code: 'SDK_CREATEPAYMENT_PARAMETER_ERROR',
      reason: 'session_expired',
      recoverable: false,
    });
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'ended', expired: true });
    expect(() => checkout.retry()).toThrow('retry() needs a fresh session');
  });

  it.each([
    ['a device two hours ahead', -2 * 3_600_000],
    ['a session that was over when it came', -1],
  ])('by %s asks once and ends nothing', async (_, ms) => {
    const stage = createStage();
    const session = vi.fn(() => expiring(stage, 3_600_000 + ms));
    const values = [session, expiring(stage, ms)];
    for (const value of values) {
      const checkout = await stage.ready({ session: value, container: newContainer() });
      await settle(20_000);
      expect(checkout.getSnapshot()).toMatchObject({ phase: 'ready', expired: false });
    }
    expect(session).toHaveBeenCalledTimes(1);
    // the gateway can still refuse it
    await stage.say({ type: 'expired' });
    expect(stage.events.at(-1)).toMatchObject({ reason: 'session_expired' });
  });

  it.each([null, undefined])('%s is not a time', async (expiresAt) => {
    const stage = createStage();
    const session = vi.fn(() => ({ sessionData: stage.script.session(), expiresAt }));
    await stage.ready({ session: session as () => SessionWithExpiry });
    await settle(60_000);
    expect(session).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['seconds', 1_790_000_000, 'session.expiresAt is not a time: 1790000000; were these seconds?'],
    ['seconds in a Date', new Date(Math.floor(Date.now() / 1_000)), 'were these seconds?'],
    ['true', true, 'not a time: true. Pass'],
    ['an array', [2026, 11], 'not a time: an array. Pass'],
    ['0', 0, 'were these seconds?'],
    ['NaN', Number.NaN, 'not a time: NaN'],
    ['Infinity', Infinity, 'not a time: Infinity'],
    ['text', 'tomorrow', 'not a time: "tomorrow"'],
    ['seconds in text', '1764477046', 'not a time: "1764477046". Pass milliseconds'],
    ['a bigint', 1n, 'not a time: 1'],
    ['a symbol', Symbol('x'), 'not a time: Symbol(x)'],
    ['an object', {}, 'not a time: an object'],
  ])('given as %s is session_malformed', async (_, expiresAt, message) => {
    const stage = createStage();
    const session = { sessionData: stage.script.session(), expiresAt: expiresAt as number };
    for (const [each, reason] of [
      [session, 'session_malformed'],
      [() => session, 'session_failed'],
    ] as const) {
      const checkout = await stage.open({ session: each });
      expect(checkout.getSnapshot().error).toMatchObject({
        reason,
        message: expect.stringContaining(message),
      });
    }
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
    await stage.say({ type: 'expired' });
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

  it('in thirty days is watched that long', async () => {
    const stage = createStage();
    const session = vi.fn(() => expiring(stage, 30 * DAY));
    await stage.ready({ session });
    await settle(30 * DAY - 1);
    expect(session).toHaveBeenCalledOnce();
    await settle(1);
    expect(session).toHaveBeenCalledTimes(2);
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
