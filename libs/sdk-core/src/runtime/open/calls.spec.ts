import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ACCEPTED,
  BUYER_CLOSE,
  createStage,
  PAID,
  settle,
  stateOf,
  USABLE,
} from '../../../test/stage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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
