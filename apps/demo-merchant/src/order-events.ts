/** What the shop does about what Antom says, each once, in the transaction that notes it. */
import {
  createInbox,
  type Amount,
  type Inbox,
  type InboxHandlers,
  type InboxLogEntry,
} from '@ams-cashier/server';
import type { ShopDatabase } from './database.ts';
import { createOrderBook, type Order, type OrderBook, type RefundStatus } from './order-book.ts';
import { applyReport, type Report } from './order-status.ts';
import { refundedOrder } from './order-money.ts';

/** A notification about no order of this shop, or about another amount: it is not acknowledged. */
export class UnknownOrder extends Error {}

const reason = (code: string) => (code === 'SUCCESS' ? undefined : code);

export function isAmountOf(order: Order, amount: Amount): boolean {
  return order.currency === amount.currency && order.value === amount.value;
}

/** A line for whoever reads the log: the inbox has no more than ids and codes to say. */
function log({ level, message, outcome, ...ids }: InboxLogEntry): void {
  // what failed is reported with the request, and what is late by the order itself
  if (level !== 'warn' || outcome === 'late') return;
  console.warn(JSON.stringify({ level, message, outcome, ...ids }));
}

export function createShopInbox<Transaction>(
  database: ShopDatabase<Transaction>,
): Inbox<Transaction> {
  const booksOf = (transaction: Transaction) => createOrderBook(database.on(transaction));

  async function payment(
    report: Report,
    { paymentRequestId, paymentId, paymentAmount, result }: PaymentFacts,
    transaction: Transaction,
  ): Promise<void> {
    const orders = booksOf(transaction);
    const order = await orders.find('paymentRequestId', paymentRequestId);
    if (!order) throw new UnknownOrder(`There is no order with the payment ${paymentRequestId}.`);
    if (!isAmountOf(order, paymentAmount)) {
      throw new UnknownOrder(
        `Order ${order.orderId}: the notification is about ${paymentAmount.value} ${paymentAmount.currency}, not ${order.value} ${order.currency}.`,
      );
    }
    const resultCode = reason(result.resultCode);
    await applyReport(orders, order.orderId, report, { paymentId, resultCode });
  }

  async function capture(
    report: Report,
    { paymentId, result }: { readonly paymentId: string; readonly result: Result },
    transaction: Transaction,
  ): Promise<void> {
    const orders = booksOf(transaction);
    const order = await orders.find('paymentId', paymentId);
    if (!order) throw new UnknownOrder(`There is no order with the payment ${paymentId}.`);
    const resultCode = reason(result.resultCode);
    await applyReport(orders, order.orderId, report, { resultCode });
  }

  async function refund(
    refundStatus: RefundStatus,
    refundRequestId: string,
    transaction: Transaction,
  ): Promise<void> {
    const orders = booksOf(transaction);
    const order = await findRefunded(orders, refundRequestId);
    // e.g. one that somebody has made in Antom's dashboard
    if (!order) return;
    await orders.endRefund(order.orderId, refundStatus);
    await orders.note(order.orderId, `refund ${refundStatus}`);
  }

  const on: InboxHandlers<Transaction> = {
    paymentSucceeded: (event, transaction) => payment('paid', event, transaction),
    // the order is no longer open: it is left for somebody to decide
    paymentSucceededLate: (event, transaction) => payment('paid', event, transaction),
    paymentFailed: (event, transaction) => payment('failed', event, transaction),
    captured: (event, transaction) => capture('captured', event, transaction),
    captureFailed: (event, transaction) => capture('capture_failed', event, transaction),
    refunded: ({ refundRequestId }, transaction) =>
      refund('refunded', refundRequestId, transaction),
    refundFailed: ({ refundRequestId }, transaction) =>
      refund('failed', refundRequestId, transaction),
    async cancelled({ paymentRequestId, paymentId, result }, transaction) {
      const orders = booksOf(transaction);
      const order = await orders.find('paymentRequestId', paymentRequestId);
      if (!order) return;
      const facts = { ...(paymentId !== undefined && { paymentId }) };
      const resultCode = result.resultCode === 'CANCELLED' ? undefined : reason(result.resultCode);
      await applyReport(orders, order.orderId, 'cancelled', { ...facts, resultCode });
    },
    async cancelFailed({ paymentRequestId, result }, transaction) {
      const orders = booksOf(transaction);
      const order = await orders.find('paymentRequestId', paymentRequestId);
      if (order) await orders.note(order.orderId, `cancel failed: ${result.resultCode}`);
    },
    disputed: ({ notification }) => {
      const { paymentId = 'unknown', disputeNotificationType } = notification;
      console.warn(
        `A dispute about the payment ${paymentId}: ${disputeNotificationType}; see the dashboard.`,
      );
    },
    other: ({ notification }) => {
      const type =
        notification.notifyType === 'OTHER' ? notification.rawNotifyType : notification.notifyType;
      console.warn(`A notification of the type "${type}" changes no order; see the dashboard.`);
    },
  };
  return createInbox({ store: database.store, on, log });
}

interface Result {
  readonly resultCode: string;
}

interface PaymentFacts {
  readonly paymentRequestId: string;
  readonly paymentId: string;
  readonly paymentAmount: Amount;
  readonly result: Result;
}

async function findRefunded(
  orders: OrderBook,
  refundRequestId: string,
): Promise<Order | undefined> {
  const paymentRequestId = refundedOrder(refundRequestId);
  return paymentRequestId === undefined
    ? undefined
    : orders.find('paymentRequestId', paymentRequestId);
}
