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
  const say = vi.fn();
  const followed = follow(checkout, say);

  await script.run(); // the cashier has started
  script.signal({ type: 'usable' });
  script.signal({ type: 'accepted' }); // the shopper has pressed Pay
  await vi.advanceTimersByTimeAsync(60_000); // limits.attempt

  await followed;
  expect(checkout.getSnapshot()).toMatchObject({
    phase: 'ended',
    outcome: { status: 'undecided' },
  });
  // nothing to try again with
  expect(say).toHaveBeenCalledExactlyOnceWith(expect.any(String));
});

test('a declined card stays in the form; a shopper who leaves may come back', async () => {
  const script = createScriptedEngine();
  const cashier = createCashier({ environment: 'sandbox', engines: [script.engine] });
  const checkout = cashier.open({ session: () => script.session() });
  const codes: string[] = [];
  cashier.on('event', ({ code }) => codes.push(code));
  const say = vi.fn();
  const followed = follow(checkout, say);

  await script.run();
  script.signal({ type: 'usable' });
  script.signal({ type: 'accepted' });
  const result = { paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' };
  script.signal({ type: 'result', outcome: 'FAIL', final: false, replayed: false, result });
  script.signal({ type: 'buyer_close' });

  await followed;
  expect(codes.slice(-2)).toEqual(['SDK_PAYMENT_FAIL', 'SDK_PAYMENT_CANCEL']);
  const [, again] = say.mock.lastCall ?? [];
  again(); // the shopper presses "Try again"
  await script.run();
  expect(script.runs).toHaveLength(2);
});

test('the pay button of the shop gets its answer', async () => {
  const script = createScriptedEngine();
  const cashier = createCashier({ environment: 'sandbox', engines: [script.engine] });
  const checkout = cashier.open({ session: () => script.session() });
  await script.run();
  script.signal({ type: 'usable' });
  await checkout.ready;

  const first = checkout.submit();
  script.signal({ type: 'invalid' }); // fields are missing
  expect(await first).toBe('invalid');

  const second = checkout.submit();
  script.signal({ type: 'accepted' });
  expect(await second).toBe('accepted');
});
