import cardValidator from 'card-validator';
import luhnFits from 'card-validator/dist/luhn-10.js';
import { brandOf } from './brand.ts';
import { digitsOf } from './digits.ts';
import type { Mask } from './typing.ts';

export type NumberError = 'number_missing' | 'number_short' | 'number_long' | 'number_wrong';

/** Lengths of a number of no known brand (docs/design/names-and-defaults.md#card-checks). */
const SHORTEST = 12;
const LONGEST = 19;
/** A longer paste is not a card number; what is shown of it is enough to see that. */
const SHOWN = 24;
const GAPS: readonly number[] = [4, 8, 12];
/** Brands name no gaps beyond their usual length. */
const FURTHER_GAPS: readonly number[] = [16, 20];

export function checkNumber(text: string): NumberError | undefined {
  const digits = digitsOf(text);
  if (!digits) return 'number_missing';
  const { card, isValid } = cardValidator.number(digits);
  if (isValid) return undefined;
  const lengths = card?.lengths ?? [SHORTEST, LONGEST];
  if (digits.length < Math.min(...lengths)) return 'number_short';
  if (digits.length > Math.max(...lengths)) return 'number_long';
  return !card && luhnFits(digits) ? undefined : 'number_wrong';
}

export const numberMask: Mask = {
  format(text) {
    const digits = digitsOf(text).slice(0, SHOWN);
    const gaps = [...(brandOf(digits)?.gaps ?? GAPS), ...FURTHER_GAPS];
    return [...digits].map((digit, at) => (gaps.includes(at) ? ` ${digit}` : digit)).join('');
  },
  limit: (digits) => Math.max(...(brandOf(digits)?.lengths ?? [LONGEST])),
};
