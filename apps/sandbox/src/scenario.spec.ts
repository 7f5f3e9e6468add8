import { describe, expect, it } from 'vitest';
import { stepAfter } from '@ams-cashier/protocol';
import { isCardNumber, keepCard } from './card.ts';
import { card } from './sandbox.fixture.ts';
import { decide } from './scenario.ts';

const now = new Date('2026-11-22T12:00:00Z');
const amount = { currency: 'USD', value: '4200' };

describe('documented cards', () => {
  it.each([
    '4054695723100768',
    '5162774114974622',
    '9490220011669217',
    '4294097400915107',
    '4006055482525268',
    '4600729331819383',
    '4310377720003234',
  ])('%s is paid, and refused for risk at amount 11', (number) => {
    expect(decide({ card: card(number), amount, authenticate: false, now })).toEqual({
      outcome: 'SUCCESSFUL',
    });
    expect(
      decide({ card: card(number), amount: { ...amount, value: '11' }, authenticate: false, now }),
    ).toEqual({
      outcome: 'FAIL',
      code: 'RISK_REJECT',
    });
  });
});

it.each([
  ['4054692760174822', {}, 'FAIL', 'ISSUER_REJECTS_TRANSACTION'],
  ['5162770472561357', {}, 'FAIL', 'ISSUER_REJECTS_TRANSACTION'],
  ['4000000000000119', {}, 'PROCESSING', 'PAYMENT_IN_PROCESS'],
  ['4000000000000226', {}, 'ERROR', 'UNKNOWN_EXCEPTION'],
  ['4000000000000333', {}, 'FAIL', 'FRAUD_REJECT'],
  ['4054695723100769', {}, 'FAIL', 'INVALID_CARD_NUMBER'],
  ['4054 6957 2310 0768', {}, 'FAIL', 'INVALID_CARD_NUMBER'],
  ['', {}, 'FAIL', 'INVALID_CARD_NUMBER'],
  ['4054695723100768', { expiryMonth: '13' }, 'FAIL', 'INVALID_EXPIRATION_DATE'],
  ['4054695723100768', { expiryMonth: '2' }, 'FAIL', 'INVALID_EXPIRY_DATE_FORMAT'],
  ['4054695723100768', { expiryMonth: '10', expiryYear: '26' }, 'FAIL', 'CARD_EXPIRED'],
  ['4054695723100768', { securityCode: '99' }, 'FAIL', 'INVALID_CVV'],
] as const)('%s %o: %s %s', (number, change, outcome, code) => {
  expect(decide({ card: card(number, change), amount, authenticate: false, now })).toEqual({
    outcome,
    code,
  });
});

it.each([
  ['4000000000003006', true, { outcome: 'SUCCESSFUL', authentication: 'frictionless' }],
  ['4000000000003014', false, { issuer: 'page' }],
  ['4000000000003022', false, { issuer: 'silent' }],
  ['4000000000003030', false, { issuer: 'window' }],
  ['4054695723100768', true, { issuer: 'page' }],
  ['4054692760174822', true, { outcome: 'FAIL', code: 'ISSUER_REJECTS_TRANSACTION' }],
] as const)('3-D Secure: %s, asked for: %s', (number, authenticate, decision) => {
  expect(decide({ card: card(number), amount, authenticate, now })).toEqual(decision);
});

it('a card is good until its month ends', () => {
  const lastMonth = card('4054695723100768', { expiryMonth: '11', expiryYear: '26' });
  expect(decide({ card: lastMonth, amount, authenticate: false, now })).toEqual({
    outcome: 'SUCCESSFUL',
  });
});

it('has both kinds of decline', () => {
  expect(stepAfter('ISSUER_REJECTS_TRANSACTION')).toBe('other_card');
  expect(stepAfter('FRAUD_REJECT')).toBe('no');
});

describe('what is kept of a card', () => {
  it.each([
    ['4054695723100768', '4054********0768', 'VISA', '405469'],
    ['5162774114974622', '5162********4622', 'MASTERCARD', '516277'],
    ['9490220011669217', '9490********9217', 'HYUNDAI', '949022'],
  ])('%s', (number, maskedNumber, brand, bin) => {
    const kept = keepCard(card(number));
    expect(kept).toMatchObject({ maskedNumber, brand, bin });
    expect(JSON.stringify(kept)).not.toContain(number.slice(4, 12));
    expect(keepCard(card(number)).cardToken).not.toBe(kept.cardToken);
  });

  it('is nothing if it is no card number', () => {
    expect(isCardNumber('405469572310076')).toBe(false);
    expect(keepCard(card('405469572310076'))).toMatchObject({ maskedNumber: '', bin: '' });
  });
});
