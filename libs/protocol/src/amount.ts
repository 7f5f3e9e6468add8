import type { Amount } from './gateway.ts';
import { languageTag } from './language.ts';

/**
 * How many decimal digits an amount has, by ISO 4217, where that is not 2. Intl can't tell: it knows how amounts are
 * usually *written*, and would show 4200 IDR (42.00) a hundred times too high. Source: docs/reference/server-api.md#amounts
 */
const MINOR_UNITS: { readonly [currency: string]: number } = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

function minorUnits(currency: string): number {
  return MINOR_UNITS[currency] ?? 2;
}

/**
 * `{ currency: 'USD', value: '4200' }` in en_US → `$42.00`. Exact for any length, because the value is never converted to
 * a number. Always in Latin digits, as on the card and in the fields.
 */
export function formatAmount({ currency, value }: Amount, locale: string): string {
  const units = minorUnits(currency);
  const digits = value.padStart(units + 1, '0');
  const whole = digits.slice(0, digits.length - units);
  const fraction = digits.slice(digits.length - units);
  const tag = languageTag(locale);
  const style = { style: 'currency', currency, numberingSystem: 'latn' } as const;
  const usual = new Intl.NumberFormat(tag, style).resolvedOptions();
  // as many digits as is usual, but never so few that the amount is rounded
  const least = /[1-9]/.test(fraction)
    ? units
    : Math.min(units, usual.minimumFractionDigits ?? units);
  const format = new Intl.NumberFormat(tag, {
    ...style,
    minimumFractionDigits: least,
    maximumFractionDigits: units,
  });
  const number = `${whole}.${fraction || '0'}` as `${number}`;
  if (!locale.startsWith('ar')) return format.format(number);
  // the symbol keeps its own direction: within Arabic text, US$ would appear as $US
  return format
    .formatToParts(number)
    .map(({ type, value }) => (type === 'currency' ? `\u2068${value}\u2069` : value))
    .join('');
}
