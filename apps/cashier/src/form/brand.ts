import cardValidator from 'card-validator';
import creditCardType from 'credit-card-type';

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
  const card = cardValidator.number(digits).card ?? discoverOf(digits);
  return card ? brandFrom(card) : undefined;
}

type CardType = ReturnType<typeof creditCardType.getTypeInfo>;

function brandFrom({ type, niceType, gaps, lengths, code }: CardType): Brand {
  return { id: type, name: niceType, gaps, lengths, securityCodeLength: code.size };
}

/** Brands that gateways name differently from the validator. */
const OTHER_NAMES: { readonly [name: string]: string } = {
  amex: 'american-express',
  'china-unionpay': 'unionpay',
  cup: 'unionpay',
  diners: 'diners-club',
  mc: 'mastercard',
};

/** The brand that a gateway calls so: `VISA`, `AMEX`, `DINERS_CLUB`. */
export function brandNamed(name: string): Brand | undefined {
  const id = name.toLowerCase().replace(/[\s_]+/g, '-');
  const type = creditCardType.getTypeInfo(OTHER_NAMES[id] ?? id);
  return type ? brandFrom(type) : undefined;
}

/** Troy has numbers within Discover's, and up to eight digits tell which. Until they say Troy, a number is Discover's. */
function discoverOf(digits: string) {
  const others = creditCardType(digits).filter(({ type }) => type !== 'troy');
  const isKnown = digits !== '' && others.every(({ matchStrength }) => matchStrength);
  return isKnown ? others.find(({ type }) => type === 'discover') : undefined;
}
