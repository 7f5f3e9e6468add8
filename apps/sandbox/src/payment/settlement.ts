import { randomUUID } from 'node:crypto';
import { canSameSessionServe } from '@ams-cashier/protocol';
import { findAttempts } from './attempt.ts';
import { CAPTURE_WINDOW, cancelWindow, REFUND_WINDOW, type Charge } from './charge.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { queueCaptureNotification, queueNotification } from '../notifications/notification.ts';
import { addOperation } from './operation.ts';
import type { Payment } from './payment.ts';
import type { Decision, LaterDecision } from '../scenarios/catalogue.ts';
import { findSession, type Session } from './session.ts';

/** From the charge to the notification of its automatic capture. */
const CAPTURE_DELAY = 1000;

export type Settled = Pick<
  Payment,
  'status' | 'outcome' | 'resultCode' | 'phase' | 'paidAt' | 'nextAt' | 'next'
>;

const NOTHING_LATER = { nextAt: null, next: null };

/**
 * What a decision makes of the payment.
 *
 * @param isLast nobody is there to try again: a decline is final, whatever its code
 */
export function settle(decision: Decision, now: number, isLast = false): Settled {
  if (decision.outcome === 'SUCCESSFUL') {
    return {
      status: 'SUCCESS',
      outcome: 'SUCCESSFUL',
      resultCode: null,
      phase: 'finished',
      paidAt: now,
      ...NOTHING_LATER,
    };
  }
  const { outcome, code } = decision;
  const isServed = !isLast && outcome === 'FAIL' && canSameSessionServe(code);
  const open = outcome === 'PENDING' ? 'PENDING' : 'PROCESSING';
  return {
    status: outcome === 'FAIL' && !isServed ? 'FAIL' : open,
    outcome,
    resultCode: code,
    phase: isServed ? 'open' : 'finished',
    paidAt: null,
    ...NOTHING_LATER,
  };
}

/** The merchant sees a payment that is being processed. */
const inFlight = (phase: Payment['phase']): Settled => ({
  status: 'PROCESSING',
  outcome: 'PROCESSING',
  resultCode: 'PAYMENT_IN_PROCESS',
  phase,
  paidAt: null,
  ...NOTHING_LATER,
});

/** @param at when the later decision is due */
export function settleLater({ meanwhile, then }: LaterDecision, now: number, at: number): Settled {
  const settled =
    meanwhile === 'pending'
      ? settle({ outcome: 'PENDING', code: 'PAYMENT_IN_PROCESS' }, now)
      : inFlight('waiting');
  return { ...settled, nextAt: at, next: JSON.stringify(then) };
}

/** An attempt that waits for the issuer. */
export const CHALLENGED = inFlight('challenge');

/** An attempt that waits for the buyer at the wallet. */
export const AT_WALLET = inFlight('wallet');

/** A challenge that was not passed is final, unlike a decline with the same code: docs/reference/server-api.md#createpaymentsession. */
export const NOT_VERIFIED = settle(
  { outcome: 'FAIL', code: 'USER_PAYMENT_VERIFICATION_FAILED' },
  0,
  true,
);

/** Writes what became of an attempt; part of a transaction. The merchant is told what is final, and what is pending. */
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
  { status, outcome, resultCode, phase, paidAt, nextAt, next }: Settled,
): void {
  const { database } = gateway;
  database.run(
    `UPDATE payment SET status = ?, outcome = ?, resultCode = ?, phase = ?, paidAt = ?, nextAt = ?, next = ?
     WHERE paymentId = ?`,
    status,
    outcome,
    resultCode,
    phase,
    paidAt,
    nextAt,
    next,
    paymentId,
  );
  database.run(
    'UPDATE attempt SET outcome = ?, resultCode = ? WHERE attemptId = ?',
    outcome,
    resultCode,
    attemptId,
  );
  conclude(gateway, { paymentId, attemptId, sessionId }, status);
}

type Ended = Pick<Charge, 'paymentId' | 'attemptId'> & {
  readonly sessionId: string;
};

function takeCharge(gateway: Gateway, session: Session, ended: Ended): Charge {
  const { database, clock } = gateway;
  const { paymentId, attemptId } = ended;
  const attempt = findAttempts(gateway, paymentId).find((one) => one.attemptId === attemptId);
  const now = clock.now();
  const charge: Charge = {
    paymentId,
    attemptId,
    captureMode: attempt?.method === 'CARD' ? session.captureMode : 'NONE',
    chargedAt: now,
    captureUntil: clock.after(CAPTURE_WINDOW),
    cancelUntil: clock.after(cancelWindow(now)),
    refundUntil: clock.after(REFUND_WINDOW),
  };
  database.insert('charge', { ...charge });
  return charge;
}

function captureAutomatically(gateway: Gateway, session: Session, paymentId: string): void {
  const { clock, notifyDelay } = gateway;
  const { clientId, value, currency, notifyUrl } = session;
  const capture = addOperation(
    gateway,
    { clientId, paymentId },
    { kind: 'CAPTURE', requestId: randomUUID(), value, isLast: 1, notifyUrl },
    { status: 'SUCCESS' },
  );
  queueCaptureNotification(gateway, capture, currency, clock.after(CAPTURE_DELAY) + notifyDelay);
}

/**
 * What follows from a payment's new status, in the transaction that writes it: money is taken, the merchant is told of
 * what is final, an automatic capture is made.
 */
function conclude(gateway: Gateway, ended: Ended, status: Payment['status']): void {
  if (status === 'PROCESSING') return;
  const { paymentId, sessionId } = ended;
  const session = findSession(gateway, 'sessionId', sessionId);
  if (!session) throw new Error(`payment ${paymentId} has no session`);
  const charge = status === 'SUCCESS' ? takeCharge(gateway, session, ended) : undefined;
  queueNotification(gateway, sessionId);
  if (charge?.captureMode === 'AUTOMATIC') captureAutomatically(gateway, session, paymentId);
}
