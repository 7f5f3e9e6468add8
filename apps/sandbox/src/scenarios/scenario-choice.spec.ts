import { describe, expect, it } from 'vitest';
import { stepAfter } from '@ams-cashier/protocol';
import { card } from '../server/sandbox.fixture.ts';
import { isCardNumber } from './card-check.ts';
import { SCENARIOS } from './catalogue.ts';
import { DOCUMENTED_CARDS } from './documented-data.ts';
import {
  chooseScenario,
  decideAttempt,
  SELECTABLE,
  type AttemptFacts,
  type PaymentFacts,
} from './scenario-choice.ts';
import { listScenarios } from './scenario-list.ts';

const now = new Date('2026-11-22T12:00:00Z');
const amount = { currency: 'USD', value: '4200' };

const decided = (attempt: Partial<AttemptFacts>) =>
  decideAttempt({ amount, sessionScenario: null, authenticate: false, now, ...attempt }).decision;

describe('documented cards', () => {
  it.each([
    '4054695723100768',
    '5162774114974622',
    '9490220011669217',
    '4294097400915107',
    '4006055482525268',
    '4600729331819383',
    '4310377720003234',
  ])('%s is paid, and rejected for risk at either documented amount', (number) => {
    expect(decided({ card: card(number), amount })).toEqual({ outcome: 'SUCCESSFUL' });
    for (const value of ['11', '1111001111']) {
      expect(decided({ card: card(number), amount: { ...amount, value } })).toEqual({
        outcome: 'FAIL',
        code: 'RISK_REJECT',
      });
    }
  });

  it('are as many as Antom’s pages list, and none is one of the sandbox’s own', () => {
    expect(DOCUMENTED_CARDS).toHaveLength(10);
    for (const { number } of DOCUMENTED_CARDS) {
      expect(isCardNumber(number), number).toBe(true);
      expect(number).not.toMatch(/^40{11}/);
    }
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
  expect(decided({ card: card(number, change), amount })).toEqual({
    outcome,
    code,
  });
});

it.each([
  ['4035501000000008', false, { outcome: 'SUCCESSFUL', authentication: 'frictionless' }],
  ['4035501000000008', true, { outcome: 'SUCCESSFUL', authentication: 'frictionless' }],
  ['4000000000003006', true, { outcome: 'SUCCESSFUL', authentication: 'frictionless' }],
  ['4000000000003014', false, { issuer: 'page' }],
  ['4000000000003022', false, { issuer: 'silent' }],
  ['4000000000003030', false, { issuer: 'window' }],
  ['4054695723100768', true, { issuer: 'page' }],
  ['4054692760174822', true, { outcome: 'FAIL', code: 'ISSUER_REJECTS_TRANSACTION' }],
] as const)(
  '3-D Secure: card %s, requested by the session: %s',
  (number, authenticate, decision) => {
    expect(decided({ card: card(number), amount, authenticate })).toEqual(decision);
  },
);

it('a card is valid until the end of its expiry month', () => {
  const lastMonth = card('4054695723100768', { expiryMonth: '11', expiryYear: '26' });
  expect(decided({ card: lastMonth, amount })).toEqual({
    outcome: 'SUCCESSFUL',
  });
});

it('there are declines that the same form can serve, and declines that it cannot', () => {
  expect(stepAfter('ISSUER_REJECTS_TRANSACTION')).toBe('other_card');
  expect(stepAfter('FRAUD_REJECT')).toBe('no');
});

describe('the catalogue', () => {
  it('uses each id, card and amount only once', () => {
    for (const key of ['id', 'card', 'amount'] as const) {
      const values = SCENARIOS.map((scenario) => scenario[key]).filter(Boolean);
      expect(new Set(values).size).toBe(values.length);
    }
  });

  it('has valid card numbers, and keeps ours in one range', () => {
    for (const { card: number } of SCENARIOS) {
      if (number) expect(isCardNumber(number), number).toBe(true);
      if (number?.startsWith('4000')) expect(number).toMatch(/^400000000000/);
    }
  });

  it.each(SELECTABLE.map((scenario) => [scenario.id, scenario] as const))(
    '%s is selected by session, card, holder name and amount',
    (id, scenario) => {
      const good = card('4054695723100768');
      const choose = (change: Partial<PaymentFacts>) =>
        chooseScenario({ card: good, amount, sessionScenario: null, ...change })?.id;
      expect(choose({ sessionScenario: id })).toBe(id);
      expect(choose({ sessionScenario: id, card: card('4054692760174822') })).toBe(id);
      if (scenario.card && id !== 'paid') expect(choose({ card: card(scenario.card) })).toBe(id);
      expect(choose({ card: { ...good, holderName: id } })).toBe(id);
      const typed = ` ${id.toLowerCase().replaceAll('_', ' ')}`;
      expect(choose({ card: { ...good, holderName: typed } })).toBe(id);
      if (scenario.amount)
        expect(choose({ amount: { ...amount, value: scenario.amount } })).toBe(id);
    },
  );

  it('goes through its attempts in order and repeats the last', () => {
    const attempt = { amount, sessionScenario: 'declined_then_paid', authenticate: false, now };
    const outcomes = [0, 1, 2].map((earlier) => decideAttempt(attempt, () => earlier).decision);
    expect(outcomes).toEqual([
      { outcome: 'FAIL', code: 'ISSUER_REJECTS_TRANSACTION' },
      { outcome: 'SUCCESSFUL' },
      { outcome: 'SUCCESSFUL' },
    ]);
  });

  it('applies a session’s own scenario whatever is typed; otherwise invalid data come first', () => {
    const wrong = card('1');
    expect(decided({ card: wrong, sessionScenario: 'paid' })).toEqual({ outcome: 'SUCCESSFUL' });
    expect(decided({ card: { ...wrong, holderName: 'paid' } })).toMatchObject({
      code: 'INVALID_CARD_NUMBER',
    });
  });

  it('is listed with every way to trigger each scenario', () => {
    const listed = new Map(listScenarios().map((scenario) => [scenario.id, scenario.by]));
    expect(listed.get('RISK_REJECT')).toEqual({
      card: '4000000000001158',
      amount: '11',
      holderName: 'RISK_REJECT',
      sandboxScenario: 'RISK_REJECT',
    });
    expect(listed.get('page_down')).toEqual({ sandboxScenario: 'page_down' });
    expect(listed.get('cancelled')).toEqual({});
    expect(listed.get('gcash')).toEqual({ session: { paymentMethodType: 'GCASH' } });
  });
});
