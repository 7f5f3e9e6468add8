import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METHOD_RULES, ONLY_CURRENCY, validateAmount } from './amount-rules.ts';
import { CURRENCIES, decimalsOf } from './currency.ts';

const reason = (currency: string, value: string, paymentMethodType?: string) =>
  validateAmount({ currency, value }, paymentMethodType ? { paymentMethodType } : {})?.reason;

describe('an amount', () => {
  it.each([
    ['USD', '1'],
    ['USD', '9999999999999999'],
    ['JPY', '42'],
    ['IDR', '4200000'],
    ['USD', '11', 'TELEPATHY'],
    ['USD', '11', 'constructor'],
    ['USD', '2', 'APPLEPAY'],
    ['TWD', '4200', 'JKOPAY'],
    ['HKD', '4210', 'OCTOPUS'],
    ['HKD', '5000000', 'ALIPAY_HK'],
    ['CNY', '30000000', 'ALIPAY_CN'],
    // the limits are known in the wallet's own currency only
    ['USD', '1', 'GCASH'],
  ])('%s %s %s is sound', (currency, value, method?: string) => {
    expect(reason(currency, value, method)).toBeUndefined();
  });

  it.each([
    ['USD', '0', undefined, 'value_invalid'],
    ['USD', '042', undefined, 'value_invalid'],
    ['USD', '-42', undefined, 'value_invalid'],
    ['USD', '4.2', undefined, 'value_invalid'],
    ['USD', '', undefined, 'value_invalid'],
    ['USD', '10000000000000000', undefined, 'value_invalid'],
    ['ABC', '4200', undefined, 'currency_unknown'],
    ['usd', '4200', undefined, 'currency_unknown'],
    // ISO 4217 has it for tests: nobody is paid in it
    ['XTS', '4200', undefined, 'currency_unknown'],
    ['USD', '4200', 'ALIPAY_HK', 'currency_unsupported'],
    ['IDR', '4200050', undefined, 'not_a_multiple'],
    ['IDR', '4200050', 'DANA', 'not_a_multiple'],
    ['TWD', '4250', 'JKOPAY', 'not_a_multiple'],
    ['HKD', '4205', 'OCTOPUS', 'not_a_multiple'],
    ['USD', '1', 'APPLEPAY', 'below_minimum'],
    ['JPY', '1', 'APPLEPAY', 'below_minimum'],
    ['IDR', '29900', 'DANA', 'below_minimum'],
    ['KRW', '49', 'KAKAOPAY', 'below_minimum'],
    ['CNY', '30000001', 'ALIPAY_CN', 'above_maximum'],
    ['HKD', '5000001', 'ALIPAY_HK', 'above_maximum'],
    ['THB', '3000001', 'TRUEMONEY', 'above_maximum'],
    ['VND', '10000001', 'ZALOPAY', 'above_maximum'],
  ])('%s %s %s: %s', (currency, value, method, expected) => {
    expect(reason(currency, value, method)).toBe(expected);
  });

  it('says what came and what has to come', () => {
    expect(validateAmount({ currency: 'IDR', value: '4200050' })).toEqual({
      reason: 'not_a_multiple',
      message: 'value is 4200050; in IDR it must be a multiple of 100 in the smallest unit of IDR.',
      limit: '100',
    });
    const small = { currency: 'KRW', value: '49' };
    expect(validateAmount(small, { paymentMethodType: 'KAKAOPAY' })?.message).toBe(
      'value is 49; for KAKAOPAY it must be at least 50 in the smallest unit of KRW.',
    );
    expect(
      validateAmount({ currency: 'USD', value: '42' }, { paymentMethodType: 'ALIPAY_HK' })?.message,
    ).toBe('currency is USD; ALIPAY_HK takes HKD only.');
    expect(validateAmount({ currency: 'USD', value: 42 as unknown as string })?.message).toContain(
      'value is 42; it must be a string of 1 to 16 digits',
    );
  });

  it('is sound or has a reason, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.string(), (currency, value, method) => {
        const amount = { currency: currency as string, value: value as string };
        const problem = validateAmount(amount, { paymentMethodType: method });
        if (problem) expect(problem.message).toMatch(/^(currency|value) is .*\.$/s);
        else expect(amount.value).toMatch(/^[1-9]\d{0,15}$/);
      }),
    );
  });
});

describe('the table', () => {
  const rules = Object.entries(METHOD_RULES).flatMap(([method, byCurrency]) =>
    Object.entries(byCurrency).map(([currency, rule]) => ({ method, currency, rule })),
  );

  it.each(rules)('$method in $currency can be met', ({ method, currency, rule }) => {
    expect(currency === '*' || decimalsOf(currency) !== undefined).toBe(true);
    for (const value of [rule.minimum, rule.maximum, rule.multipleOf]) {
      if (value === undefined) continue;
      expect(reason(currency === '*' ? 'USD' : currency, value, method)).toBeUndefined();
    }
  });

  it('names currencies of ISO 4217 only', () => {
    for (const currency of Object.values(ONLY_CURRENCY)) expect(CURRENCIES).toContain(currency);
    expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length);
  });
});
