import {
  stepAfter,
  RESULT_MESSAGES,
  type InspectedAttempt,
  type InspectedDispute,
  type InspectedNotification,
  type InspectedOperation,
  type InspectedOrder,
  type PaymentNotification,
} from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { formatTime } from '../gateway/clock.ts';
import { UPDATES } from '../merchant-api/amount-update.ts';
import { DISPUTES, type DisputeRecord } from '../merchant-api/dispute.ts';
import { findAttempts, type Attempt } from '../payment/attempt.ts';
import { findCharge } from '../payment/charge.ts';
import { amountOf, offeredMethods } from '../payment/offer.ts';
import { findOperations, type Operation } from '../payment/operation.ts';
import { findPayment, type Payment } from '../payment/payment.ts';
import type { Session } from '../payment/session.ts';
import type { Records } from '../records/record.ts';
import { possibleActions } from './inspector-action.ts';
import { orderEvents, type Delivery, type Telling } from './order-events.ts';
import { subscriptionOf } from './subscription-payment.ts';

interface NotificationRow {
  readonly notificationId: number;
  readonly notifyType: string;
  readonly url: string;
  readonly body: string;
  readonly nextAt: number | null;
}

function inspectAttempt(attempt: Attempt): InspectedAttempt {
  const code = attempt.resultCode;
  const message = code && RESULT_MESSAGES[code];
  return {
    submitId: attempt.submitId,
    at: formatTime(attempt.createdAt),
    method: attempt.method,
    ...(attempt.maskedNumber && { maskedNumber: attempt.maskedNumber, brand: attempt.brand }),
    outcome: attempt.outcome,
    ...(code && { paymentResultCode: code, nextStep: stepAfter(code) }),
    ...(message && { paymentResultMessage: message }),
    ...(attempt.authentication && { authentication: attempt.authentication }),
    ...(attempt.scenario && { scenario: attempt.scenario }),
    ...(attempt.decidedAt !== null && { decidedAt: formatTime(attempt.decidedAt) }),
    traceId: attempt.traceId,
  };
}

interface FoundNotification extends Telling {
  readonly url: string;
  readonly resultCode: string;
}

function findNotifications({ database }: Gateway, paymentId: string): FoundNotification[] {
  const rows = database.all<NotificationRow>(
    'SELECT * FROM notification WHERE paymentId = ? ORDER BY notificationId',
    paymentId,
  );
  return rows.map(({ notificationId, notifyType, url, body, nextAt }) => {
    const { result } = JSON.parse(body) as Partial<PaymentNotification>;
    const sent = database.all<Delivery>(
      'SELECT at, status FROM delivery WHERE notificationId = ? ORDER BY at, rowid',
      notificationId,
    );
    return { notificationId, notifyType, url, resultCode: result?.resultCode ?? '', nextAt, sent };
  });
}

const inspectNotification = (notification: FoundNotification): InspectedNotification => ({
  notificationId: notification.notificationId,
  notifyType: notification.notifyType,
  resultCode: notification.resultCode,
  url: notification.url,
  ...(notification.nextAt !== null && { nextAt: formatTime(notification.nextAt) }),
  deliveries: notification.sent.map(({ at, status }) => ({ at: formatTime(at), answer: status })),
});

const inspectOperations = (
  operations: readonly Operation[],
  kind: Operation['kind'],
  currency: string,
): InspectedOperation[] =>
  operations
    .filter((operation) => operation.kind === kind)
    .map(({ requestId, value, status, resultCode }) => ({
      requestId,
      amount: { currency, value },
      status,
      ...(status === 'FAIL' && resultCode && { resultCode }),
    }));

const inspectDispute = ({ recordId, facts }: DisputeRecord): InspectedDispute => ({
  disputeId: recordId,
  amount: facts.amount,
  status: facts.status,
  isChargedBack: facts.isChargedBack,
});

/** The records of this kind about a payment. */
const recordsOf = <Facts extends { readonly paymentId: string }>(
  gateway: Gateway,
  records: Records<Facts>,
  { clientId }: Session,
  payment: Payment | undefined,
) =>
  payment
    ? records
        .list(gateway, clientId)
        .filter(({ facts: { paymentId } }) => paymentId === payment.paymentId)
    : [];

/** A payment session with everything that happened to it. */
export function inspectOrder(gateway: Gateway, session: Session): InspectedOrder {
  const payment = findPayment(gateway, session.sessionId);
  const attempts = payment ? findAttempts(gateway, payment.paymentId) : [];
  const notifications = payment ? findNotifications(gateway, payment.paymentId) : [];
  const amount = amountOf(session);
  const charge = payment && findCharge(gateway, payment.paymentId);
  const operations = payment ? findOperations(gateway, payment.paymentId) : [];
  const disputes = recordsOf(gateway, DISPUTES, session, payment);
  const { currency } = session;
  const now = gateway.clock.now();
  return {
    sessionId: session.sessionId,
    publicSessionId: session.publicSessionId,
    orderId: session.referenceOrderId,
    orderDescription: session.orderDescription,
    paymentRequestId: session.paymentRequestId,
    ...(payment && { paymentId: payment.paymentId }),
    ...(amount && { amount }),
    state: payment?.status ?? (session.expiresAt <= now ? 'EXPIRED' : 'CREATED'),
    ...(payment?.resultCode && { paymentResultCode: payment.resultCode }),
    createdAt: formatTime(session.createdAt),
    expiresAt: formatTime(session.expiresAt),
    ...(session.scenario && { scenario: session.scenario }),
    charges: charge ? 1 : 0,
    attempts: attempts.map(inspectAttempt),
    captures: inspectOperations(operations, 'CAPTURE', currency),
    refunds: inspectOperations(operations, 'REFUND', currency),
    disputes: disputes.map(inspectDispute),
    notifications: notifications.map(inspectNotification),
    events: orderEvents({
      now,
      session,
      unavailable: offeredMethods(session).unavailable,
      payment,
      attempts,
      charge,
      operations,
      raises: recordsOf(gateway, UPDATES, session, payment).map(({ createdAt, facts }) => ({
        createdAt,
        value: facts.amount.value,
      })),
      disputes,
      notifications,
      subscription:
        payment &&
        subscriptionOf(gateway, { clientId: session.clientId, paymentId: payment.paymentId }),
    }),
    actions: possibleActions(payment, session, now),
  };
}
