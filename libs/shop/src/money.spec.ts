import { expect, test } from 'vitest';
import { formatMoney } from './money.ts';

test.each([
  ['USD', '4200', '$42.00'],
  ['USD', '5', '$0.05'],
  ['JPY', '4200', '¥4,200'],
  ['USD', '9007199254740993123', '$90,071,992,547,409,931.23'],
])('%s %s is %s', (currency, value, text) => {
  expect(formatMoney({ currency, value })).toBe(text);
});
