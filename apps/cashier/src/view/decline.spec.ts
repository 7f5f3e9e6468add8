import { LOCALES, RESULT_CODES, type PaymentResultCode } from '@ams-cashier/protocol';
import { describe, expect, it } from 'vitest';
import { declineOf } from './decline.ts';
import { suggestionAfterEnd, suggestionInForm } from './suggestion.ts';
import { loadWording } from '../texts/wording.ts';

const of = (paymentResultCode: PaymentResultCode) =>
  declineOf({ paymentStatus: 'FAIL', paymentResultCode });

it.each([
  ['ISSUER_REJECTS_TRANSACTION', 'declined', 'other_card', 'number'],
  ['USER_BALANCE_NOT_ENOUGH', 'balance', 'other_card', 'number'],
  ['INVALID_CVV', 'code', 'same_session', 'securityCode'],
  ['INVALID_EXPIRATION_DATE', 'expiry', 'same_session', 'expiry'],
  ['INVALID_CARD_NUMBER', 'number', 'same_session', 'number'],
  ['CURRENCY_NOT_SUPPORT', 'shop', 'no', 'number'],
  ['ORDER_IS_CLOSED', 'order', 'new_session', 'number'],
] as const)('%s: %s, %s, %s', (code, reason, step, field) => {
  expect(of(code)).toEqual({ reason, step, field });
});

it.each([
  ['INVALID_CARD', 'failed', 'other_card'],
  ['INVALID_CARD_NUMBER', 'failed', 'other_card'],
  ['INVALID_EXPIRATION_DATE', 'failed', 'other_card'],
  ['VERIFY_UNMATCHED', 'failed', 'other_card'],
  // its code is typed, and what the bank says is about the card
  ['INVALID_CVV', 'code', 'same_session'],
  ['CARD_EXPIRED', 'expired_card', 'other_card'],
  ['ISSUER_REJECTS_TRANSACTION', 'declined', 'other_card'],
  ['PROCESS_FAIL', 'failed', 'new_session'],
] as const)('%s of a saved card, whose number nobody typed: %s, %s', (code, reason, step) => {
  const result = { paymentStatus: 'FAIL', paymentResultCode: code } as const;
  expect(declineOf(result, true)).toMatchObject({ reason, step });
});

it('treats an unknown code as a plain failure', () => {
  expect(of('CODE_OF_TOMORROW' as PaymentResultCode).reason).toBe('failed');
  expect(declineOf(undefined).reason).toBe('failed');
});

it.each([
  'LOST_CARD',
  'STOLEN_CARD',
  'PICKUP_CARD',
  'FRAUD_REJECT',
  'SUSPECTED_CARD',
  'RISK_REJECT',
] as const)('reveals no more about %s than about any decline by the bank', (code) => {
  expect(of(code).reason).toBe(of('ISSUER_REJECTS_TRANSACTION').reason);
});

describe.each(LOCALES)('in %s', async (locale) => {
  const { texts } = await loadWording(locale);
  it.each(Object.keys(RESULT_CODES) as PaymentResultCode[])(
    '%s has a text for the shopper',
    (code) => {
      const { reason, step } = of(code);
      const words = [
        texts.declines[reason],
        texts.suggestions[suggestionInForm(step)],
        texts.suggestions[suggestionAfterEnd(step)],
      ];
      for (const text of words) expect(text.length).toBeGreaterThan(3);
      expect(words.join(' ')).not.toMatch(/lost|stolen|fraud|risk|[A-Z]+_[A-Z]+|挂失|盗|欺诈|风险/);
    },
  );
});
