import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { findAttempts } from '../payment/attempt.ts';
import { findCharge } from '../payment/charge.ts';
import { findOperations } from '../payment/operation.ts';
import type { PaymentOfSession } from '../payment/payment.ts';

/** Every payment, latest first, with everything that happened to it: what tests assert on. */
export function listPayments(gateway: Gateway) {
  const { database } = gateway;
  const payments = database.all<PaymentOfSession>(
    `SELECT session.*, payment.* FROM payment JOIN session USING (sessionId)
     WHERE product <> 'vaulting' ORDER BY payment.rowid DESC`,
  );
  return payments.map((payment) => ({
    paymentId: payment.paymentId,
    paymentRequestId: payment.paymentRequestId,
    publicSessionId: payment.publicSessionId,
    status: payment.status,
    paymentResultCode: payment.resultCode,
    amount: { currency: payment.currency, value: payment.value },
    attempts: findAttempts(gateway, payment.paymentId).map((attempt) => ({
      submitId: attempt.submitId,
      outcome: attempt.outcome,
      paymentResultCode: attempt.resultCode,
      maskedNumber: attempt.maskedNumber,
      traceId: attempt.traceId,
      at: formatTime(attempt.createdAt),
    })),
    charges: findCharge(gateway, payment.paymentId) ? 1 : 0,
    operations: findOperations(gateway, payment.paymentId).map((operation) => ({
      kind: operation.kind,
      status: operation.status,
      id: operation.operationId,
      requestId: operation.requestId,
      amount: { currency: payment.currency, value: operation.value },
      at: formatTime(operation.finishesAt),
    })),
    notifications: database
      .all<{ notifyType: string; at: number; status: string }>(
        'SELECT notifyType, at, status FROM delivery JOIN notification USING (notificationId) WHERE paymentId = ? ORDER BY at',
        payment.paymentId,
      )
      .map(({ notifyType, at, status }) => ({ notifyType, at: formatTime(at), status })),
  }));
}
