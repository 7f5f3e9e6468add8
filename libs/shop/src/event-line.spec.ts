import { expect, test } from 'vitest';
import { eventLine } from './event-line.ts';

test('a decline', () => {
  const at = new Date(2026, 0, 2, 14, 3, 22, 118).getTime();
  const result = { paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' };
  expect(eventLine({ code: 'SDK_PAYMENT_FAIL', at, final: false, result })).toEqual({
    code: 'SDK_PAYMENT_FAIL',
    time: '14:03:22.118',
    detail: 'ISSUER_REJECTS_TRANSACTION · final: false',
  });
});

test('an event with nothing to add', () => {
  expect(eventLine({ code: 'SDK_START_OF_LOADING', at: 0, result: undefined }).detail).toBe('');
});
