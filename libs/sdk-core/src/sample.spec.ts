/** Samples of the README that no test beside them runs. That they stand there as they are: tools/docs/check.mjs. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showResult } from '../sample/result.ts';
import { settle } from '../test/stage.ts';

beforeEach(() => void vi.useFakeTimers());

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it.each([
  [[{ paymentStatus: 'PROCESSING' }, { paymentStatus: 'SUCCESS' }], /^Thank you!$/],
  [[{ paymentStatus: 'FAIL', paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' }], /another card/],
  [[{ paymentStatus: 'FAIL' }], /didn’t go through/],
  [[{ paymentStatus: 'CANCELLED' }], /cancelled/],
  [[{ paymentStatus: 'PROCESSING' }], /confirm/],
])('sample/result.ts: the shop’s server says %j', async (orders, text) => {
  const answers: object[] = [...orders];
  const ask = vi.fn(async () => Response.json(answers.length > 1 ? answers.shift() : answers[0]));
  vi.stubGlobal('fetch', ask);
  const show = vi.fn();
  void showResult('order-1', show);
  await settle(125_000);
  await vi.waitFor(() => expect(show).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(text)));
  expect(ask).toHaveBeenCalledWith('/api/orders/order-1');
});
