import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACCEPTED, createStage, DECLINED, PAID, settle } from '../../../test/stage.ts';
import type { SessionWithExpiry } from '../../contract/options.ts';

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
