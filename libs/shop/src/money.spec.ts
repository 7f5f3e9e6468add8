import { expect, test } from 'vitest';
import { formatMoney, multiplyMoney } from './money.ts';

test.each([
  ['USD', '4200', '$42.00'],
  ['USD', '5', '$0.05'],
  ['USD', '123456789', '$1,234,567.89'],
  ['JPY', '4200', '¥4,200'],
  ['KRW', '4200', '₩4,200'],
  ['USD', '9007199254740993123', '$90,071,992,547,409,931.23'],
])('%s %s is %s', (currency, value, text) => {
  expect(formatMoney({ currency, value })).toBe(text);
});

test.each([
  ['RWF', '4200', /^RWF.4,200$/],
  ['VUV', '4200', /^VUV.4,200$/],
  ['KWD', '4200', /^KWD.4\.200$/],
  ['CLF', '42000', /^CLF.4\.2000$/],
])('%s has the decimals of ISO 4217', (currency, value, text) => {
  expect(formatMoney({ currency, value })).toMatch(text);
});

test.each([
  ['HUF', '4200', /^HUF.42\.00$/],
  ['IDR', '4200', /^IDR.42\.00$/],
  ['IQD', '4200', /^IQD.4\.200$/],
])('%s is usually written without decimals, but loses none here', (currency, value, text) => {
  expect(formatMoney({ currency, value })).toMatch(text);
});

test('a total keeps its minor units', () => {
  expect(multiplyMoney({ currency: 'USD', value: '4199' }, 3)).toEqual({
    currency: 'USD',
    value: '12597',
  });
});
