import { expect, test } from 'vitest';
import { moneyFacts } from './money.ts';

const USD = (value: string) => ({ currency: 'USD', value });
const refund = (value: string, status: 'SUCCESS' | 'PROCESSING' | 'FAIL') => ({
  requestId: value,
  amount: USD(value),
  status,
});
const dispute = (value: string, status: 'open' | 'closed', isChargedBack: boolean) => ({
  disputeId: value,
  amount: USD(value),
  status,
  isChargedBack,
});

test('adds up what was captured, refunded and charged back, and names nothing else', () => {
  const facts = moneyFacts({
    captures: [refund('4000', 'SUCCESS'), refund('200', 'SUCCESS')],
    refunds: [refund('1000', 'SUCCESS'), refund('9', 'FAIL'), refund('5', 'PROCESSING')],
    disputes: [dispute('500', 'closed', true), dispute('700', 'closed', false)],
  });
  expect(facts).toEqual([
    { name: 'Captured', amount: '$42.00' },
    { name: 'Refunded', amount: '$10.00' },
    { name: 'Being refunded', amount: '$0.05' },
    { name: 'Charged back', amount: '$5.00' },
  ]);
});

test('names a dispute until it is over; an order without any money movement has no facts', () => {
  const disputes = [dispute('500', 'open', false)];
  expect(moneyFacts({ captures: [], refunds: [], disputes })).toEqual([
    { name: 'Disputed', amount: '$5.00' },
  ]);
  expect(moneyFacts({ captures: [], refunds: [], disputes: [] })).toEqual([]);
});
