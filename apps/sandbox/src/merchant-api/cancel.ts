import { randomUUID } from 'node:crypto';
import type { CancelRequest, CancelResponse } from '@ams-cashier/protocol';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { SUCCESS } from '../payment/api-result.ts';
import { findCharge } from '../payment/charge.ts';
import { addOperation, findOperations, sumOf } from '../payment/operation.ts';
import { findPaymentOf, type Payment, type PaymentOfSession } from '../payment/payment.ts';
import { findSessionOf } from '../payment/session.ts';
import { chargedBack } from './dispute.ts';
import { paymentKey } from './payment-key.ts';
import { Refusal } from './refusal.ts';

const CANCELLED = {
  status: 'CANCELLED',
  outcome: 'CANCEL',
  resultCode: 'ORDER_IS_CANCELED',
  phase: 'finished',
  nextAt: null,
  next: null,
} as const satisfies Partial<Payment>;

/** Throws if the payment can no longer be cancelled. */
function checkCancellable(gateway: Gateway, payment: PaymentOfSession): void {
  const { paymentId, status } = payment;
  if (status === 'FAIL') throw new Refusal('ORDER_STATUS_INVALID', 'The payment has failed.');
  const charge = findCharge(gateway, paymentId);
  if (charge && charge.cancelUntil <= gateway.clock.now()) {
    throw new Refusal('CANCEL_WINDOW_EXCEED');
  }
  if (sumOf(findOperations(gateway, paymentId), 'REFUND') > 0n) {
    throw new Refusal(
      'ORDER_STATUS_INVALID',
      'The payment was partly refunded; refund the rest instead.',
    );
  }
  if (chargedBack(gateway, payment.clientId, paymentId) > 0n) {
    throw new Refusal(
      'ORDER_STATUS_INVALID',
      'A dispute has taken money of the payment back; refund the rest instead.',
    );
  }
}

/** A session that was never submitted has no payment yet; it gets one that is cancelled. */
function cancelUnsubmitted(gateway: Gateway, clientId: string, paymentRequestId: string): void {
  const session = findSessionOf(gateway, clientId, paymentRequestId);
  if (!session) return;
  const now = gateway.clock.now();
  gateway.database.insert('payment', {
    paymentId: randomUUID(),
    sessionId: session.sessionId,
    ...CANCELLED,
    createdAt: now,
    paidAt: null,
    closesAt: now,
  });
}

/**
 * Cancels a payment as a whole, paid or not; a repeated cancel gets the same answer as the first.
 * Source: docs/reference/server-api.md#capture-cancel-refund
 */
export function cancelPayment(
  gateway: Gateway,
  clientId: string,
  request: CancelRequest,
): CancelResponse {
  const { database } = gateway;
  const [key, id] = paymentKey(request);
  return database.transaction(() => {
    const known = findPaymentOf(gateway, clientId, key, id);
    if (!known && key === 'paymentRequestId') cancelUnsubmitted(gateway, clientId, id);
    const payment = known ?? findPaymentOf(gateway, clientId, key, id);
    if (!payment) throw new Refusal('ORDER_NOT_EXIST');
    const { paymentId, paymentRequestId, value } = payment;
    let cancel = findOperations(gateway, paymentId).find(({ kind }) => kind === 'CANCEL');
    if (!cancel) {
      checkCancellable(gateway, payment);
      database.update('payment', CANCELLED, { paymentId });
      const operation = { kind: 'CANCEL', requestId: paymentRequestId, value } as const;
      cancel = addOperation(gateway, payment, operation, { status: 'SUCCESS' });
    }
    const cancelTime = formatTime(cancel.finishesAt);
    return { result: SUCCESS, paymentId, paymentRequestId, cancelTime };
  });
}
