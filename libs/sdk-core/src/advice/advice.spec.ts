import { expect, it } from 'vitest';
import { advise, loadAdvice } from './advice.ts';

it('knows the step before any text has loaded', () => {
  expect(advise('ISSUER_REJECTS_TRANSACTION')).toEqual({ step: 'other_card', who: 'shopper' });
  expect(advise('ACCESS_DENIED')).toEqual({ step: 'no', who: 'merchant' });
  expect(advise('FROM_TOMORROW')).toEqual({ step: 'new_session', who: 'shopper' });
});

it.each([
  ['INVALID_CVV', {}, 'same_session'],
  ['INVALID_CVV', { threeDSFailed: true }, 'new_session'],
  ['INVALID_CVV', { expired: true }, 'new_session'],
  ['INVALID_CVV', { cancelled: true }, 'new_session'],
  ['INVALID_CVV', { expired: true, needChangeSession: false }, 'same_session'],
  ['PROCESS_FAIL', { needChangeSession: false }, 'same_session'],
  ['INVALID_CVV', { needChangeSession: true }, 'new_session'],
  ['UNKNOWN_EXCEPTION', { expired: true }, 'check_status'],
  ['SDK_PAYMENT_PROCESSING', {}, 'check_status'],
  ['SDK_PAYMENT_PENDING', {}, 'check_status'],
  ['SDK_PAYMENT_ERROR', {}, 'check_status'],
] as const)('%s with %o: %s', (code, context, step) => {
  expect(advise(code, context).step).toBe(step);
});

it('uses the language that was loaded last', async () => {
  await loadAdvice('en_US');
  expect(advise('INVALID_CVV').shopper).toMatch(/security code/);
  expect(advise('INVALID_CVV').merchant).toMatch(/\w/);
  await loadAdvice('zh_CN');
  expect(advise('INVALID_CVV').shopper).toMatch(/\p{Script=Han}/u);
  expect(advise('SDK_PAYMENT_PROCESSING').shopper).toMatch(/\p{Script=Han}/u);
});
