/** Source: docs/design/laws.md#law-13-your-handler-your-problem */
import { describe, expect, it, vi } from 'vitest';
import { ACCEPTED, createStage, PAID, settle, stateOf, USABLE } from '../../../test/stage.ts';
import { watchUnhandledRejections } from '../../../test/unhandled-rejections.ts';
import { AMSCashierPayment } from '../../client/facade.ts';
import type { Checkout } from '../../contract/checkout.ts';
import { createScriptedEngine } from '../../testing.ts';

watchUnhandledRejections();

describe('Law 13: your handler, your problem', () => {
  it('Law 13, L5, L13: what a handler throws, now or later, is reported and disturbs nothing', async () => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    const script = createScriptedEngine();
    const heard: string[] = [];
    const [now, later] = [new Error('now'), new Error('later')];
    const app = new AMSCashierPayment({
      environment: 'sandbox',
      engines: [script.engine],
      onEventCallback: () => {
        throw now;
      },
      onLog: () => Promise.reject(later),
    });
    const ready = app.createComponent({ sessionData: script.session() });
    await settle();
    script.signal(USABLE);
    expect(await stateOf(ready)).toEqual({ value: undefined });

    const stage = createStage();
    stage.cashier.subscribe(() => {
      throw now;
    });
    const checkout = await stage.ready();
    checkout.on('event', () => {
      throw now;
    });
    checkout.on('event', ({ code }) => heard.push(code));
    await stage.say(ACCEPTED, PAID);
    expect(heard).toEqual(['SDK_PAYMENT_SUCCESSFUL']);
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
    expect(reported).toHaveBeenCalledWith(now);
    expect(reported).toHaveBeenCalledWith(later);
    vi.unstubAllGlobals();
  });

  it('Law 13: without reportError it is rethrown as an uncaught error', async () => {
    vi.stubGlobal('reportError', undefined);
    const stage = createStage();
    stage.cashier.on('event', () => {
      throw new Error('mine');
    });
    stage.cashier.open({ session: stage.script.session() });
    await expect(settle(1)).rejects.toThrow('mine');
    vi.unstubAllGlobals();
    stage.cashier.destroy();
  });

  it('Law 13: an error can be retried from inside its callback', async () => {
    const stage = createStage();
    const checkout = await stage.open();
    const again: Checkout[] = [];
    checkout.on('error', () => again.push(checkout.retry()));
    await stage.say({ type: 'dead' });
    expect(again).toHaveLength(1);
    await stage.say(USABLE, ACCEPTED, PAID);
    expect(await again[0]?.outcome).toMatchObject({ status: 'paid' });
    expect(await checkout.outcome).toMatchObject({ status: 'failed' });
  });

  it('Law 13: the same on the facade', async () => {
    const script = createScriptedEngine();
    const emitted: string[] = [];
    const app = new AMSCashierPayment({
      environment: 'sandbox',
      engines: [script.engine],
      onError: () => void app.createComponent({ sessionData: script.session() }),
      onEventCallback: ({ code }) => emitted.push(code),
    });
    const first = app.createComponent({ sessionData: script.session() });
    await settle();
    script.signal({ type: 'dead' });
    await settle();
    script.signal(USABLE);
    await settle();
    expect(emitted).toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_INTERNAL_ERROR',
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
    ]);
    expect(await stateOf(first)).toMatchObject({ reason: { reason: 'cashier_died' } });
    app.unmount();
  });
});
