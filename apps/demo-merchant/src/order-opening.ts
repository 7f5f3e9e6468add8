import { randomUUID } from 'node:crypto';
import type { AntomClient } from '@ams-cashier/server';
import { makeOrderId, type Order, type OrderBook } from './order-book.ts';
import { InvalidInput, type OrderRequest } from './order-request.ts';
import { applyReport } from './order-status.ts';
import { requestSession } from './payment-session.ts';
import { sessionRequest } from './session-request.ts';

/** Where Antom sends the shopper and the notifications. */
export interface Return {
  redirectUrl(orderId: string): string;
  readonly notifyUrl: string;
}

/** The order can no longer be paid; its status says why. */
export class OrderEnded extends Error {
  readonly order: Order;

  constructor(order: Order) {
    super(`Order ${order.orderId} is ${order.status}; it cannot be paid again.`);
    this.order = order;
  }
}

/**
 * Opens an order and its payment session. A page that sends the same idempotency key again, from another tab or after a
 * reload, gets the same order, and so the same payment: there is one `paymentRequestId` for each order.
 *
 * @param refresh asks the gateway whether an order that is known has been paid
 */
export function createOpening(
  antom: AntomClient,
  orders: OrderBook,
  refresh: (order: Order) => Promise<Order>,
) {
  function store(request: OrderRequest, key: string | undefined, back: Return): Order {
    const { product, quantity } = request;
    const orderId = makeOrderId();
    const paymentRequestId = randomUUID();
    const amount = { currency: product.currency, value: String(product.price * quantity) };
    const session = sessionRequest(request, {
      orderId,
      paymentRequestId,
      amount,
      redirectUrl: back.redirectUrl(orderId),
      notifyUrl: back.notifyUrl,
    });
    const order: Order = {
      orderId,
      idempotencyKey: key ?? null,
      paymentRequestId,
      paymentId: null,
      sessionRequest: JSON.stringify(session),
      ...amount,
      status: 'open',
      paymentResultCode: null,
      reviewReason: null,
      createdAt: Date.now(),
      expiresAt: null,
    };
    // before the gateway is asked, so that a request at the same time finds it
    if (orders.add(order) || key === undefined) return order;
    return orders.find('idempotencyKey', key) ?? order;
  }

  /** The order of this key, if it is for the same things. */
  function findKnown(request: OrderRequest, key: string, back: Return): Order | undefined {
    const order = orders.find('idempotencyKey', key);
    if (!order) return undefined;
    const { orderId, paymentRequestId, currency, value } = order;
    const amount = { currency, value };
    const redirectUrl = back.redirectUrl(orderId);
    const ids = { orderId, paymentRequestId, amount, redirectUrl, notifyUrl: back.notifyUrl };
    const isSame =
      value === String(request.product.price * request.quantity) &&
      order.sessionRequest === JSON.stringify(sessionRequest(request, ids));
    if (isSame) return order;
    throw new InvalidInput(
      'idempotency-key',
      'idempotency-key belongs to another order; send a new key for another order.',
    );
  }

  return async function openOrder(request: OrderRequest, key: string | undefined, back: Return) {
    const known = key === undefined ? undefined : findKnown(request, key, back);
    const order = known ? await refresh(known) : store(request, key, back);
    if (order.status !== 'open') throw new OrderEnded(order);
    const { orderId } = order;
    const session = await requestSession(antom, order);
    if (session === 'closed') {
      applyReport(orders, orderId, 'cancelled');
      throw new OrderEnded(orders.find('orderId', orderId) ?? order);
    }
    const { paymentSessionData, paymentSessionExpiryTime: expiresAt } = session;
    orders.change(order, { expiresAt: Date.parse(expiresAt) });
    return { orderId, paymentSessionData, expiresAt };
  };
}
