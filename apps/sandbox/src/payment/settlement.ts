/** How a payment changes when an attempt is decided. */
import { randomUUID } from 'node:crypto';
import { canSameSessionServe } from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import type { Decision, LaterDecision } from '../scenarios/scenario.ts';
import { failsToCapture, type Attempt } from './attempt.ts';
import { takeCharge } from './charge.ts';
import { addOperation } from './operation.ts';
import type { Payment } from './payment.ts';
import { decideSavedCard } from './saved-card.ts';
import { notifyCapture, notifyPayment } from './result-notification.ts';
import { findSession, type Session } from './session.ts';

/** From the charge to the notification of its automatic capture, in milliseconds. */
const CAPTURE_DELAY = 1000;

/** The part of a payment that a decision changes. */
export type Settlement = Pick<
  Payment,
  'status' | 'outcome' | 'resultCode' | 'phase' | 'paidAt' | 'nextAt' | 'next'
>;

const UNSCHEDULED = { nextAt: null, next: null };

/** @param isLast the buyer cannot try again: a decline is final, whatever its code */
export function settle(decision: Decision, now: number, isLast = false): Settlement {
  if (decision.outcome === 'SUCCESSFUL') {
    return {
      status: 'SUCCESS',
      outcome: 'SUCCESSFUL',
      resultCode: null,
      phase: 'finished',
      paidAt: now,
      ...UNSCHEDULED,
    };
  }
  const { outcome, code } = decision;
  const mayRetry = !isLast && outcome === 'FAIL' && canSameSessionServe(code);
  const undecided = outcome === 'PENDING' ? 'PENDING' : 'PROCESSING';
  return {
    status: outcome === 'FAIL' && !mayRetry ? 'FAIL' : undecided,
    outcome,
    resultCode: code,
    phase: mayRetry ? 'open' : 'finished',
    paidAt: null,
    ...UNSCHEDULED,
  };
}

/** The merchant sees a payment that is being processed. */
const inFlight = (phase: Payment['phase']): Settlement => ({
  status: 'PROCESSING',
  outcome: 'PROCESSING',
  resultCode: 'PAYMENT_IN_PROCESS',
  phase,
  paidAt: null,
  ...UNSCHEDULED,
});

/** @param dueAt when the later decision applies */
export function settleLater(
  { meanwhile, then }: LaterDecision,
  now: number,
  dueAt: number,
): Settlement {
  const settlement =
    meanwhile === 'pending'
      ? settle({ outcome: 'PENDING', code: 'PAYMENT_IN_PROCESS' }, now)
      : inFlight('waiting');
  return { ...settlement, nextAt: dueAt, next: JSON.stringify(then) };
}

/** An attempt that waits for the issuer. */
export const CHALLENGED = inFlight('challenge');

/** An attempt that waits for the buyer at the wallet. */
export const AT_WALLET = inFlight('wallet');

/**
 * A failed challenge is final, unlike a decline with the same code: it takes a new session.
 * Source: docs/reference/server-api.md#createpaymentsession
 */
export const NOT_VERIFIED = settle(
  { outcome: 'FAIL', code: 'USER_PAYMENT_VERIFICATION_FAILED' },
  0,
  true,
);

export type AttemptKey = Pick<Attempt, 'paymentId' | 'attemptId'> & { readonly sessionId: string };

/**
 * Called in a transaction. Success charges the buyer; the merchant is notified of every outcome but PROCESSING.
 */
export function writeSettlement(
  gateway: Gateway,
  { paymentId, attemptId, sessionId }: AttemptKey,
  settlement: Settlement,
): void {
  const { database } = gateway;
  const { status, outcome, resultCode, phase, paidAt, nextAt, next } = settlement;
  database.update(
    'payment',
    { status, outcome, resultCode, phase, paidAt, nextAt, next },
    { paymentId },
  );
  const isDecided = outcome === 'SUCCESSFUL' || outcome === 'FAIL';
  const decidedAt = isDecided ? gateway.clock.now() : null;
  database.update('attempt', { outcome, resultCode, decidedAt }, { attemptId });
  if (outcome === 'SUCCESSFUL') decideSavedCard(gateway, attemptId, 'succeeded');
  if (outcome === 'FAIL') decideSavedCard(gateway, attemptId, 'failed');
  if (status === 'PROCESSING') return;
  const session = findSession(gateway, 'sessionId', sessionId);
  if (!session) throw new Error(`payment ${paymentId} has no session`);
  const isPaid = status === 'SUCCESS' && session.product !== 'vaulting';
  const charge = isPaid ? takeCharge(gateway, session, { paymentId, attemptId }) : undefined;
  notifyPayment(gateway, sessionId);
  if (charge?.captureMode === 'AUTOMATIC') captureAutomatically(gateway, session, paymentId);
}

function captureAutomatically(gateway: Gateway, session: Session, paymentId: string): void {
  const { clock, notifyDelay } = gateway;
  const { clientId, value, currency, notifyUrl } = session;
  const capture = addOperation(
    gateway,
    { clientId, paymentId },
    { kind: 'CAPTURE', requestId: randomUUID(), value, isLast: 1, notifyUrl },
    failsToCapture(gateway, paymentId)
      ? { status: 'FAIL', resultCode: 'PROCESS_FAIL' }
      : { status: 'SUCCESS' },
  );
  notifyCapture(gateway, capture, currency, clock.after(CAPTURE_DELAY) + notifyDelay);
}
