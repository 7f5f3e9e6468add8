import {
  AntomError,
  type AntomClient,
  type Amount,
  type AntomNotification,
  type CaptureNotification,
  type InquiryPaymentResponse,
  type PaymentNotification,
} from '@ams-cashier/server';
import type { Order, OrderBook } from './order-book.ts';
import { applyReport, type Report } from './order-status.ts';
import { requestSession } from './payment-session.ts';

/** How long until the gateway is asked again about an open order, in milliseconds. */
const INQUIRY_INTERVAL = 1000;
/** Source: docs/reference/server-api.md#createpaymentsession */
const LONGEST_SESSION = 3_600_000;

/** Source: docs/reference/server-api.md#inquirypayment */
const REPORTS = {
  SUCCESS: 'paid',
  FAIL: 'failed',
  CANCELLED: 'cancelled',
  PROCESSING: undefined,
  PENDING: undefined,
} as const satisfies { readonly [paymentStatus: string]: Report | undefined };

/** The same of its captures. */
const CAPTURE_REPORTS = {
  SUCCESS: 'captured',
  FAIL: 'capture_failed',
  PROCESSING: undefined,
} as const satisfies { readonly [transactionStatus: string]: Report | undefined };

/**
 * How long the gateway is asked about a paid order: its capture may fail, and until 00:15 of the next day somebody may
 * cancel it at the gateway, which is not notified. Source: docs/reference/server-api.md#capture-cancel-refund
 */
const PAID_LIMIT = 25 * 3_600_000;

function isAmountOf(order: Order, amount: Amount): boolean {
  return order.currency === amount.currency && order.value === amount.value;
}

const reason = (code: string | undefined) => (code === 'SUCCESS' ? undefined : code);

function applyPaymentResult(orders: OrderBook, notification: PaymentNotification): boolean {
  const { paymentRequestId, paymentId, paymentAmount, result } = notification;
  const order = orders.find('paymentRequestId', paymentRequestId);
  if (!order) return false;
  if (!isAmountOf(order, paymentAmount)) {
    console.error(
      `Order ${order.orderId}: the notification is about ${paymentAmount.value} ${paymentAmount.currency}, not ${order.value} ${order.currency}.`,
    );
    return false;
  }
  const { resultCode, resultStatus } = result;
  if (resultStatus === 'S') applyReport(orders, order.orderId, 'paid', { paymentId });
  if (resultStatus === 'F') {
    applyReport(orders, order.orderId, 'failed', { paymentId, resultCode: reason(resultCode) });
  }
  return true;
}

function applyCaptureResult(orders: OrderBook, notification: CaptureNotification): boolean {
  const { paymentId, result } = notification;
  const { resultCode, resultStatus } = result;
  const order = orders.find('paymentId', paymentId);
  // the payment's own notification may still be on its way: Antom sends this one again
  if (!order) return resultStatus !== 'F';
  if (resultStatus === 'S') applyReport(orders, order.orderId, 'captured');
  if (resultStatus === 'F') applyReport(orders, order.orderId, 'capture_failed', { resultCode });
  return true;
}

/** Applies a verified notification. Returns false if there is no such order, or its amount differs. */
export function applyNotification(orders: OrderBook, notification: AntomNotification): boolean {
  switch (notification.notifyType) {
    case 'PAYMENT_RESULT':
      return applyPaymentResult(orders, notification);
    case 'CAPTURE_RESULT':
      return applyCaptureResult(orders, notification);
    case 'OTHER':
      // acknowledged, because Antom would only send the same again
      console.warn(
        `A notification of the type "${notification.rawNotifyType}" changes no order; see the dashboard.`,
      );
      return true;
    default:
      // nothing else changes an order of this shop
      return true;
  }
}

/** What the latest capture says; a payment without one, such as a wallet's, needs none. */
function captureReport({ transactions = [] }: InquiryPaymentResponse) {
  const latest = transactions.findLast(({ transactionType }) => transactionType === 'CAPTURE');
  const report = latest && CAPTURE_REPORTS[latest.transactionStatus];
  return report && { report, resultCode: reason(latest.transactionResult?.resultCode) };
}

export interface Inquiry {
  /** Returns the order, after asking if it was time to ask. */
  refresh(order: Order): Promise<Order>;
  /**
   * Returns the order as it ended, after the gateway has refused its session: nobody can pay with it any more. It stays
   * open if a payment is in flight. Rejects with an AntomError if the gateway does not say.
   */
  end(order: Order): Promise<Order>;
  /** Asks about every order that notifications have left unsettled: they may be lost, or this server was down. */
  refreshAll(): Promise<void>;
}

/** Asks the gateway, so that a lost notification leaves no order open forever, and no failed capture unnoticed. */
export function createInquiry(antom: AntomClient, orders: OrderBook): Inquiry {
  /** By the time of `performance.now()`, which no change of the clock moves. */
  const asked = new Map<string, number>();

  function applyPayment({ orderId }: Order, payment: InquiryPaymentResponse): void {
    const { paymentStatus, paymentId, paymentResultCode } = payment;
    const report = REPORTS[paymentStatus];
    if (!report) {
      const order = orders.find('orderId', orderId);
      const known = { paymentId, paymentResultCode: reason(paymentResultCode) ?? null };
      if (order?.status === 'open') orders.change(order, known);
      return;
    }
    applyReport(orders, orderId, report, { paymentId, resultCode: reason(paymentResultCode) });
    const capture = report === 'paid' ? captureReport(payment) : undefined;
    if (capture) applyReport(orders, orderId, capture.report, { resultCode: capture.resultCode });
  }

  /**
   * An order without a payment can be given up once its session has ended. Only the gateway knows: this server's clock
   * merely says when it is worth asking.
   */
  async function closeIfSessionEnded(order: Order): Promise<void> {
    const { orderId, createdAt, expiresAt } = order;
    const now = Date.now();
    if (now < createdAt + LONGEST_SESSION && (expiresAt === null || now < expiresAt)) return;
    // without an expiry no page has ever had the session: asking for it would only open one
    if (expiresAt === null || (await requestSession(antom, order)) === 'closed') {
      applyReport(orders, orderId, 'cancelled');
    }
  }

  async function ask(
    order: Order,
    whenUnpaid: (order: Order) => Promise<void> | void,
  ): Promise<void> {
    const { orderId, paymentRequestId } = order;
    let payment: InquiryPaymentResponse;
    try {
      payment = await antom.inquiryPayment({ paymentRequestId });
    } catch (error) {
      const isUnpaid =
        error instanceof AntomError && error.resultCode === 'ORDER_NOT_EXIST' && !error.unverified;
      if (!isUnpaid) throw error;
      return whenUnpaid(order);
    }
    if (payment.paymentRequestId !== paymentRequestId) {
      console.error(`Order ${orderId}: the gateway answered about another payment.`);
    } else if (isAmountOf(order, payment.paymentAmount)) {
      applyPayment(order, payment);
    } else {
      console.error(`Order ${orderId}: the gateway answered about another amount.`);
    }
  }

  async function askIfTime(order: Order): Promise<void> {
    const now = performance.now();
    for (const [orderId, at] of asked) if (at + INQUIRY_INTERVAL <= now) asked.delete(orderId);
    if (asked.has(order.orderId)) return;
    asked.set(order.orderId, now);
    try {
      await ask(order, closeIfSessionEnded);
    } catch (error) {
      // the order stays as it is; the gateway is asked again
      if (!(error instanceof AntomError)) throw error;
      console.error(error.message);
    }
  }

  /** Whether the gateway may have news of an order that is paid. */
  const mayChange = ({ status, createdAt }: Order) =>
    status === 'paid' && createdAt > Date.now() - PAID_LIMIT;

  const latest = (order: Order) => orders.find('orderId', order.orderId) ?? order;

  return {
    async refresh(order) {
      if (order.status === 'open') await askIfTime(order);
      // nobody has to wait for that: the next look at the order shows it
      else if (mayChange(order)) askIfTime(order).catch(console.error);
      return latest(order);
    },
    async end(order) {
      await ask(order, ({ orderId }) => applyReport(orders, orderId, 'cancelled'));
      return latest(order);
    },
    async refreshAll() {
      for (const order of orders.findUnsettled(Date.now() - PAID_LIMIT)) await askIfTime(order);
    },
  };
}
