/** The laws are defined in docs/design/laws.md. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ACCEPTED,
  BUYER_CLOSE,
  CHALLENGE,
  createStage,
  DECLINED,
  PAID,
  result,
  settle,
  stateOf,
  USABLE,
} from '../../../test/stage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const UNREACHABLE = { type: 'failed', reason: 'cashier_unreachable', message: 'No.' } as const;

describe('retry()', () => {
  it('returns the shopper to the form after a decline, without an event', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(ACCEPTED, DECLINED);
    const emitted = stage.codes().length;
    expect(checkout.retry()).toBe(checkout);
    await settle();
    expect(stage.script.runs[0]?.calls.at(-1)?.name).toBe('focus');
    expect(stage.codes()).toHaveLength(emitted);
  });

  it.each([
    ['a cancel', [BUYER_CLOSE]],
    ['advice new_session', [ACCEPTED, result('FAIL', { code: 'ORDER_IS_CLOSED' })]],
    ['a failed challenge', [ACCEPTED, CHALLENGE, DECLINED]],
    ['a session that the gateway does not know', [{ ...UNREACHABLE, isSessionRefused: true }]],
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

  it('Law 12: after errors opens the session that it had, which may have been paid', async () => {
    const stage = createStage();
    const session = vi.fn(() => stage.script.session());
    let checkout = await stage.open({ session });
    for (const broken of [UNREACHABLE, { type: 'dead' }] as const) {
      await stage.say(broken);
      checkout = checkout.retry();
      await settle();
    }
    expect(new Set(stage.script.runs.map(({ host }) => host.session.raw)).size).toBe(1);
    expect(session).toHaveBeenCalledTimes(1);
    await stage.say(result('SUCCESSFUL', { replayed: true }));
    expect(await checkout.outcome).toMatchObject({ status: 'paid', event: { replayed: true } });
  });

  it('Law 12: opens the fresh session again if the cashier had that', async () => {
    const stage = createStage();
    const session = vi.fn(() => stage.script.session());
    const checkout = await stage.ready({ session });
    await stage.say({ type: 'expired' });
    await settle();
    await stage.say({ type: 'dead' });
    checkout.retry();
    await settle();
    expect(session).toHaveBeenCalledTimes(2);
    const [first, second] = stage.script.runs;
    expect(first?.calls).toContainEqual({ name: 'renew', args: [second?.host.session] });
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
