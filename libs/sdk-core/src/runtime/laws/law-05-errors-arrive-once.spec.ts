/** Source: docs/design/laws.md#law-5-errors-arrive-once */
import { describe, expect, it, vi } from 'vitest';
import { createStage, settle, stateOf } from '../../../test/stage.ts';
import { watchUnhandledRejections } from '../../../test/unhandled-rejections.ts';
import { AMSCashierPayment } from '../../client/facade.ts';
import { CashierError } from '../../contract/error.ts';
import { createScriptedEngine } from '../../testing.ts';

watchUnhandledRejections();

describe('Law 5: errors arrive once', () => {
  it('Law 5, L11: the same object at the stream, both callbacks and the promise, in this order', async () => {
    const script = createScriptedEngine();
    const got: [string, unknown][] = [];
    const app = new AMSCashierPayment({
      environment: 'sandbox',
      engines: [script.engine],
      onError: (error) => got.push(['onError', error]),
      onEventCallback: (event) =>
        event.type === 'error' ? got.push(['onEventCallback', event]) : undefined,
    });
    await app
      .createComponent({ sessionData: 'garbage' })
      .catch((error: unknown) => got.push(['promise', error]));
    expect(got.map(([where]) => where)).toEqual(['onError', 'onEventCallback', 'promise']);
    expect(new Set(got.map(([, error]) => error)).size).toBe(1);
    expect(got[0]?.[1]).toBeInstanceOf(CashierError);
  });

  it('Law 5: a callback alone gets it as well', async () => {
    for (const only of ['onError', 'onEventCallback'] as const) {
      const handler = vi.fn();
      const app = new AMSCashierPayment({ environment: 'sandbox', [only]: handler });
      void app.createComponent({ sessionData: 'garbage' });
      await settle();
      expect(handler).toHaveBeenCalledOnce();
    }
  });

  it('Law 5: also the rejection of an open that is closed from inside the error callback', async () => {
    const stage = createStage();
    const checkout = await stage.open();
    checkout.on('error', () => checkout.close());
    await stage.say({ type: 'dead' });
    expect(await stateOf(checkout.ready)).toMatchObject({ reason: { reason: 'cashier_died' } });
    expect(await checkout.outcome).toMatchObject({ status: 'failed' });
  });

  it('Law 5: calls that nobody awaits cause no unhandled rejection', async () => {
    // asserted by watchUnhandledRejections
    const stage = createStage();
    for (const session of ['garbage', stage.script.session(), () => stage.script.session()]) {
      const checkout = stage.cashier.open({ session });
      void checkout.submit();
      void checkout.validate();
      checkout.update({ locale: 'zh_CN' });
      await settle();
      checkout.close();
      void checkout.submit();
      void checkout.validate();
    }
    const app = new AMSCashierPayment({ environment: 'sandbox' });
    void app.createComponent({ sessionData: 'garbage' });
    void app.mountComponent({ sessionData: 'garbage' }, '#nowhere');
    void app.submit();
    void app.validateFields();
    await settle();
  });
});
