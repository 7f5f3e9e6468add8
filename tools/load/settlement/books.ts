/** What both sides have in their books in the end. */
import { createAntomClient, type Transaction } from '@ams-cashier/server';
import type { PlacedOrder, Way } from './shoppers.ts';

export interface ShopOrder {
  readonly orderId: string;
  readonly paymentRequestId: string;
  readonly status: string;
  readonly refundStatus: string | null;
  readonly value: string;
}

export interface ShopEvent {
  readonly orderId: string;
  readonly event: string;
  readonly times: number;
}

/** The database of the shop, read directly. */
export interface ShopBooks {
  orders(): Promise<readonly ShopOrder[]>;
  events(): Promise<readonly ShopEvent[]>;
  /** Captures that wait for their payment, and requests that wait for their outcome. */
  waiting(): Promise<number>;
  close(): Promise<void>;
}

interface End {
  /** At the gateway. */
  readonly payment: string;
  /** At the shop. */
  readonly order: readonly string[];
  readonly refund: string | null;
  /** What the shop does once on the way. */
  readonly events: readonly string[];
}

/** How an order of each way ends. */
const ENDS: { readonly [One in Way]: End } = {
  paid: { payment: 'SUCCESS', order: ['paid'], refund: null, events: ['paid', 'captured'] },
  refund: {
    payment: 'SUCCESS',
    order: ['paid'],
    refund: 'refunded',
    events: ['paid', 'captured', 'refund refunded'],
  },
  fraud: { payment: 'FAIL', order: ['failed'], refund: null, events: ['failed'] },
  // cancelled before or after the shop has heard of the payment
  cancel: { payment: 'CANCELLED', order: ['cancelled', 'review'], refund: null, events: [] },
};

export interface Verdict {
  readonly settled: number;
  /** Not as it should be, on either side. */
  readonly lost: readonly string[];
  /** Done more than once. */
  readonly doubled: readonly string[];
  readonly refundedTwice: readonly string[];
}

interface Credentials {
  readonly clientId: string;
  readonly merchantPrivateKey: string;
  readonly gatewayPublicKey: string;
}

const paidBack = (transactions: readonly Transaction[]) =>
  transactions.filter(
    ({ transactionType, transactionStatus }) =>
      transactionType === 'REFUND' && transactionStatus === 'SUCCESS',
  );

/** Compares the books of both sides about these orders. */
export async function compareBooks(
  placed: readonly PlacedOrder[],
  sandbox: string,
  books: ShopBooks,
): Promise<Verdict> {
  const credentials = await fetch(`${sandbox}/sandbox/credentials`);
  const keys = (await credentials.json()) as Credentials;
  const antom = createAntomClient({
    clientId: keys.clientId,
    privateKey: keys.merchantPrivateKey,
    antomPublicKey: keys.gatewayPublicKey,
    gateway: sandbox,
  });
  const orders = new Map((await books.orders()).map((order) => [order.orderId, order]));
  const events = await books.events();
  const lost: string[] = [];
  const doubled: string[] = [];
  const refundedTwice: string[] = [];
  let settled = 0;
  for (const { orderId, way } of placed) {
    const order = orders.get(orderId);
    if (!order) {
      lost.push(`order ${orderId} (${way}) is not there`);
      continue;
    }
    const { paymentRequestId, status, refundStatus, value } = order;
    const payment = await antom.inquiryPayment({ paymentRequestId });
    const wanted = ENDS[way];
    const history = events.filter((one) => one.orderId === orderId);
    const missing = wanted.events.filter((event) => !history.some((one) => one.event === event));
    const isSettled =
      payment.paymentStatus === wanted.payment &&
      wanted.order.includes(status) &&
      refundStatus === wanted.refund &&
      missing.length === 0;
    if (isSettled) settled += 1;
    else {
      lost.push(
        `order ${orderId} (${way}): ${payment.paymentStatus} at the gateway, ${status} and refund ${refundStatus} at the shop; not notified: ${missing}`,
      );
    }
    // what somebody asks for twice is noted twice
    const twice = history.filter(({ event, times }) => times > 1 && !event.endsWith('requested'));
    doubled.push(...twice.map(({ event, times }) => `order ${orderId}: ${event} × ${times}`));
    const refunds = paidBack(payment.transactions ?? []);
    const refunded = refunds.reduce((sum, one) => sum + Number(one.transactionAmount.value), 0);
    if (refunds.length > 1 || refunded > Number(value)) {
      refundedTwice.push(`order ${orderId}: ${refunds.length} refunds, ${refunded} of ${value}`);
    }
    if (way === 'refund' && refunds.length === 0) lost.push(`order ${orderId}: no refund`);
  }
  if (orders.size !== placed.length) {
    doubled.push(`${orders.size} orders in the shop, not ${placed.length}`);
  }
  return { settled, lost, doubled, refundedTwice };
}
