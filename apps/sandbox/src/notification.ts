import type { ApiResult, PaymentNotification } from '@ams-cashier/protocol';
import { failure, SUCCESS } from './api-result.ts';
import type { Gateway } from './gateway.ts';
import { findPayment, paymentFacts } from './payment.ts';
import { findSession } from './session.ts';

/** Part of the transaction that wrote the result, so that neither is ever without the other. */
export function queueNotification(gateway: Gateway, sessionId: string): void {
  const { database, clock, notifyDelay } = gateway;
  const session = findSession(gateway, 'sessionId', sessionId);
  const payment = findPayment(gateway, sessionId);
  if (!session?.notifyUrl || !payment) return;
  const result: ApiResult =
    payment.status === 'SUCCESS' ? SUCCESS : failure(payment.resultCode ?? 'PROCESS_FAIL');
  const body: PaymentNotification = {
    notifyType: 'PAYMENT_RESULT',
    result,
    ...paymentFacts(gateway, payment, session),
  };
  database.insert('notification', {
    paymentId: payment.paymentId,
    clientId: session.clientId,
    url: session.notifyUrl,
    body: JSON.stringify(body),
    nextAt: clock.now() + notifyDelay,
  });
}

/** It is due now, whether the merchant has it or not. Returns false if there is none. */
export function sendAgain({ database, clock }: Gateway, notificationId: number): boolean {
  const sql = 'UPDATE notification SET nextAt = ? WHERE notificationId = ?';
  return database.run(sql, clock.now(), notificationId) > 0;
}
