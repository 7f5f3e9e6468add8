import { findAttempts } from './attempt.ts';
import { formatTime } from './clock.ts';
import type { Gateway } from './gateway.ts';
import type { Payment } from './payment.ts';
import type { Session } from './session.ts';

/** Every payment, latest first, with all that happened to it. */
export function inspectPayments(gateway: Gateway) {
  const { database } = gateway;
  const payments = database.all<Payment & Session>(
    'SELECT session.*, payment.* FROM payment JOIN session USING (sessionId) ORDER BY payment.rowid DESC',
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
    charges: database.all('SELECT 1 FROM charge WHERE paymentId = ?', payment.paymentId).length,
    notifications: database
      .all<{ at: number; status: string }>(
        'SELECT at, status FROM delivery JOIN notification USING (notificationId) WHERE paymentId = ? ORDER BY at',
        payment.paymentId,
      )
      .map(({ at, status }) => ({ at: formatTime(at), status })),
  }));
}
