import cardValidator from 'card-validator';

export interface Brand {
  /** `visa`, `american-express`, … */
  readonly id: string;
  readonly name: string;
  /** Positions of the digits that have a space before them, counted from 0. */
  readonly gaps: readonly number[];
  readonly lengths: readonly number[];
  readonly securityCodeLength: number;
}

/** The brand of a number that begins with these digits, once only one is possible. */
export function brandOf(digits: string): Brand | undefined {
  const { card } = cardValidator.number(digits);
  if (!card) return undefined;
  const { type, niceType, gaps, lengths, code } = card;
  return { id: type, name: niceType, gaps, lengths, securityCodeLength: code.size };
}
