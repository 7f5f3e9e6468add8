import {
  RESULT_MESSAGES,
  type GatewayResult,
  type InquiryPaymentRequest,
  type PaymentResultCode,
} from '@ams-cashier/protocol';
import { Refused } from './api-result.ts';
import { findAttempts } from './attempt.ts';
import { cardResultInfo } from './card.ts';
import { findCharge } from './charge.ts';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Outcome } from '../scenarios/scenario.ts';
import type { Session } from './session.ts';

/** The one payment of a session, made by its first attempt. */
export interface Payment {
  readonly paymentId: string;
  readonly sessionId: string;
  /** As the merchant sees it: a decline after which the shopper may try again leaves PROCESSING. */
  readonly status: 'SUCCESS' | 'FAIL' | 'PROCESSING' | 'PENDING' | 'CANCELLED';
  /** How the latest attempt ended. */
  readonly outcome: Outcome;
  readonly resultCode: PaymentResultCode | null;
  /**
   * open: another attempt may be made; challenge, wallet: the latest one waits for the buyer at the issuer or the wallet;
   * waiting: it waits for nobody but time.
   */
  readonly phase: 'open' | 'challenge' | 'wallet' | 'waiting' | 'finished';
  readonly createdAt: number;
  readonly paidAt: number | null;
  /** When an undecided payment is given up. */
  readonly closesAt: number;
  /** When it is decided without anybody's doing, and how (a Decision as JSON). */
  readonly nextAt: number | null;
  readonly next: string | null;
}

export function findPayment({ database }: Gateway, sessionId: string): Payment | undefined {
  return database.get<Payment>('SELECT * FROM payment WHERE sessionId = ?', sessionId);
}

/** A payment with the session that it is of; the times are the payment's. */
export type PaymentOfSession = Session & Payment;

/** Only the client's own: another merchant's payment is no payment. */
export function findPaymentOf(
  { database }: Gateway,
  clientId: string,
  key: 'paymentId' | 'paymentRequestId',
  id: string,
): PaymentOfSession | undefined {
  return database.get<PaymentOfSession>(
    `SELECT session.*, payment.* FROM payment JOIN session USING (sessionId) WHERE clientId = ? AND ${key} = ?`,
    clientId,
    id,
  );
}

/** Of the two ids that a request may name; paymentId wins. */
export function chosenId({
  paymentId,
  paymentRequestId,
}: InquiryPaymentRequest): readonly ['paymentId' | 'paymentRequestId', string] {
  if (paymentId) return ['paymentId', paymentId];
  if (paymentRequestId) return ['paymentRequestId', paymentRequestId];
  throw new Refused('PARAM_ILLEGAL', 'paymentRequestId or paymentId is missing.');
}

const STATUS: { readonly [Way in Outcome]: GatewayResult['paymentStatus'] } = {
  SUCCESSFUL: 'SUCCESS',
  FAIL: 'FAIL',
  PENDING: 'PENDING',
  PROCESSING: 'PROCESSING',
  ERROR: 'PROCESSING',
  CANCEL: 'CANCELLED',
};

/** The latest attempt as the cashier page tells it. */
export function latestResult(gateway: Gateway, payment: Payment): GatewayResult {
  const card = findAttempts(gateway, payment.paymentId).at(-1);
  const code = payment.resultCode;
  const message = code && RESULT_MESSAGES[code];
  return {
    paymentStatus: STATUS[payment.outcome],
    ...(code && { paymentResultCode: code }),
    ...(message && { paymentResultMessage: message }),
    ...(card?.maskedNumber && { cardPaymentResultInfo: cardResultInfo(card) }),
  };
}

/** The facts that inquiry and notification share. Source: docs/reference/server-api.md#inquirypayment and #notifications. */
export function paymentFacts(gateway: Gateway, payment: Payment, session: Session) {
  const card = findAttempts(gateway, payment.paymentId).at(-1);
  const charge = findCharge(gateway, payment.paymentId);
  return {
    paymentRequestId: session.paymentRequestId,
    paymentId: payment.paymentId,
    paymentAmount: { currency: session.currency, value: session.value },
    paymentCreateTime: formatTime(payment.createdAt),
    ...(payment.paidAt !== null && { paymentTime: formatTime(payment.paidAt) }),
    paymentMethodType: card?.method ?? 'CARD',
    ...(charge && charge.captureMode !== 'NONE'
      ? { authExpiryTime: formatTime(charge.captureUntil) }
      : {}),
    ...(card?.maskedNumber && { paymentResultInfo: cardResultInfo(card) }),
  };
}
