/** An amount in minor units as a string of digits, and its ISO 4217 currency: `{ currency: 'USD', value: '4200' }`. */
export interface Money {
  readonly currency: string;
  readonly value: string;
}

/**
 * The number of decimals of each currency in ISO 4217 that doesn't have two. Intl is no source: it knows how prices are
 * usually written, in Hungary or Indonesia without decimals, and would show 4200 HUF as a hundred times as much.
 */
const DECIMALS: { readonly [currency: string]: number } = {
  ...{ BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0 },
  ...{ UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0 },
  ...{ BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3 },
  ...{ CLF: 4, UYW: 4 },
};

/**
 * Formats an amount for the shopper. The currency decides how many decimals it has: two for USD, none for JPY and KRW.
 *
 * @example
 * formatMoney({ currency: 'USD', value: '4200' }); // '$42.00'
 * formatMoney({ currency: 'JPY', value: '4200' }); // '¥4,200'
 */
export function formatMoney({ currency, value }: Money, locale = 'en-US'): string {
  const digits = DECIMALS[currency] ?? 2;
  const padded = value.padStart(digits + 1, '0');
  const whole = padded.slice(0, padded.length - digits);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // as a decimal string: a large amount would lose its cents as a number
  return format.format(`${whole}.${padded.slice(whole.length) || '0'}` as `${number}`);
}

export function multiplyMoney({ currency, value }: Money, times: number): Money {
  return { currency, value: String(BigInt(value) * BigInt(times)) };
}
