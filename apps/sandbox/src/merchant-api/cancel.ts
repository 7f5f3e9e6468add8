import { randomUUID } from 'node:crypto';
import type { CancelRequest, CancelResponse } from '@ams-cashier/protocol';
import { Refused, SUCCESS } from '../payment/api-result.ts';
import { findCharge } from '../payment/charge.ts';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { addOperation, findOperations, sumOf } from '../payment/operation.ts';
import {
  chosenId,
  findPaymentOf,
  type Payment,
  type PaymentOfSession,
} from '../payment/payment.ts';
import { findSessionOf } from '../payment/session.ts';

const CANCELLED = {
  status: 'CANCELLED',
  outcome: 'CANCEL',
  resultCode: 'ORDER_IS_CANCELED',
  phase: 'finished',
  nextAt: null,
  next: null,
} as const satisfies Partial<Payment>;

/** Throws if it is too late for it. */
function checkCancellable(gateway: Gateway, payment: PaymentOfSession): void {
  const { paymentId, status } = payment;
  if (status === 'FAIL') throw new Refused('ORDER_STATUS_INVALID', 'The payment has failed.');
  const charge = findCharge(gateway, paymentId);
  if (charge && charge.cancelUntil <= gateway.clock.now()) {
    throw new Refused('CANCEL_WINDOW_EXCEED');
  }
  if (sumOf(findOperations(gateway, paymentId), 'REFUND') > 0n) {
    throw new Refused('ORDER_STATUS_INVALID', 'A part was refunded; refund the rest.');
  }
}

/** A session that was never submitted has no payment yet: it gets one that says that it is cancelled. */
function cancelUnsubmitted(gateway: Gateway, clientId: string, paymentRequestId: string): void {
  const session = findSessionOf(gateway, clientId, paymentRequestId);
  if (!session) return;
  const { sessionId } = session;
  const now = gateway.clock.now();
  gateway.database.insert('payment', {
    paymentId: randomUUID(),
    sessionId,
    ...CANCELLED,
    createdAt: now,
    paidAt: null,
    closesAt: now,
  });
}

/**
 * Cancels as a whole, paid or not; a repeated one is answered like the first. Source: docs/reference/server-api.md#capture-cancel-refund.
 *
 * @param request its fields are checked
 */
export function cancelPayment(
  gateway: Gateway,
  clientId: string,
  request: CancelRequest,
): CancelResponse {
  const { database } = gateway;
  const [key, id] = chosenId(request);
  return database.transaction(() => {
    const known = findPaymentOf(gateway, clientId, key, id);
    if (!known && key === 'paymentRequestId') cancelUnsubmitted(gateway, clientId, id);
    const payment = known ?? findPaymentOf(gateway, clientId, key, id);
    if (!payment) throw new Refused('ORDER_NOT_EXIST');
    const { paymentId, paymentRequestId, value } = payment;
    let cancel = findOperations(gateway, paymentId).find(({ kind }) => kind === 'CANCEL');
    if (!cancel) {
      checkCancellable(gateway, payment);
      const { status, outcome, resultCode, phase } = CANCELLED;
      database.run(
        `UPDATE payment SET status = ?, outcome = ?, resultCode = ?, phase = ?, nextAt = NULL, next = NULL
         WHERE paymentId = ?`,
        status,
        outcome,
        resultCode,
        phase,
        paymentId,
      );
      const operation = { kind: 'CANCEL', requestId: paymentRequestId, value } as const;
      cancel = addOperation(gateway, payment, operation, { status: 'SUCCESS' });
    }
    const cancelTime = formatTime(cancel.finishesAt);
    return { result: SUCCESS, paymentId, paymentRequestId, cancelTime };
  });
}
