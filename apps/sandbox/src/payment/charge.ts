import { isWallet } from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { findAttempts } from './attempt.ts';
import type { Session } from './session.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** An authorisation that is not captured by then expires. Ours. */
const CAPTURE_WINDOW = 7 * DAY;
/** Antom's depends on the method and the contract; this one is ours. */
const REFUND_WINDOW = 365 * DAY;

/** How long from now until 00:15 GMT+8 of the next day. Source: docs/reference/server-api.md#capture-cancel-refund */
export function cancelWindow(now: number): number {
  const offset = 480 * MINUTE;
  const midnight = (Math.floor((now + offset) / DAY) + 1) * DAY - offset;
  return midnight + 15 * MINUTE - now;
}

/** The one time that a payment takes the buyer's money. */
export interface Charge {
  readonly paymentId: string;
  readonly attemptId: number;
  /** NONE: a wallet, where there is nothing to capture. */
  readonly captureMode: 'AUTOMATIC' | 'MANUAL' | 'NONE';
  readonly chargedAt: number;
  readonly captureUntil: number;
  readonly cancelUntil: number;
  readonly refundUntil: number;
}

export function findCharge({ database }: Gateway, paymentId: string): Charge | undefined {
  return database.get<Charge>('SELECT * FROM charge WHERE paymentId = ?', paymentId);
}

/** Fails if the payment is charged already: its id is the key. */
export function takeCharge(
  gateway: Gateway,
  session: Session,
  { paymentId, attemptId }: Pick<Charge, 'paymentId' | 'attemptId'>,
): Charge {
  const { database, clock } = gateway;
  const attempt = findAttempts(gateway, paymentId).find((one) => one.attemptId === attemptId);
  const now = clock.now();
  const charge: Charge = {
    paymentId,
    attemptId,
    captureMode: attempt && isWallet(attempt.method) ? 'NONE' : session.captureMode,
    chargedAt: now,
    captureUntil: clock.after(CAPTURE_WINDOW),
    cancelUntil: clock.after(cancelWindow(now)),
    refundUntil: clock.after(REFUND_WINDOW),
  };
  database.insert('charge', { ...charge });
  return charge;
}
