import { randomBytes } from 'node:crypto';
import cardValidator from 'card-validator';
import type { CardInput } from '@ams-cashier/protocol';
import { isCardNumber } from '../scenarios/card-check.ts';

/** All that is kept of a card. */
export interface KeptCard {
  readonly maskedNumber: string;
  readonly brand: string;
  readonly bin: string;
  /** Random, so that the card cannot be derived from it. */
  readonly cardToken: string;
}

/** Brands that Antom names differently; the others are the validator's name in capitals. */
const BRAND_NAMES: { readonly [type: string]: string } = {
  'american-express': 'AMEX',
  'diners-club': 'DINERS',
};

/** A Korean brand that the validator lacks. Source: docs/reference/server-api.md#test-cards. */
const HYUNDAI = /^949/;

export function brandOf(number: string): string {
  const type = cardValidator.number(number).card?.type;
  if (type) return BRAND_NAMES[type] ?? type.toUpperCase();
  return HYUNDAI.test(number) ? 'HYUNDAI' : 'UNKNOWN';
}

/** For an attempt without a card. */
export const NO_CARD: KeptCard = { maskedNumber: '', brand: '', bin: '', cardToken: '' };

/** Of a card that was kept before. */
export const keptCardOf = ({ maskedNumber, brand, bin, cardToken }: KeptCard): KeptCard => ({
  maskedNumber,
  brand,
  bin,
  cardToken,
});

/** An invalid number may still be most of a real one, so no part of it is kept. */
export function keepCard({ number }: CardInput): KeptCard {
  const cardToken = `card_${randomBytes(18).toString('base64url')}`;
  if (!isCardNumber(number)) return { maskedNumber: '', brand: 'UNKNOWN', bin: '', cardToken };
  return {
    maskedNumber: number.slice(0, 4) + '*'.repeat(number.length - 8) + number.slice(-4),
    brand: brandOf(number),
    bin: number.slice(0, 6),
    cardToken,
  };
}
