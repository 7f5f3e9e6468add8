import cardValidator from 'card-validator';
import { digitsOf, withLatinDigits } from './digits.ts';
import type { Mask } from './typing.ts';

export type ExpiryError =
  'expiry_missing' | 'expiry_short' | 'expiry_month' | 'expiry_past' | 'expiry_wrong';

interface Parts {
  readonly month: string;
  /** Two digits, more while a year of four is being typed. */
  readonly year: string;
}

/** `12 / 29`, `1229`, `12/2029`, `12-29` and autofill's `2029-12`. */
function split(text: string): Parts {
  const [first = '', ...rest] = text.match(/\d+/g) ?? [];
  const yearFirst = first.length === 4 && rest.length === 1;
  const month = yearFirst ? (rest[0] ?? '') : first;
  const year = month.slice(2) + (yearFirst ? first : rest.join(''));
  return { month: month.slice(0, 2), year: year.length === 4 ? year.replace(/^20/, '') : year };
}

export const expiryMask: Mask = {
  format(text, deleting) {
    const { month, year } = split(text);
    if (deleting) return year ? `${month} / ${year}` : month;
    const closed = year !== '' || /\d\D+$/.test(text);
    const full = month.length === 1 && (closed || month > '1') ? `0${month}` : month;
    return full.length < 2 ? full : `${full} / ${year.slice(0, 5)}`;
  },
  // leaves room for a year of four digits: 20 on its own is always in the past
  limit: (digits) => (digits.startsWith('20', 2) ? 6 : 4),
};

export function checkExpiry(text: string): ExpiryError | undefined {
  if (!digitsOf(text)) return 'expiry_missing';
  const { month, year } = expiryOf(text);
  if (month.length < 2 || year.length < 2 || year.length === 3) return 'expiry_short';
  if (month < '01' || month > '12') return 'expiry_month';
  if (year.length !== 2) return 'expiry_wrong';
  if (cardValidator.expirationDate({ month, year }).isValid) return undefined;
  const now = new Date();
  const years = Number(year) - (now.getFullYear() % 100);
  return years < 0 || (years === 0 && Number(month) <= now.getMonth())
    ? 'expiry_past'
    : 'expiry_wrong';
}

export function expiryOf(text: string): Parts {
  return split(expiryMask.format(withLatinDigits(text), false));
}
