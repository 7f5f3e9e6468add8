import { describe, expect, it } from 'vitest';
import { advise, type AdviceContext } from './advice.ts';

describe('advise', () => {
  it.each([
    ['INVALID_CVV', 'same_session', 'shopper'],
    ['ISSUER_REJECTS_TRANSACTION', 'other_card', 'shopper'],
    ['ORDER_IS_CLOSED', 'new_session', 'shopper'],
    ['SUSPECTED_RISK', 'later', 'shopper'],
    ['ACCESS_DENIED', 'no', 'merchant'],
    ['PAYMENT_IN_PROCESS', 'check_status', 'merchant'],
    ['FROM_TOMORROW', 'new_session', 'shopper'],
    ['', 'new_session', 'shopper'],
  ])('%s: %s by the %s', (code, step, who) => expect(advise(code)).toEqual({ step, who }));

  it.each<[string, AdviceContext, string]>([
    ['INVALID_CVV', { expired: true }, 'new_session'],
    ['ISSUER_REJECTS_TRANSACTION', { threeDSFailed: true }, 'new_session'],
    ['USER_CANCELED', { cancelled: true }, 'new_session'],
    ['INVALID_CVV', { needChangeSession: true }, 'new_session'],
    ['ORDER_IS_CLOSED', { needChangeSession: false }, 'same_session'],
    ['INVALID_CVV', { needChangeSession: false, expired: true }, 'same_session'],
    // a fresh session could charge twice
    ['UNKNOWN_EXCEPTION', { expired: true, needChangeSession: true }, 'check_status'],
  ])('%s with %j: %s', (code, context, step) => expect(advise(code, context).step).toBe(step));
});
