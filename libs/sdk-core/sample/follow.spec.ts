import { createCashier } from '@ams-cashier/core';
import { createScriptedEngine } from '@ams-cashier/core/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { follow } from './retry.ts';

// limits and expiry go by your runner's clock: no test waits for them
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a payment that the bank never decides is not offered again', async () => {
  const script = createScriptedEngine();
  const cashier = createCashier({ environment: 'sandbox', engines: [script.engine] });
  const checkout = cashier.open({ session: () => script.session() });
  const offer = vi.fn();
  const followed = follow(checkout, offer);

  await script.run(); // the cashier has started
  script.signal({ type: 'usable' });
  script.signal({ type: 'accepted' }); // the shopper has pressed Pay
  await vi.advanceTimersByTimeAsync(60_000); // limits.attempt

  await followed;
  expect(checkout.getSnapshot()).toMatchObject({
    phase: 'ended',
    outcome: { status: 'undecided' },
  });
  expect(offer).not.toHaveBeenCalled();
});

test('a declined card stays in the form; a shopper who leaves may come back', async () => {
  const script = createScriptedEngine();
  const cashier = createCashier({ environment: 'sandbox', engines: [script.engine] });
  const checkout = cashier.open({ session: () => script.session() });
  const codes: string[] = [];
  cashier.on('event', ({ code }) => codes.push(code));
  const offer = vi.fn();
  const followed = follow(checkout, offer);

  await script.run();
  script.signal({ type: 'usable' });
  script.signal({ type: 'accepted' });
  const result = { paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' };
  script.signal({ type: 'result', outcome: 'FAIL', final: false, replayed: false, result });
  script.signal({ type: 'buyer_close' });

  await followed;
  expect(codes.slice(-2)).toEqual(['SDK_PAYMENT_FAIL', 'SDK_PAYMENT_CANCEL']);
  offer.mock.lastCall?.[1](); // the shopper takes the offer
  await script.run();
  expect(script.runs).toHaveLength(2);
});
