import cardValidator from 'card-validator';

export interface Brand {
  /** `visa`, `american-express`, … */
  readonly id: string;
  readonly name: string;
  /** A space stands before these digits, counted from 0. */
  readonly gaps: readonly number[];
  readonly lengths: readonly number[];
  readonly securityCodeLength: number;
}

/** The brand that these digits begin, once there is only one left. */
export function brandOf(digits: string): Brand | undefined {
  const { card } = cardValidator.number(digits);
  if (!card) return undefined;
  const { type, niceType, gaps, lengths, code } = card;
  return { id: type, name: niceType, gaps, lengths, securityCodeLength: code.size };
}
