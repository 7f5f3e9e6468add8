import {
  stepAfter,
  RESULT_MESSAGES,
  type InspectedAttempt,
  type InspectedNotification,
  type InspectedOrder,
  type Inspection,
  type OrderState,
  type PaymentNotification,
} from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { formatTime } from '../gateway/clock.ts';
import { findAttempts, type Attempt } from '../payment/attempt.ts';
import { findCharge } from '../payment/charge.ts';
import { amountOf, offeredMethods } from '../payment/offer.ts';
import { findOperations } from '../payment/operation.ts';
import { findPayment } from '../payment/payment.ts';
import type { Session } from '../payment/session.ts';
import { possibleActions } from './inspector-action.ts';
import { orderEvents, type Delivery } from './order-events.ts';

/** How many orders the inspector shows at once. */
const MAX_ORDERS = 100;

interface NotificationRow {
  readonly notificationId: number;
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
  const payment = findPayment(gateway, session.sessionId);
  const attempts = payment ? findAttempts(gateway, payment.paymentId) : [];
  const notifications = payment ? inspectNotifications(gateway, payment.paymentId) : [];
  const operations = payment ? findOperations(gateway, payment.paymentId) : [];
  const amount = amountOf(session);
  const charge = payment && findCharge(gateway, payment.paymentId);
  return {
    sessionId: session.sessionId,
    publicSessionId: session.publicSessionId,
    orderId: session.referenceOrderId,
    orderDescription: session.orderDescription,
    paymentRequestId: session.paymentRequestId,
    ...(payment && { paymentId: payment.paymentId }),
    ...(amount && { amount }),
    state: session.state,
    ...(payment?.resultCode && { paymentResultCode: payment.resultCode }),
    createdAt: formatTime(session.createdAt),
    expiresAt: formatTime(session.expiresAt),
    charges: charge ? 1 : 0,
    attempts: attempts.map(inspectAttempt),
    notifications: notifications.map(({ sent: _, ...notification }) => notification),
    events: orderEvents({
      session,
      unavailable: offeredMethods(session).unavailable,
      attempts,
      charge,
      operations,
      notifications,
    }),
    actions: possibleActions(payment, session, gateway.clock.now()),
  };
}

export interface OrderFilter {
  /** Part of an id or of a result code; empty: all. */
  readonly search: string;
  readonly state: OrderState | '';
}

/** Payment sessions, latest first, with everything that happened to each. */
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
       OR resultCode LIKE ?3 ESCAPE '\\' OR sessionId = ?5 OR publicSessionId = ?5)
     ORDER BY place DESC LIMIT ?4`,
    clock.now(),
    state,
    pattern,
    MAX_ORDERS + 1,
    search,
  );
  return {
    clientId: keys.demo.clientId,
    offline: network.isOffline,
    orders: rows.slice(0, MAX_ORDERS).map((row) => inspectOrder(gateway, row)),
    more: rows.length > MAX_ORDERS,
  };
}
