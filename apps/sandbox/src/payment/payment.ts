import type { PaymentResultCode } from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import type { Outcome } from '../scenarios/scenario.ts';
import type { Session } from './session.ts';

/** The single payment of a session, created by its first attempt. */
export interface Payment {
  readonly paymentId: string;
  readonly sessionId: string;
  /** As the merchant sees it: a decline after which the shopper may try again leaves PROCESSING. */
  readonly status: 'SUCCESS' | 'FAIL' | 'PROCESSING' | 'PENDING' | 'CANCELLED';
  /** How the latest attempt ended. */
  readonly outcome: Outcome;
  readonly resultCode: PaymentResultCode | null;
  /**
   * open: another attempt may be made; challenge, wallet: the latest attempt waits for the buyer at the issuer or the
   * wallet; waiting: it waits for time to pass; finished: no attempt may follow.
   */
  readonly phase: 'open' | 'challenge' | 'wallet' | 'waiting' | 'finished';
  readonly createdAt: number;
  readonly paidAt: number | null;
  /** When an undecided payment is closed. */
  readonly closesAt: number;
  /** When a scheduled decision applies, and which (a Decision as JSON). */
  readonly nextAt: number | null;
  readonly next: string | null;
}

export function findPayment({ database }: Gateway, sessionId: string): Payment | undefined {
  return database.get<Payment>('SELECT * FROM payment WHERE sessionId = ?', sessionId);
}

/** A payment with its session; the times are the payment's. */
export type PaymentOfSession = Session & Payment;

/** Scoped to the client: another merchant's payment is not found. */
export function findPaymentOf(
  { database }: Gateway,
  clientId: string,
  key: 'paymentId' | 'paymentRequestId',
  id: string,
): PaymentOfSession | undefined {
  return database.get<PaymentOfSession>(
    `SELECT session.*, payment.* FROM payment JOIN session USING (sessionId) 
     WHERE clientId = ? AND product <> 'vaulting' AND ${key} = ?`,
    clientId,
    id,
  );
}
