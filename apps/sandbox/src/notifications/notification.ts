import type {
  ApiResult,
  CaptureNotification,
  PaymentNotification,
  RefundNotification,
} from '@ams-cashier/protocol';
import { failure, SUCCESS } from '../payment/api-result.ts';
import { findAttempts } from '../payment/attempt.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { captureFacts, refundFacts, resultOf, type Operation } from '../payment/operation.ts';
import { findPayment, paymentFacts } from '../payment/payment.ts';
import { findScenario } from '../scenarios/scenario.ts';
import { findSession } from '../payment/session.ts';

const LATE = 10_000;

/** What is to be told to whom; nobody without a URL. */
type Subject = Pick<Operation, 'paymentId' | 'clientId' | 'notifyUrl'>;
type Notification = PaymentNotification | CaptureNotification | RefundNotification;

/**
 * Part of the transaction that wrote the result, so that neither is ever without the other.
 *
 * @param at null: it is never sent by itself
 */
function queue(
  { database }: Gateway,
  subject: Subject,
  body: Notification,
  at: number | null,
): void {
  const { paymentId, clientId, notifyUrl } = subject;
  if (!notifyUrl) return;
  database.insert('notification', {
    paymentId,
    clientId,
    notifyType: body.notifyType,
    url: notifyUrl,
    body: JSON.stringify(body),
    nextAt: at,
  });
}

/** How the payment ended. Source, of these three: docs/reference/server-api.md#notifications. */
export function queueNotification(gateway: Gateway, sessionId: string): void {
  const session = findSession(gateway, 'sessionId', sessionId);
  const payment = findPayment(gateway, sessionId);
  if (!session || !payment) return;
  const isPending = payment.status === 'PENDING';
  // of a pending payment S says that the buyer has done all: docs/reference/server-api.md#notifications
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
  const { clock, notifyDelay } = gateway;
  const at =
    fault === 'lost' ? null : (fault === 'late' ? clock.after(LATE) : clock.now()) + notifyDelay;
  const subject = { ...session, paymentId: payment.paymentId };
  queue(gateway, subject, body, at);
  if (fault === 'doubled') queue(gateway, subject, body, at);
}

export function queueCaptureNotification(
  gateway: Gateway,
  capture: Operation,
  currency: string,
  at: number,
): void {
  const body: CaptureNotification = {
    notifyType: 'CAPTURE_RESULT',
    result: resultOf(capture),
    ...captureFacts(capture, currency),
  };
  queue(gateway, capture, body, at);
}

export function queueRefundNotification(
  gateway: Gateway,
  refund: Operation,
  currency: string,
): void {
  const body: RefundNotification = {
    notifyType: 'REFUND_RESULT',
    result: resultOf(refund),
    refundStatus: refund.status === 'SUCCESS' ? 'SUCCESS' : 'FAIL',
    ...refundFacts(refund, currency),
  };
  queue(gateway, refund, body, gateway.clock.now() + gateway.notifyDelay);
}

/** It is due now, whether the merchant has it or not. Returns false if there is none. */
export function sendAgain({ database, clock }: Gateway, notificationId: number): boolean {
  const sql = 'UPDATE notification SET nextAt = ? WHERE notificationId = ?';
  return database.run(sql, clock.now(), notificationId) > 0;
}
