/** An amount in minor units as a string of digits, and its ISO 4217 currency: `{ currency: 'USD', value: '4200' }`. */
export interface Money {
  readonly currency: string;
  readonly value: string;
}

/**
 * How many digits of an amount are minor units, where it isn't two (ISO 4217). Intl can't be asked: it knows how prices
 * are written in a country, without decimals in Hungary or Indonesia, and would show 4200 HUF as a hundred times as much.
 */
const MINOR_DIGITS: { readonly [currency: string]: number } = {
  ...{ CLP: 0, ISK: 0, JPY: 0, KRW: 0, PYG: 0, UGX: 0, VND: 0, XAF: 0, XOF: 0, XPF: 0 },
  ...{ BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3 },
};

/**
 * The currency decides how many of the digits stand behind the point: two for USD, none for JPY and KRW.
 *
 * @example
 * formatMoney({ currency: 'USD', value: '4200' }); // '$42.00'
 * formatMoney({ currency: 'JPY', value: '4200' }); // '¥4,200'
 */
export function formatMoney({ currency, value }: Money, locale = 'en-US'): string {
  const digits = MINOR_DIGITS[currency] ?? 2;
  const padded = value.padStart(digits + 1, '0');
  const whole = padded.slice(0, padded.length - digits);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // As a decimal string, because a large amount would lose its cents as a number.
  return format.format(`${whole}.${padded.slice(whole.length) || '0'}` as `${number}`);
}

export function multiplyMoney({ currency, value }: Money, times: number): Money {
  return { currency, value: String(BigInt(value) * BigInt(times)) };
}
