import type { CardInput, PaymentResultCode } from '@ams-cashier/protocol';
import passesLuhn from 'card-validator/dist/luhn-10.js';

/** A number of any brand. Source: docs/design/names-and-defaults.md#card-checks. */
export function isCardNumber(number: string): boolean {
  return /^\d{12,19}$/.test(number) && passesLuhn(number);
}

function hasExpired({ expiryMonth, expiryYear }: CardInput, now: Date): boolean {
  const firstDayAfter = Date.UTC(2000 + Number(expiryYear), Number(expiryMonth));
  return firstDayAfter <= now.getTime();
}

export const isSecurityCode = (text: string) => /^\d{3,4}$/.test(text);

/** In this order: the first check that fails decides. Source: docs/reference/server-api.md#test-cards. */
const CHECKS = [
  ['INVALID_CARD_NUMBER', ({ number }) => isCardNumber(number)],
  [
    'INVALID_EXPIRY_DATE_FORMAT',
    ({ expiryMonth, expiryYear }) => /^\d\d$/.test(expiryMonth) && /^\d\d$/.test(expiryYear),
  ],
  ['INVALID_EXPIRATION_DATE', ({ expiryMonth }) => /^(0[1-9]|1[0-2])$/.test(expiryMonth)],
  ['CARD_EXPIRED', (card, now) => !hasExpired(card, now)],
  ['INVALID_CVV', ({ securityCode }) => isSecurityCode(securityCode)],
] as const satisfies readonly (readonly [
  code: PaymentResultCode,
  passes: (card: CardInput, now: Date) => boolean,
])[];

/** Returns the result code for invalid card data, or undefined. */
export function cardProblem(card: CardInput, now: Date): PaymentResultCode | undefined {
  return CHECKS.find(([, passes]) => !passes(card, now))?.[0];
}
