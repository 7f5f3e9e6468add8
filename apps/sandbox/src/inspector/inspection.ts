import {
  stepAfter,
  RESULT_MESSAGES,
  type InspectedAttempt,
  type InspectedEvent,
  type InspectedNotification,
  type InspectedOrder,
  type Inspection,
  type OrderState,
  type PaymentNotification,
} from '@ams-cashier/protocol';
import { findAttempts, type Attempt } from '../payment/attempt.ts';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { findOperations, type Operation } from '../payment/operation.ts';
import { possibleActions } from './outside-decision.ts';
import { findPayment, type PaymentOfSession } from '../payment/payment.ts';
import type { Session } from '../payment/session.ts';

/** How many orders the inspector shows at once. */
const MOST = 100;

const OPERATION_WORDS: {
  readonly [Kind in Operation['kind']]: { readonly [Status in Operation['status']]: string };
} = {
  CAPTURE: {
    SUCCESS: 'Money was captured.',
    PROCESSING: 'A capture is being processed.',
    FAIL: 'A capture was refused.',
  },
  REFUND: {
    SUCCESS: 'Money was refunded.',
    PROCESSING: 'A refund is being processed.',
    FAIL: 'A refund was refused.',
  },
  CANCEL: {
    SUCCESS: 'The merchant cancelled the payment.',
    PROCESSING: 'The payment is being cancelled.',
    FAIL: 'A cancellation was refused.',
  },
};

interface NotificationRow {
  readonly notificationId: number;
  readonly url: string;
  readonly body: string;
  readonly nextAt: number | null;
}

interface Delivery {
  readonly at: number;
  readonly status: string;
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
    traceId: attempt.traceId,
  };
}

function inspectNotifications(
  { database }: Gateway,
  paymentId: string,
): (InspectedNotification & { readonly sent: readonly Delivery[] })[] {
  const rows = database.all<NotificationRow>(
    'SELECT * FROM notification WHERE paymentId = ? ORDER BY notificationId',
    paymentId,
  );
  return rows.map(({ notificationId, url, body, nextAt }) => {
    const { notifyType, result } = JSON.parse(body) as PaymentNotification;
    const sent = database.all<Delivery>(
      'SELECT at, status FROM delivery WHERE notificationId = ? ORDER BY at',
      notificationId,
    );
    return {
      notificationId,
      notifyType,
      resultCode: result.resultCode,
      url,
      ...(nextAt !== null && { nextAt: formatTime(nextAt) }),
      deliveries: sent.map(({ at, status }) => ({ at: formatTime(at), answer: status })),
      sent,
    };
  });
}

function inspectOrder(gateway: Gateway, session: Session & { state: OrderState }): InspectedOrder {
  const { database, clock } = gateway;
  const payment = findPayment(gateway, session.sessionId);
  const attempts = payment ? findAttempts(gateway, payment.paymentId) : [];
  const notifications = payment ? inspectNotifications(gateway, payment.paymentId) : [];
  const operations = payment ? findOperations(gateway, payment.paymentId) : [];
  const charges = payment
    ? database.all<{ chargedAt: number }>(
        'SELECT chargedAt FROM charge WHERE paymentId = ?',
        payment.paymentId,
      )
    : [];
  const happened: (Omit<InspectedEvent, 'at'> & { readonly at: number })[] = [
    { at: session.createdAt, what: 'The merchant created the payment session.' },
    ...attempts.map(({ createdAt, resultCode, outcome }) => ({
      at: createdAt,
      what: 'The shopper submitted a payment.',
      detail: resultCode ?? outcome,
    })),
    ...charges.map(({ chargedAt }) => ({ at: chargedAt, what: 'Money was taken.' })),
    ...operations.map((operation) => ({
      at: operation.status === 'PROCESSING' ? operation.createdAt : operation.finishesAt,
      what: OPERATION_WORDS[operation.kind][operation.status],
      detail: [
        `${operation.value} ${session.currency}`,
        ...(operation.resultCode ? [operation.resultCode] : []),
      ].join(': '),
    })),
    ...notifications.flatMap(({ notifyType, sent }) =>
      sent.map(({ at, status }) => ({
        at,
        what:
          status === 'S' ? 'The merchant took a notification.' : 'A notification was not taken.',
        detail: status === 'S' ? notifyType : `${notifyType}: ${status}`,
      })),
    ),
  ];
  return {
    sessionId: session.sessionId,
    publicSessionId: session.publicSessionId,
    orderId: session.referenceOrderId,
    orderDescription: session.orderDescription,
    paymentRequestId: session.paymentRequestId,
    ...(payment && { paymentId: payment.paymentId }),
    amount: { currency: session.currency, value: session.value },
    state: session.state,
    ...(payment?.resultCode && { paymentResultCode: payment.resultCode }),
    createdAt: formatTime(session.createdAt),
    expiresAt: formatTime(session.expiresAt),
    charges: charges.length,
    attempts: attempts.map(inspectAttempt),
    notifications: notifications.map(({ sent: _, ...notification }) => notification),
    events: happened
      .sort((one, other) => one.at - other.at)
      .map((event) => ({ ...event, at: formatTime(event.at) })),
    actions: possibleActions(payment, session, clock.now()),
  };
}

export interface OrderFilter {
  /** A part of an id or of a result code; empty: all. */
  readonly search: string;
  readonly state: OrderState | '';
}

/** Payment sessions, latest first, with all that happened to each. */
export function inspectOrders(gateway: Gateway, { search, state }: OrderFilter): Inspection {
  const { database, clock, keys, network } = gateway;
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = database.all<Session & { state: OrderState }>(
    `SELECT * FROM (
       SELECT session.*, session.rowid AS place, payment.paymentId, payment.resultCode,
         coalesce(payment.status, CASE WHEN expiresAt <= ?1 THEN 'EXPIRED' ELSE 'CREATED' END) AS state
       FROM session LEFT JOIN payment USING (sessionId)
     ) WHERE (?2 = '' OR state = ?2) AND (referenceOrderId LIKE ?3 ESCAPE '\\'
       OR paymentRequestId LIKE ?3 ESCAPE '\\' OR paymentId LIKE ?3 ESCAPE '\\'
       OR resultCode LIKE ?3 ESCAPE '\\')
     ORDER BY place DESC LIMIT ?4`,
    clock.now(),
    state,
    pattern,
    MOST + 1,
  );
  return {
    clientId: keys.demo.clientId,
    offline: network.isOffline,
    orders: rows.slice(0, MOST).map((row) => inspectOrder(gateway, row)),
    more: rows.length > MOST,
  };
}

/** Every payment, latest first, with all that happened to it. */
export function inspectPayments(gateway: Gateway) {
  const { database } = gateway;
  const payments = database.all<PaymentOfSession>(
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
