import {
  AntomError,
  type AntomClient,
  type Inbox,
  type InquiryPaymentResponse,
} from '@ams-cashier/server';
import type { ShopDatabase } from './database.ts';
import { createOrderBook, type Order } from './order-book.ts';
import { isAmountOf } from './order-events.ts';
import { applyReport } from './order-status.ts';
import { requestSession } from './payment-session.ts';

/** How long until the gateway is asked again about an open order, in milliseconds. */
const INQUIRY_INTERVAL = 1000;
/** Source: docs/reference/server-api.md#createpaymentsession */
const LONGEST_SESSION = 3_600_000;

/**
 * How long the gateway is asked about a paid order: its capture may fail, and until 00:15 of the next day somebody may
 * cancel it at the gateway, which is not notified. Source: docs/reference/server-api.md#capture-cancel-refund
 */
const PAID_LIMIT = 25 * 3_600_000;

export interface Inquiry {
  /** Returns the order, after asking if it was time to ask. */
  refresh(order: Order): Promise<Order>;
  /**
   * Returns the order as it ended, after the gateway has refused its session: nobody can pay with it any more. It stays
   * open if a payment is in flight. Rejects with an AntomError if the gateway does not say.
   */
  end(order: Order): Promise<Order>;
  /** The shop gives an order up that nobody can pay; money that arrives all the same is kept for somebody to decide. */
  giveUp(order: Order): Promise<void>;
  /** Asks about every order that notifications have left unsettled: they may be lost, or this server was down. */
  refreshAll(): Promise<void>;
}

/** Asks the gateway, so that a lost notification leaves no order open forever, and no failed capture unnoticed. */
export function createInquiry<Transaction>(
  antom: AntomClient,
  database: ShopDatabase<Transaction>,
  inbox: Inbox<Transaction>,
): Inquiry {
  const orders = createOrderBook(database.direct);
  /** By the time of `performance.now()`, which no change of the clock moves. */
  const asked = new Map<string, number>();

  /** What is known of a payment that is still open. */
  async function noteOpen({ orderId }: Order, payment: InquiryPaymentResponse): Promise<void> {
    const { paymentStatus, paymentId, paymentResultCode } = payment;
    if (paymentStatus !== 'PROCESSING' && paymentStatus !== 'PENDING') return;
    const order = await orders.find('orderId', orderId);
    const code = paymentResultCode === 'SUCCESS' ? undefined : paymentResultCode;
    if (order?.status === 'open') {
      await orders.change(order, { paymentId, paymentResultCode: code ?? null });
    }
  }

  function giveUp({ orderId, paymentRequestId }: Order): Promise<void> {
    return database.store.transaction(async (transaction) => {
      // paid in this moment: then it is reported as usual
      if (!(await inbox.close(paymentRequestId, transaction))) return;
      await applyReport(createOrderBook(database.on(transaction)), orderId, 'cancelled');
    });
  }

  /**
   * An order without a payment can be given up once its session has ended. Only the gateway knows: this server's clock
   * merely says when it is worth asking.
   */
  async function closeIfSessionEnded(order: Order): Promise<void> {
    const { createdAt, expiresAt } = order;
    const now = Date.now();
    if (now < createdAt + LONGEST_SESSION && (expiresAt === null || now < expiresAt)) return;
    // without an expiry no page has ever had the session: asking for it would only open one
    if (expiresAt === null || (await requestSession(antom, order)) === 'closed') {
      await giveUp(order);
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
      await inbox.inquired(payment);
      await noteOpen(order, payment);
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

  const latest = async (order: Order) => (await orders.find('orderId', order.orderId)) ?? order;

  return {
    async refresh(order) {
      if (order.status === 'open') await askIfTime(order);
      // nobody has to wait for that: the next look at the order shows it
      else if (mayChange(order)) askIfTime(order).catch(console.error);
      return latest(order);
    },
    async end(order) {
      await ask(order, giveUp);
      return latest(order);
    },
    giveUp,
    async refreshAll() {
      for (const order of await orders.findUnsettled(Date.now() - PAID_LIMIT))
        await askIfTime(order);
    },
  };
}
