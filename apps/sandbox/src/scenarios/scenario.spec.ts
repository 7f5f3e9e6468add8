import { describe, expect, it } from 'vitest';
import { stepAfter } from '@ams-cashier/protocol';
import { isCardNumber, keepCard } from '../payment/card.ts';
import { card } from '../server/sandbox.fixture.ts';
import { CHOOSABLE, chooseScenario, decide, listScenarios, type Submit } from './scenario.ts';
import { SCENARIOS } from './catalogue.ts';

const now = new Date('2026-11-22T12:00:00Z');
const amount = { currency: 'USD', value: '4200' };

const decided = (submit: Partial<Submit>) =>
  decide({ amount, sessionScenario: null, authenticate: false, now, ...submit }).decision;

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
    expect(decided({ card: card(number), amount })).toEqual({ outcome: 'SUCCESSFUL' });
    expect(decided({ card: card(number), amount: { ...amount, value: '11' } })).toEqual({
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
  expect(decided({ card: card(number, change), amount })).toEqual({
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
  expect(decided({ card: card(number), amount, authenticate })).toEqual(decision);
});

it('a card is good until its month ends', () => {
  const lastMonth = card('4054695723100768', { expiryMonth: '11', expiryYear: '26' });
  expect(decided({ card: lastMonth, amount })).toEqual({
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

describe('the catalogue', () => {
  it('names each scenario, card and amount once', () => {
    for (const key of ['id', 'card', 'amount'] as const) {
      const values = SCENARIOS.map((scenario) => scenario[key]).filter(Boolean);
      expect(new Set(values).size).toBe(values.length);
    }
  });

  it('has cards that can be typed, ours in our range', () => {
    for (const { card: number } of SCENARIOS) {
      if (number) expect(isCardNumber(number), number).toBe(true);
      if (number?.startsWith('4000')) expect(number).toMatch(/^400000000000/);
    }
  });

  it.each(CHOOSABLE.map((scenario) => [scenario.id, scenario] as const))(
    '%s: by session, card, holder name and amount',
    (id, scenario) => {
      const good = card('4054695723100768');
      const choose = (change: Partial<Submit>) =>
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

  it('goes through its attempts and stays at the last', () => {
    const submit = { amount, sessionScenario: 'declined_then_paid', authenticate: false, now };
    const outcomes = [0, 1, 2].map((earlier) => decide(submit, () => earlier).decision);
    expect(outcomes).toEqual([
      { outcome: 'FAIL', code: 'ISSUER_REJECTS_TRANSACTION' },
      { outcome: 'SUCCESSFUL' },
      { outcome: 'SUCCESSFUL' },
    ]);
  });

  it('gives a session its scenario whatever is typed, and everybody else the fault of the data', () => {
    const wrong = card('1');
    expect(decided({ card: wrong, sessionScenario: 'paid' })).toEqual({ outcome: 'SUCCESSFUL' });
    expect(decided({ card: { ...wrong, holderName: 'paid' } })).toMatchObject({
      code: 'INVALID_CARD_NUMBER',
    });
  });

  it('is listed with the ways to bring each about', () => {
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
