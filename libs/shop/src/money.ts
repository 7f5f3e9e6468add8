/** An amount in minor units as a string of digits, and its ISO 4217 currency: `{ currency: 'USD', value: '4200' }`. */
export interface Money {
  readonly currency: string;
  readonly value: string;
}

/**
 * The currency decides how many of the digits stand behind the point: two for USD, none for JPY and KRW.
 *
 * @example
 * formatMoney({ currency: 'USD', value: '4200' }); // '$42.00'
 * formatMoney({ currency: 'JPY', value: '4200' }); // '¥4,200'
 */
export function formatMoney({ currency, value }: Money, locale = 'en-US'): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  const padded = value.padStart(digits + 1, '0');
  const whole = padded.slice(0, padded.length - digits);
  // As a decimal string, because a large amount would lose its cents as a number.
  return format.format(`${whole}.${padded.slice(whole.length) || '0'}` as `${number}`);
}

export function multiplyMoney({ currency, value }: Money, times: number): Money {
  return { currency, value: String(BigInt(value) * BigInt(times)) };
}
