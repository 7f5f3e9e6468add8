import { expect, it } from 'vitest';
import { formatAmount } from './amount.ts';

it.each([
  ['USD', '4200', 'en_US', '$42.00'],
  ['USD', '4250', 'en_US', '$42.50'],
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
  ['BHD', '4200', 'en_US', 'BHD 4.200'],
  // Intl writes these without a fraction, but they are counted in hundredths
  ['IDR', '4200000', 'en_US', 'IDR 42,000'],
  ['HUF', '420050', 'en_US', 'HUF 4,200.50'],
  // more than a double holds
  ['USD', '123456789012345678', 'en_US', '$1,234,567,890,123,456.78'],
])('%s %s in %s: %s', (currency, value, locale, shown) => {
  expect(formatAmount({ currency, value }, locale).replaceAll('\u00a0', ' ')).toBe(shown);
});
