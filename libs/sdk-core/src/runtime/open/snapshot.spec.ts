import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ACCEPTED,
  CHALLENGE,
  createStage,
  DECLINED,
  PAID,
  REDIRECT,
  result,
  settle,
  USABLE,
} from '../../../test/stage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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
