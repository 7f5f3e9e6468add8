import {
  AntomError,
  type AntomClient,
  type Amount,
  type AntomNotification,
} from '@ams-cashier/server';
import type { Order, OrderBook, OrderStatus } from './order-book.ts';

/** How long until the gateway is asked again about an open order, in milliseconds. */
const INQUIRY_INTERVAL = 1000;
/** After the session has expired, for a submit that is still in flight. */
const GRACE = 60_000;

/** Source: docs/reference/server-api.md#inquirypayment */
const STATUS = {
  SUCCESS: 'paid',
  FAIL: 'failed',
  CANCELLED: 'cancelled',
  PROCESSING: 'open',
  PENDING: 'open',
} as const satisfies { readonly [paymentStatus: string]: OrderStatus };

function isAmountOf(order: Order, amount: Amount): boolean {
  return order.currency === amount.currency && order.value === amount.value;
}

const reason = (code: string | undefined) => (code === 'SUCCESS' ? undefined : code);

/** Applies a verified notification. Returns false if there is no such order, or its amount differs. */
export function applyNotification(orders: OrderBook, notification: AntomNotification): boolean {
  // captures and refunds do not change an order of this shop
  if (notification.notifyType !== 'PAYMENT_RESULT') return true;
  const order = orders.find('paymentRequestId', notification.paymentRequestId);
  if (!order || !isAmountOf(order, notification.paymentAmount)) return false;
  const { resultCode, resultStatus } = notification.result;
  if (resultStatus === 'S') orders.settle(order.orderId, 'paid', undefined);
  if (resultStatus === 'F') orders.settle(order.orderId, 'failed', reason(resultCode));
  return true;
}

/** Asks the gateway about open orders, so that a lost notification leaves none open forever. */
export function createInquiry(antom: AntomClient, orders: OrderBook) {
  const asked = new Map<string, number>();

  async function ask(order: Order): Promise<void> {
    try {
      const payment = await antom.inquiryPayment({ paymentRequestId: order.paymentRequestId });
      if (!isAmountOf(order, payment.paymentAmount)) return;
      orders.settle(
        order.orderId,
        STATUS[payment.paymentStatus],
        reason(payment.paymentResultCode),
      );
    } catch (error) {
      if (!(error instanceof AntomError)) throw error;
      if (error.resultCode !== 'ORDER_NOT_EXIST') console.error(error.message);
      else if (Date.now() > order.expiresAt + GRACE) {
        // never submitted, and it is too late to submit now
        orders.settle(order.orderId, 'cancelled', undefined);
      }
    }
  }

  /** Returns the order, after asking if it was time to ask. */
  return async function refresh(order: Order): Promise<Order> {
    const now = Date.now();
    for (const [orderId, at] of asked) if (at + INQUIRY_INTERVAL <= now) asked.delete(orderId);
    if (order.status !== 'open' || asked.has(order.orderId)) return order;
    asked.set(order.orderId, now);
    await ask(order);
    return orders.find('orderId', order.orderId) ?? order;
  };
}
