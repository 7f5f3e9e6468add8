import cardValidator from 'card-validator';
import { withLatinDigits } from './digits.ts';

export type HolderNameError = 'name_missing' | 'name_wrong';

export function checkHolderName(text: string): HolderNameError | undefined {
  const name = withLatinDigits(text).trim();
  if (!name) return 'name_missing';
  return cardValidator.cardholderName(name).isValid ? undefined : 'name_wrong';
}
