import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ACCEPTED,
  BUYER_CLOSE,
  CHALLENGE,
  createStage,
  DECLINED,
  NEVER,
  PAID,
} from '../../../test/stage.ts';
import type { CashierEngine } from '../../contract/engine.ts';
import { createScriptedEngine } from '../../testing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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

  it('while the code of the cashier loads: a payment of the session may be in flight, and nobody can tell', async () => {
    let leave: (() => void) | undefined;
    const script = createScriptedEngine();
    const engine: CashierEngine = {
      ...script.engine,
      load: () => NEVER,
      showLoading: ({ onLeave }) => {
        leave = onLeave;
        return () => undefined;
      },
    };
    const stage = createStage({ engines: [engine] });
    const session = vi.fn(() => script.session());
    const checkout = await stage.open({ session });
    leave?.();
    expect(await checkout.outcome).toMatchObject({ status: 'undecided' });
    expect(() => checkout.retry()).toThrow(expect.objectContaining({ reason: 'retry_refused' }));
    expect(session).toHaveBeenCalledOnce();
  });

  it('does not ask an engine that has already said whether an attempt is in flight', async () => {
    const stage = createStage();
    await stage.ready();
    await stage.say({ type: 'buyer_close', inFlight: false });
    expect(stage.script.runs[0]?.calls.some(({ name }) => name === 'leave')).toBe(false);
    expect(stage.codes().at(-1)).toBe('SDK_PAYMENT_CANCEL');
  });
});
