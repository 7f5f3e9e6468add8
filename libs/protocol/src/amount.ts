import { decimalsOf, omitsZeroDecimals } from './currency.ts';
import type { Amount } from './gateway.ts';
import { languageTag } from './language.ts';
import { quoted } from './quoted-value.ts';

function requireDecimals(currency: string): number {
  const decimals = decimalsOf(currency);
  if (decimals !== undefined) return decimals;
  throw new RangeError(
    `currency is ${quoted(currency)}; it must be a currency of ISO 4217 in capital letters, such as "USD".`,
  );
}

/** The digits before and after the decimal point. */
function splitValue(amount: Amount): readonly [whole: string, fraction: string] {
  // without any amount, its currency is what is missing
  const { currency, value } = Object(amount) as Amount;
  const decimals = requireDecimals(currency);
  if (typeof value !== 'string' || !/^\d+$/.test(value)) {
    throw new RangeError(
      `value is ${quoted(value)}; it must be a string of digits: the amount in the smallest unit of ${currency}.`,
    );
  }
  const digits = value.replace(/^0+(?=\d)/, '').padStart(decimals + 1, '0');
  return [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)];
}

/**
 * What `amount.value` is for a decimal number, by the decimals of ISO 4217. Takes a string only, because a number has lost
 * its exact value before it arrives: 1.005 is a little less than that. Nothing is rounded; zeros at the end don't count.
 *
 * @throws RangeError for anything else than digits with at most one point, more decimals than the currency has, or a
 *   currency that ISO 4217 does not list
 * @example
 * toMinorUnits('12.34', 'USD'); // '1234'
 * toMinorUnits('12', 'JPY'); // '12'
 * toMinorUnits('12.3', 'KWD'); // '12300'
 */
export function toMinorUnits(decimal: string, currency: string): string {
  const decimals = requireDecimals(currency);
  const [, whole = '', written = ''] =
    (typeof decimal === 'string' && /^(\d+)(?:\.(\d+))?$/.exec(decimal)) || [];
  if (!whole) {
    throw new RangeError(
      `The amount is ${quoted(decimal)}; it must be a string of digits with at most one decimal point, such as "12.34".`,
    );
  }
  const fraction = written.replace(/0+$/, '');
  if (fraction.length > decimals) {
    throw new RangeError(
      `The amount is ${decimal}; ${currency} has ${decimals || 'no'} decimal${decimals === 1 ? '' : 's'}. Round it first.`,
    );
  }
  return (whole + fraction.padEnd(decimals, '0')).replace(/^0+(?=\d)/, '');
}

/**
 * The decimal number of an amount, with all decimals of its currency.
 *
 * @throws RangeError for a value that is not a string of digits, or a currency that ISO 4217 does not list
 * @example
 * toMajorUnits({ currency: 'USD', value: '1230' }); // '12.30'
 * toMajorUnits({ currency: 'JPY', value: '1230' }); // '1230'
 */
export function toMajorUnits(amount: Amount): string {
  const [whole, fraction] = splitValue(amount);
  return fraction ? `${whole}.${fraction}` : whole;
}

/**
 * The amount as the shopper reads it, exact for any length, because the value is never converted to a number. Always in
 * Latin digits, as on the card and in the fields.
 *
 * @param locale a BCP 47 tag or Antom's name of a language; what is neither is English
 * @throws RangeError for a value that is not a string of digits, or a currency that ISO 4217 does not list
 * @example
 * formatAmount({ currency: 'USD', value: '4200' }, 'en_US'); // '$42.00'
 */
export function formatAmount(amount: Amount, locale: string): string {
  const [whole, fraction] = splitValue(amount);
  const { currency } = amount;
  const isShort = omitsZeroDecimals(currency) && !/[1-9]/.test(fraction);
  const tag = languageTag(locale);
  const format = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    numberingSystem: 'latn',
    minimumFractionDigits: isShort ? 0 : fraction.length,
    maximumFractionDigits: fraction.length,
  });
  const number = `${whole}.${fraction || '0'}` as `${number}`;
  if (!tag.startsWith('ar')) return format.format(number);
  // the symbol keeps its own direction: within Arabic text, US$ would appear as $US
  return format
    .formatToParts(number)
    .map(({ type, value }) => (type === 'currency' ? `\u2068${value}\u2069` : value))
    .join('');
}
