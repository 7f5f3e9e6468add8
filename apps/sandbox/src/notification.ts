import type { ApiResult, PaymentNotification } from '@ams-cashier/protocol';
import { failure, SUCCESS } from './api-result.ts';
import { findAttempts } from './attempt.ts';
import type { Gateway } from './gateway.ts';
import { findPayment, paymentFacts } from './payment.ts';
import { findScenario } from './scenario.ts';
import { findSession } from './session.ts';

const LATE = 10_000;

/** Part of the transaction that wrote the result, so that neither is ever without the other. */
export function queueNotification(gateway: Gateway, sessionId: string): void {
  const { database, clock, notifyDelay } = gateway;
  const session = findSession(gateway, 'sessionId', sessionId);
  const payment = findPayment(gateway, sessionId);
  if (!session?.notifyUrl || !payment) return;
  const isPending = payment.status === 'PENDING';
  // of a pending payment S says that the buyer has done all: reference/server-api.md 5
  const result: ApiResult =
    payment.status === 'SUCCESS' || isPending
      ? SUCCESS
      : failure(payment.resultCode ?? 'PROCESS_FAIL');
  const body: PaymentNotification = {
    notifyType: isPending ? 'PAYMENT_PENDING' : 'PAYMENT_RESULT',
    result,
    ...paymentFacts(gateway, payment, session),
  };
  const attempt = findAttempts(gateway, payment.paymentId).at(-1);
  const fault = findScenario(attempt?.scenario ?? null)?.notification;
  const notification = {
    paymentId: payment.paymentId,
    clientId: session.clientId,
    url: session.notifyUrl,
    body: JSON.stringify(body),
    nextAt:
      fault === 'lost' ? null : (fault === 'late' ? clock.after(LATE) : clock.now()) + notifyDelay,
  };
  database.insert('notification', notification);
  if (fault === 'doubled') database.insert('notification', notification);
}

/** It is due now, whether the merchant has it or not. Returns false if there is none. */
export function sendAgain({ database, clock }: Gateway, notificationId: number): boolean {
  const sql = 'UPDATE notification SET nextAt = ? WHERE notificationId = ?';
  return database.run(sql, clock.now(), notificationId) > 0;
}
