/** What the merchant is notified of. Source: docs/reference/server-api.md#notifications */
import type { ApiResult } from '@ams-cashier/protocol';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { queueNotification, type NotificationBody } from '../notifications/notification-queue.ts';
import { findScenario } from '../scenarios/scenario-choice.ts';
import { failure, SUCCESS } from './api-result.ts';
import { latestAttempt } from './attempt.ts';
import { captureFacts, refundFacts, resultOf, type Operation } from './operation.ts';
import { paymentFacts } from './payment-facts.ts';
import { findPayment, type Payment } from './payment.ts';
import { findSession, type Session } from './session.ts';
import { resultOfVaulting, vaultingFacts } from './vaulting-result.ts';

/** How late a notification is that the scenario delays, in milliseconds. */
const DELAY = 10_000;

function resultOfPayment({ status, resultCode }: Payment): ApiResult {
  // for a pending payment, S means that the buyer has done everything
  return status === 'SUCCESS' || status === 'PENDING'
    ? SUCCESS
    : failure(resultCode ?? 'PROCESS_FAIL');
}

function bodyOf(gateway: Gateway, session: Session, payment: Payment): NotificationBody {
  if (session.product === 'vaulting') {
    return {
      notifyType: 'VAULTING_RESULT',
      result: resultOfVaulting(payment),
      ...vaultingFacts(gateway, session, payment),
      vaultingCreateTime: formatTime(payment.createdAt),
    };
  }
  return {
    notifyType: payment.status === 'PENDING' ? 'PAYMENT_PENDING' : 'PAYMENT_RESULT',
    result: resultOfPayment(payment),
    ...paymentFacts(gateway, payment, session),
  };
}

/** Of a payment or, once that is decided, of a card that was to be saved. */
export function notifyPayment(gateway: Gateway, sessionId: string): void {
  const session = findSession(gateway, 'sessionId', sessionId);
  const payment = findPayment(gateway, sessionId);
  if (!session || !payment) return;
  if (session.product === 'vaulting' && payment.status === 'PENDING') return;
  const attempt = latestAttempt(gateway, payment.paymentId);
  const fault = findScenario(attempt?.scenario ?? null)?.notification;
  const { clock, notifyDelay } = gateway;
  const dueAt = (fault === 'late' ? clock.after(DELAY) : clock.now()) + notifyDelay;
  const subject = { ...session, paymentId: payment.paymentId };
  for (let copies = fault === 'doubled' ? 2 : 1; copies > 0; copies -= 1) {
    queueNotification(
      gateway,
      subject,
      bodyOf(gateway, session, payment),
      fault === 'lost' ? null : dueAt,
    );
  }
}

export function notifyCapture(
  gateway: Gateway,
  capture: Operation,
  currency: string,
  sendAt: number,
): void {
  queueNotification(
    gateway,
    capture,
    {
      notifyType: 'CAPTURE_RESULT',
      result: resultOf(capture),
      ...captureFacts(capture, currency),
    },
    sendAt,
  );
}

export function notifyRefund(gateway: Gateway, refund: Operation, currency: string): void {
  queueNotification(
    gateway,
    refund,
    {
      notifyType: 'REFUND_RESULT',
      result: resultOf(refund),
      refundStatus: refund.status === 'SUCCESS' ? 'SUCCESS' : 'FAIL',
      ...refundFacts(refund, currency),
    },
    gateway.clock.now() + gateway.notifyDelay,
  );
}
