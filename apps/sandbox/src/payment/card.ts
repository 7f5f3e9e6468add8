import { randomBytes } from 'node:crypto';
import type { CardInput, CardResultInfo } from '@ams-cashier/protocol';
import type { Attempt } from './attempt.ts';

/** All that is kept of a card. */
export interface KeptCard {
  readonly maskedNumber: string;
  readonly brand: string;
  readonly bin: string;
  /** Random: nothing of the card can be found from it. */
  readonly cardToken: string;
}

/** By the first digits of the number. */
const BRANDS: readonly (readonly [brand: string, first: RegExp])[] = [
  ['VISA', /^4/],
  ['MASTERCARD', /^(5[1-5]|2(22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720))/],
  ['AMEX', /^3[47]/],
  ['DINERS', /^3(0[0-5]|[689])/],
  ['JCB', /^35/],
  ['DISCOVER', /^(6011|64[4-9]|65)/],
  ['UNIONPAY', /^62/],
  ['HYUNDAI', /^949/],
];

/** The sum that tells a mistyped number. */
function luhn(number: string): boolean {
  const sum = Array.from(number, Number)
    .reverse()
    .map((digit, place) => (place % 2 === 1 ? digit * 2 : digit))
    .reduce((total, digit) => total + (digit > 9 ? digit - 9 : digit), 0);
  return sum % 10 === 0;
}

export function isCardNumber(number: string): boolean {
  return /^\d{12,19}$/.test(number) && luhn(number);
}

/** Of an attempt without one. */
export const NO_CARD: KeptCard = { maskedNumber: '', brand: '', bin: '', cardToken: '' };

/** What is no card number may still be most of one: then nothing of it is kept. */
export function keepCard(card: CardInput): KeptCard {
  const { number } = card;
  const cardToken = `card_${randomBytes(18).toString('base64url')}`;
  if (!isCardNumber(number)) return { maskedNumber: '', brand: 'UNKNOWN', bin: '', cardToken };
  return {
    maskedNumber: number.slice(0, 4) + '*'.repeat(number.length - 8) + number.slice(-4),
    brand: BRANDS.find(([, first]) => first.test(number))?.[0] ?? 'UNKNOWN',
    bin: number.slice(0, 6),
    cardToken,
  };
}

/** Source: docs/reference/client-sdk.md#card-details-in-results. */
export function cardResultInfo(
  card: Omit<KeptCard, 'cardToken'> & Pick<Attempt, 'authentication' | 'outcome'>,
): CardResultInfo {
  const { authentication, brand } = card;
  const threeDSResult = authentication && {
    threeDSVersion: '2.2.0',
    challenged: authentication === 'challenged',
    ...(card.outcome === 'SUCCESSFUL' && { eci: brand === 'MASTERCARD' ? '02' : '05' }),
  };
  return {
    cardNo: card.maskedNumber,
    cardBrand: card.brand,
    cardBin: card.bin,
    lastFour: card.maskedNumber.slice(-4),
    ...(threeDSResult && { threeDSResult }),
  };
}
