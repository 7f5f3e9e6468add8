/** Source: docs/design/laws.md#law-1-loading-pairs */
import { describe, expect, it } from 'vitest';
import {
  ACCEPTED,
  BUYER_CLOSE,
  CHALLENGE,
  createStage,
  DECLINED,
  PAID,
  settle,
  stateOf,
  USABLE,
} from '../../../test/stage.ts';
import { watchUnhandledRejections } from '../../../test/unhandled-rejections.ts';
import type { CashierEvent } from '../../contract/event.ts';

watchUnhandledRejections();

describe('Law 1: loading pairs', () => {
  const ends = (events: readonly CashierEvent[]) =>
    events.flatMap((event) =>
      event.code === 'SDK_END_OF_LOADING'
        ? [event.outcome]
        : event.code === 'SDK_START_OF_LOADING'
          ? ['start']
          : [],
    );

  it('Law 1: START, then END(ready), then ready resolves', async () => {
    const stage = createStage();
    const checkout = await stage.open();
    expect(stage.codes()).toEqual(['SDK_START_OF_LOADING']);
    expect(await stateOf(checkout.ready)).toBe('pending');
    await stage.say(USABLE);
    expect(ends(stage.events)).toEqual(['start', 'ready']);
    expect(await stateOf(checkout.ready)).toEqual({ value: undefined });
  });

  it('Law 1, H4: a failed load tells END(failed), then the error, then rejects with that error', async () => {
    const stage = createStage();
    const order: string[] = [];
    const checkout = stage.cashier.open({ session: stage.script.session() });
    checkout.on('event', ({ code }) => order.push(code));
    checkout.ready.catch(() => order.push('ready rejected'));
    void checkout.outcome.then(({ status }) => order.push(`outcome ${status}`));
    await settle();
    await stage.say({ type: 'failed', reason: 'cashier_unreachable', message: 'Nobody there.' });
    expect(order).toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_CREATECOMPONENT_ERROR',
      'ready rejected',
      'outcome failed',
    ]);
    expect(ends(stage.events)).toEqual(['start', 'failed']);
    expect(await stateOf(checkout.ready)).toEqual({ reason: stage.events.at(-1) });
  });

  it('Law 1: a shopper who leaves while it loads gets END(cancelled) and CANCEL, and ready rejects', async () => {
    const stage = createStage();
    const checkout = await stage.open();
    await stage.say(BUYER_CLOSE);
    expect(ends(stage.events)).toEqual(['start', 'cancelled']);
    expect(stage.codes().at(-1)).toBe('SDK_PAYMENT_CANCEL');
    expect(stage.events.some(({ type }) => type === 'error')).toBe(false);
    expect(await stateOf(checkout.ready)).toMatchObject({ reason: { reason: 'cancelled' } });
    expect(await stateOf(checkout.outcome)).toMatchObject({ value: { status: 'cancelled' } });
  });

  it('Law 1: a parameter error emits neither', async () => {
    const stage = createStage();
    await stage.open({ session: 'a&&b&&c' });
    expect(stage.codes()).toEqual(['SDK_CREATEPAYMENT_PARAMETER_ERROR']);
  });

  it('Law 1: no END after a close by the merchant', async () => {
    const stage = createStage();
    const checkout = await stage.open();
    checkout.close();
    await settle(20_000);
    expect(ends(stage.events)).toEqual(['start']);
  });

  it('Law 1: what the cashier may not say while it loads is END(failed) and protocol_violation', async () => {
    for (const signal of [ACCEPTED, CHALLENGE, PAID, DECLINED]) {
      const stage = createStage();
      await stage.open();
      await stage.say(signal);
      expect(ends(stage.events)).toEqual(['start', 'failed']);
      expect(stage.events.at(-1)).toMatchObject({ reason: 'protocol_violation' });
    }
  });
});
