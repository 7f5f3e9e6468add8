import type { Amount, CardInput, PaymentResultCode, SessionState } from '@ams-cashier/protocol';
import { isCardNumber } from './card.ts';

export type Outcome = NonNullable<SessionState['outcome']>;

/** How an attempt ends. */
export type Decision = {
  /** The issuer knew the buyer without asking. */
  readonly authentication?: 'frictionless';
} & (
  | { readonly outcome: 'SUCCESSFUL' }
  | { readonly outcome: 'FAIL' | 'PROCESSING' | 'ERROR'; readonly code: PaymentResultCode }
);

/** How the issuer asks: on its page, in a window that its page opens, or its page never comes. */
export type Issuer = 'page' | 'window' | 'silent';

/** The issuer wants to ask the buyer first; it is paid if the buyer approves. */
export interface ChallengeDecision {
  readonly issuer: Issuer;
}

const fail = (code: PaymentResultCode): Decision => ({ outcome: 'FAIL', code });

/** Cards that decide by their number alone. Any other valid number is paid. */
const CARDS: { readonly [number: string]: Decision | ChallengeDecision } = {
  // Antom's documented failing cards: reference/server-api.md 9
  '4054692760174822': fail('ISSUER_REJECTS_TRANSACTION'),
  '5162770472561357': fail('ISSUER_REJECTS_TRANSACTION'),
  // our own
  '4000000000000119': { outcome: 'PROCESSING', code: 'PAYMENT_IN_PROCESS' },
  '4000000000000226': { outcome: 'ERROR', code: 'UNKNOWN_EXCEPTION' },
  '4000000000000333': fail('FRAUD_REJECT'),
  // 3-D Secure
  '4000000000003006': { outcome: 'SUCCESSFUL', authentication: 'frictionless' },
  '4000000000003014': { issuer: 'page' },
  '4000000000003022': { issuer: 'silent' },
  '4000000000003030': { issuer: 'window' },
};

interface Submit {
  readonly card: CardInput;
  readonly amount: Amount;
  /** The merchant asked for 3-D Secure. */
  readonly authenticate: boolean;
  readonly now: Date;
}

function hasExpired({ card, now }: Submit): boolean {
  const firstDayAfter = Date.UTC(2000 + Number(card.expiryYear), Number(card.expiryMonth));
  return firstDayAfter <= now.getTime();
}

/** The first rule that holds decides. Amount 11 and the faulty data: reference/server-api.md 9. */
const RULES: readonly (readonly [
  Decision | ChallengeDecision,
  holds: (submit: Submit) => boolean,
])[] = [
  [fail('INVALID_CARD_NUMBER'), ({ card }) => !isCardNumber(card.number)],
  [
    fail('INVALID_EXPIRY_DATE_FORMAT'),
    ({ card }) => !/^\d\d$/.test(card.expiryMonth) || !/^\d\d$/.test(card.expiryYear),
  ],
  [fail('INVALID_EXPIRATION_DATE'), ({ card }) => !/^(0[1-9]|1[0-2])$/.test(card.expiryMonth)],
  [fail('CARD_EXPIRED'), hasExpired],
  [fail('INVALID_CVV'), ({ card }) => !/^\d{3,4}$/.test(card.securityCode)],
  ...Object.entries(CARDS).map(
    ([number, decision]) => [decision, ({ card }: Submit) => card.number === number] as const,
  ),
  [fail('RISK_REJECT'), ({ amount }) => amount.value === '11'],
  [{ issuer: 'page' }, ({ authenticate }) => authenticate],
];

export function decide(submit: Submit): Decision | ChallengeDecision {
  return RULES.find(([, holds]) => holds(submit))?.[0] ?? { outcome: 'SUCCESSFUL' };
}
