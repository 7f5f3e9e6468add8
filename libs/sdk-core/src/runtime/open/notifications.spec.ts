import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACCEPTED, createStage, DECLINED, PAID, settle } from '../../../test/stage.ts';

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
    const emitted = order.filter((line) => !line.startsWith('snapshot'));
    expect(order[0]).toBe('snapshot ended paid');
    expect(emitted).toEqual([
      'own, all: paid already',
      'own, by type',
      'client, by code',
      'outcome',
    ]);
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
    const heard: string[] = [];
    checkout.on('event', ({ code }) => heard.push(code));
    void checkout.submit();
    stage.script.signal(PAID);
    expect(heard).toEqual([]);
    await settle();
    expect(heard).toEqual(['SDK_DUPLICATE_SUBMISSION_BEHAVIOR', 'SDK_PAYMENT_SUCCESSFUL']);
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
