import { describe, expect, it } from 'vitest';
import { RESULT_CODES } from './result-codes.ts';
import { RESULT_MESSAGES } from './result-messages.ts';
import { canSameSessionServe, stepAfter, type NextStep } from './result-step.ts';

const codes = Object.keys(RESULT_CODES);

describe('payment result codes', () => {
  it('are 76', () => expect(codes).toHaveLength(76));

  it('each have a step, and no step lost a code', () => {
    const count: { [step: string]: number } = {};
    for (const code of codes) count[stepAfter(code)] = (count[stepAfter(code)] ?? 0) + 1;
    expect(count).toEqual({
      same_session: 12,
      other_card: 22,
      new_session: 13,
      check_status: 7,
      later: 3,
      no: 19,
    });
  });

  it.each<[string, NextStep]>([
    ['INVALID_CVV', 'same_session'],
    ['INVALID_EXPIRATION_DATE', 'same_session'],
    ['ISSUER_REJECTS_TRANSACTION', 'other_card'],
    ['RISK_REJECT', 'other_card'],
    ['USER_BALANCE_NOT_ENOUGH', 'other_card'],
    ['ORDER_IS_CLOSED', 'new_session'],
    ['AUTHENTICATION_REQUIRED', 'new_session'],
    ['PAYMENT_IN_PROCESS', 'check_status'],
    ['UNKNOWN_EXCEPTION', 'check_status'],
    ['REPEAT_REQ_REJECT', 'check_status'],
    ['REQUEST_TRAFFIC_EXCEED_LIMIT', 'check_status'],
    ['SYSTEM_ERROR', 'check_status'],
    ['SUBMIT_PAYMENT_TIMEOUT', 'check_status'],
    ['PAYMENT_RESULT_TIMEOUT', 'check_status'],
    ['SUSPECTED_RISK', 'later'],
    ['FRAUD_REJECT', 'no'],
    ['ACCESS_DENIED', 'no'],
  ])('%s: %s', (code, step) => expect(stepAfter(code)).toBe(step));

  it.each(['', ' ', 'INVALID', 'CARD', 'INVALID_CARD_', 'invalid_cvv', 'SUCCESS', 'toString'])(
    'unknown code %j: new_session',
    (code) => expect(stepAfter(code)).toBe('new_session'),
  );

  it.each(codes)('%s: the same session serves it if its step needs no other', (code) => {
    expect(canSameSessionServe(code)).toBe(/^(same_session|other_card)$/.test(stepAfter(code)));
  });

  it('are not served when unknown or missing', () => {
    expect([canSameSessionServe('toString'), canSameSessionServe()]).toEqual([false, false]);
  });

  it('have a message only where the text is documented', () => {
    expect(codes).toEqual(expect.arrayContaining(Object.keys(RESULT_MESSAGES)));
    expect(RESULT_MESSAGES.ISSUER_REJECTS_TRANSACTION).toBe(
      'The issuing bank rejects the transaction.',
    );
  });
});
