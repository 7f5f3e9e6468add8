import { stepAfter } from '@ams-cashier/protocol';
import type { Gateway } from './gateway.ts';
import { queueNotification } from './notification.ts';
import type { Payment } from './payment.ts';
import type { Decision } from './scenario.ts';

export type Settled = Pick<Payment, 'status' | 'outcome' | 'resultCode' | 'phase' | 'paidAt'>;

/** What a decision makes of the payment. */
export function settle(decision: Decision, now: number): Settled {
  if (decision.outcome === 'SUCCESSFUL') {
    return {
      status: 'SUCCESS',
      outcome: 'SUCCESSFUL',
      resultCode: null,
      phase: 'finished',
      paidAt: now,
    };
  }
  const { outcome, code } = decision;
  const isServed = outcome === 'FAIL' && ['same_session', 'other_card'].includes(stepAfter(code));
  return {
    status: outcome === 'FAIL' && !isServed ? 'FAIL' : 'PROCESSING',
    outcome,
    resultCode: code,
    phase: isServed ? 'open' : 'finished',
    paidAt: null,
  };
}

/** An attempt that waits for the issuer: the merchant sees a payment that is being processed. */
export const CHALLENGED: Settled = {
  status: 'PROCESSING',
  outcome: 'PROCESSING',
  resultCode: 'PAYMENT_IN_PROCESS',
  phase: 'challenge',
  paidAt: null,
};

/** A challenge that was not passed is final, unlike a decline with the same code: reference/server-api.md 3. */
export const NOT_VERIFIED: Settled = {
  status: 'FAIL',
  outcome: 'FAIL',
  resultCode: 'USER_PAYMENT_VERIFICATION_FAILED',
  phase: 'finished',
  paidAt: null,
};

/** Writes what became of an attempt that had waited; part of a transaction. The merchant is told what is final. */
export function writeSettled(
  gateway: Gateway,
  {
    paymentId,
    attemptId,
    sessionId,
  }: {
    readonly paymentId: string;
    readonly attemptId: number;
    readonly sessionId: string;
  },
  { status, outcome, resultCode, phase, paidAt }: Settled,
): void {
  const { database, clock } = gateway;
  database.run(
    'UPDATE payment SET status = ?, outcome = ?, resultCode = ?, phase = ?, paidAt = ? WHERE paymentId = ?',
    status,
    outcome,
    resultCode,
    phase,
    paidAt,
    paymentId,
  );
  database.run(
    'UPDATE attempt SET outcome = ?, resultCode = ? WHERE attemptId = ?',
    outcome,
    resultCode,
    attemptId,
  );
  if (status === 'SUCCESS') {
    database.insert('charge', { paymentId, attemptId, chargedAt: clock.now() });
  }
  if (status !== 'PROCESSING') queueNotification(gateway, sessionId);
}
