import type { Amount } from './gateway.ts';
import { languageTag } from './language.ts';

/**
 * Minor units of the currencies that have other than two (ISO 4217). Not taken from Intl: it tells how an amount is
 * usually *written*, so that 4200 IDR (42.00, docs/reference/server-api.md#amounts) would be shown a hundred times too high.
 */
const MINOR_UNITS: { readonly [digits: string]: string } = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

function minorUnits(currency: string): number {
  const [digits = 2] =
    Object.entries(MINOR_UNITS).find(([, codes]) => codes.split(' ').includes(currency)) ?? [];
  return Number(digits);
}

/**
 * `{ currency: 'USD', value: '4200' }` in en_US → `$42.00`. Exact for any length: the value is never a number. In the
 * digits of the card and of its fields, whatever the language's own are.
 */
export function formatAmount({ currency, value }: Amount, locale: string): string {
  const units = minorUnits(currency);
  const digits = value.padStart(units + 1, '0');
  const whole = digits.slice(0, digits.length - units);
  const fraction = digits.slice(digits.length - units);
  const tag = languageTag(locale);
  const style = { style: 'currency', currency, numberingSystem: 'latn' } as const;
  const usual = new Intl.NumberFormat(tag, style).resolvedOptions();
  // written as is usual, but no part of an amount is ever rounded away
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
  // a symbol keeps its own direction: US$ would be read as $US among Arabic
  return format
    .formatToParts(number)
    .map(({ type, value }) => (type === 'currency' ? `\u2068${value}\u2069` : value))
    .join('');
}
