import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStage, settle, stateOf, USABLE } from '../../../test/stage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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
    [
      'gives an Observable',
      () => ({ subscribe: () => undefined }) as unknown as string,
      'session is an Observable. Pass a function that returns the session that it emits: firstValueFrom()',
    ],
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
