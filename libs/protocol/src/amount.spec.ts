import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, toMajorUnits, toMinorUnits } from './amount.ts';
import { validateAmount } from './amount-rules.ts';
import { CURRENCIES, decimalsOf } from './currency.ts';

const currency = fc.constantFrom(...CURRENCIES);
const value = fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String);

describe('toMinorUnits', () => {
  it.each([
    ['12.34', 'USD', '1234'],
    ['12.3', 'USD', '1230'],
    ['12', 'USD', '1200'],
    ['0.05', 'USD', '5'],
    ['0', 'USD', '0'],
    ['007.10', 'USD', '710'],
    ['12.3400', 'USD', '1234'],
    ['1.005', 'KWD', '1005'],
    ['12', 'JPY', '12'],
    ['12.00', 'JPY', '12'],
    ['42000', 'IDR', '4200000'],
    ['0.0001', 'CLF', '1'],
    ['1234567890123456789.01', 'USD', '123456789012345678901'],
  ])('%s %s is %s', (decimal, code, minor) => expect(toMinorUnits(decimal, code)).toBe(minor));

  it.each([
    ['12.345', 'USD', 'The amount is 12.345; USD has 2 decimals. Round it first.'],
    ['12.5', 'JPY', 'The amount is 12.5; JPY has no decimals. Round it first.'],
    [12.34, 'USD', 'The amount is 12.34; it must be a string of digits'],
    [12n, 'USD', 'The amount is 12; it must be a string of digits'],
    [undefined, 'USD', 'The amount is undefined; it must be a string of digits'],
    ['', 'USD', 'The amount is ""; it must be a string of digits'],
    ['-1', 'USD', 'The amount is "-1"; it must be a string of digits'],
    ['1,234.50', 'USD', 'The amount is "1,234.50"; it must be a string of digits'],
    ['12,5', 'EUR', 'The amount is "12,5"; it must be a string of digits'],
    ['.5', 'USD', 'The amount is ".5"; it must be a string of digits'],
    ['5.', 'USD', 'The amount is "5."; it must be a string of digits'],
    ['1e3', 'USD', 'The amount is "1e3"; it must be a string of digits'],
    [' 1', 'USD', 'The amount is " 1"; it must be a string of digits'],
    ['١٢', 'USD', 'The amount is "١٢"; it must be a string of digits'],
    ['1', 'usd', 'currency is "usd"; it must be a currency of ISO 4217 in capital letters'],
    ['1', 'XAU', 'currency is "XAU"; it must be a currency of ISO 4217'],
    ['1', 'constructor', 'currency is "constructor"; it must be a currency of ISO 4217'],
    ['1', undefined, 'currency is undefined; it must be a currency of ISO 4217'],
  ])('refuses %s %s', (decimal, code, message) => {
    const convert = () => toMinorUnits(decimal as string, code as string);
    expect(convert).toThrow(RangeError);
    expect(convert).toThrow(message);
  });

  it('and toMajorUnits undo each other, exactly and in every currency', () => {
    fc.assert(
      fc.property(currency, value, (code, minor) => {
        const major = toMajorUnits({ currency: code, value: minor });
        expect(major.split('.')[1]?.length ?? 0).toBe(decimalsOf(code));
        expect(toMinorUnits(major, code)).toBe(minor);
      }),
    );
  });
});

describe('toMajorUnits', () => {
  it.each([
    ['USD', '1230', '12.30'],
    ['USD', '5', '0.05'],
    ['USD', '000005', '0.05'],
    ['JPY', '1230', '1230'],
    ['KWD', '5', '0.005'],
    ['CLF', '5', '0.0005'],
  ])('%s %s is %s', (code, minor, major) => {
    expect(toMajorUnits({ currency: code, value: minor })).toBe(major);
  });

  it.each([
    ['USD', '12.30', 'value is "12.30"; it must be a string of digits'],
    ['USD', 1230, 'value is 1230; it must be a string of digits'],
    ['USD', '', 'value is ""; it must be a string of digits'],
    ['ABC', '1', 'currency is "ABC"; it must be a currency of ISO 4217'],
  ])('refuses %s %s', (code, minor, message) => {
    expect(() => toMajorUnits({ currency: code, value: minor as string })).toThrow(message);
  });
});

describe('formatAmount', () => {
  it.each([
    ['USD', '4200', 'en_US', '$42.00'],
    ['USD', '4250', 'en-US', '$42.50'],
    ['USD', '5', 'en_US', '$0.05'],
    ['USD', '4200', 'zh_CN', 'US$42.00'],
    ['CNY', '4200', 'zh_CN', '¥42.00'],
    ['EUR', '123450', 'de_DE', '1.234,50 €'],
    ['USD', '123450', 'pl_PL', '1234,50 USD'],
    ['IDR', '4200000', 'in_ID', 'Rp 42.000'],
    ['PHP', '4200', 'tl_PH', '₱42.00'],
    ['INR', '12345600', 'hi_IN', '₹1,23,456.00'],
    ['SAR', '4200', 'ar_SA', '\u200f42.00 \u2068ر.س.\u2069\u200f'],
    ['USD', '4200', 'ar_SA', '\u200f42.00 \u2068US$\u2069'],
    ['JPY', '4200', 'en_US', '¥4,200'],
    ['KRW', '4200', 'en_US', '₩4,200'],
    ['RWF', '4200', 'en_US', 'RWF 4,200'],
    ['BHD', '4200', 'en_US', 'BHD 4.200'],
    ['CLF', '42000', 'en_US', 'CLF 4.2000'],
    // usually written without a fraction, but counted in hundredths
    ['IDR', '4200000', 'en_US', 'IDR 42,000'],
    ['HUF', '420050', 'en_US', 'HUF 4,200.50'],
    ['IQD', '4200', 'en_US', 'IQD 4.200'],
    // more than a double holds
    ['USD', '123456789012345678', 'en_US', '$1,234,567,890,123,456.78'],
  ])('%s %s in %s: %s', (code, minor, locale, shown) => {
    const text = formatAmount({ currency: code, value: minor }, locale);
    expect(text.replaceAll('\u00a0', ' ')).toBe(shown);
  });

  it.each([
    ['en-US@posix', '$42.00'],
    ['fr_FR.UTF-8', '42,00 $US'],
    ['de_DE@euro', '42,00 $'],
    ['ar_SA.UTF-8', '\u200f42.00 \u2068US$\u2069'],
    ['fr-FR,fr;q=0.9', '$42.00'],
    ['*', '$42.00'],
    ['C', '$42.00'],
    ['', '$42.00'],
    [undefined, '$42.00'],
    [null, '$42.00'],
  ])('in the locale %j of a browser, a system or a header: %s', (locale, shown) => {
    const text = formatAmount({ currency: 'USD', value: '4200' }, locale as never);
    expect(text.replaceAll('\u00a0', ' ')).toBe(shown);
  });

  it('loses no digit, in any currency', () => {
    fc.assert(
      fc.property(currency, value, (code, minor) => {
        const shown = formatAmount({ currency: code, value: minor }, 'en_US');
        const [, number = ''] = /([\d,]+(?:\.\d+)?)$/.exec(shown) ?? [];
        expect(toMinorUnits(number.replaceAll(',', ''), code)).toBe(minor);
      }),
    );
  });

  it('refuses what would be shown a hundred times too high or too low', () => {
    expect(() => formatAmount({ currency: 'ABC', value: '4200' }, 'en_US')).toThrow(
      'currency is "ABC"; it must be a currency of ISO 4217',
    );
    expect(() => formatAmount({ currency: 'USD', value: '42.00' }, 'en_US')).toThrow(
      'value is "42.00"; it must be a string of digits',
    );
  });

  it.each([undefined, null, '4200'])('names the missing currency of %j', (amount) => {
    for (const call of [
      () => formatAmount(amount as never, 'en_US'),
      () => toMajorUnits(amount as never),
    ]) {
      expect(call).toThrow(RangeError);
      expect(call).toThrow('currency is undefined;');
    }
    expect(validateAmount(amount as never)).toMatchObject({ reason: 'currency_unknown' });
  });
});
