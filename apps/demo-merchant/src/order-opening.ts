import { randomUUID } from 'node:crypto';
import type { AntomClient } from '@ams-cashier/server';
import { makeOrderId, type Order, type OrderBook } from './order-book.ts';
import { InvalidInput, type OrderRequest } from './order-request.ts';
import type { Inquiry } from './order-settlement.ts';
import { requestSession } from './payment-session.ts';
import { sessionRequest } from './session-request.ts';

/** Where Antom sends the shopper and the notifications. */
export interface Return {
  redirectUrl(orderId: string): string;
  readonly notifyUrl: string;
}

/** The order can no longer be paid; its status says why. If it is open, a payment is in flight. */
export class OrderEnded extends Error {
  readonly order: Order;

  constructor(order: Order) {
    const { orderId, status } = order;
    const why = status === 'open' ? 'waits for the outcome of its payment' : `is ${status}`;
    super(`Order ${orderId} ${why}; it cannot be paid again.`);
    this.order = order;
  }
}

/**
 * Opens an order and its payment session. A page that sends the same idempotency key again, from another tab or after a
 * reload, gets the same order, and so the same payment: there is one `paymentRequestId` for each order.
 */
export function createOpening(
  antom: AntomClient,
  orders: OrderBook,
  { refresh, end, giveUp }: Inquiry,
) {
  async function store(
    request: OrderRequest,
    key: string | undefined,
    back: Return,
  ): Promise<Order> {
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
      refundStatus: null,
      isCaptured: 0,
      createdAt: Date.now(),
      expiresAt: null,
    };
    // before the gateway is asked, so that a request at the same time finds it
    if ((await orders.add(order)) || key === undefined) return order;
    return (await orders.find('idempotencyKey', key)) ?? order;
  }

  /** Whether the order is for these things, at today's price. */
  function isFor(order: Order, request: OrderRequest, back: Return): boolean {
    const { orderId, paymentRequestId, currency, value } = order;
    const amount = { currency, value };
    const redirectUrl = back.redirectUrl(orderId);
    const ids = { orderId, paymentRequestId, amount, redirectUrl, notifyUrl: back.notifyUrl };
    return (
      value === String(request.product.price * request.quantity) &&
      order.sessionRequest === JSON.stringify(sessionRequest(request, ids))
    );
  }

  /** The order of this key. Throws if it has ended, or is for other things. */
  async function findKnown(
    request: OrderRequest,
    key: string,
    back: Return,
  ): Promise<Order | undefined> {
    const known = await orders.find('idempotencyKey', key);
    if (!known) return undefined;
    const order = await refresh(known);
    const isSame = isFor(order, request, back);
    // the page would pay for another order while this one is still being decided
    const isInFlight = !isSame && order.paymentId !== null;
    if (order.status !== 'open' || isInFlight) throw new OrderEnded(order);
    if (isSame) return order;
    throw new InvalidInput(
      'idempotency-key',
      'idempotency-key belongs to another order; send a new key for another order.',
    );
  }

  async function sessionOf(order: Order) {
    try {
      return await requestSession(antom, order);
    } catch (error) {
      // no page can ask for this order again, and none has its session
      if (order.idempotencyKey === null) await giveUp(order);
      throw error;
    }
  }

  return async function openOrder(request: OrderRequest, key: string | undefined, back: Return) {
    const known = key === undefined ? undefined : await findKnown(request, key, back);
    const order = known ?? (await store(request, key, back));
    const session = await sessionOf(order);
    if (session === 'closed') throw new OrderEnded(await end(order));
    const { orderId } = order;
    const { paymentSessionData, paymentSessionExpiryTime: expiresAt } = session;
    await orders.change(order, { expiresAt: Date.parse(expiresAt) });
    return { orderId, paymentSessionData, expiresAt };
  };
}
