/** The shop's server, seen from the page. Its two endpoints are described in docs/design/names-and-defaults.md#shop-server. */
import type { Amount } from '@ams-cashier/core/money';
import type { Address } from './address.ts';
import { forgetOrder, keepOrder, orderKey } from './order-key.ts';
import type { CashierProduct } from './display.ts';
import { ShopError } from './shop-error.ts';
import { ask, KeyRejected } from './shop-request.ts';
import { texts } from './texts.ts';

export interface NewOrder {
  readonly sku: string;
  readonly quantity: number;
  readonly delivery: Address;
  /** What shows the payment; the classic cashier if it is left out. */
  readonly cashier?: CashierProduct;
}

export interface OpenedOrder {
  readonly orderId: string;
  /** For the cashier. */
  readonly paymentSessionData: string;
  /** ISO 8601: when the session expires. */
  readonly expiresAt: string;
}

/** review: paid, or authorised, but somebody at the shop has to decide what becomes of it. */
export type OrderStatus = 'open' | 'paid' | 'failed' | 'cancelled' | 'review';

export interface Order {
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly amount: Amount;
  /** Why it failed. */
  readonly paymentResultCode?: string;
}

/** The order's status, in the values that the SDK's `pollPayment` waits for. */
export const PAYMENT_STATUS = {
  open: 'PROCESSING',
  paid: 'SUCCESS',
  failed: 'FAIL',
  cancelled: 'CANCELLED',
  review: 'PROCESSING',
} as const satisfies Record<OrderStatus, string>;

/** What the shopper is told when the order is not followed by another. */
const REFUSALS: { readonly [status: string]: string } = {
  open: texts.checkingText,
  paid: texts.alreadyPaid,
  review: texts.reviewingText,
};

/** Nobody can pay it any more, and nobody has. */
const REPLACED: readonly unknown[] = ['failed', 'cancelled', 'other'];

const has = (answer: unknown, ...names: readonly string[]): boolean =>
  typeof answer === 'object' && answer !== null && names.every((name) => name in answer);

async function createOrder(order: NewOrder, key: string): Promise<OpenedOrder> {
  const answer = await ask(
    '/api/orders',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      // a wallet returns the shopper to the result page
      body: JSON.stringify({ ...order, wallets: true }),
    },
    ['refused', texts.orderRefused],
  );
  if (!has(answer, 'orderId', 'paymentSessionData', 'expiresAt')) {
    throw new ShopError('unreachable', texts.shopUnreachable);
  }
  const opened = answer as OpenedOrder;
  keepOrder(key, opened.orderId);
  return opened;
}

/**
 * Creates an order and its payment session, or returns the one that another tab or an earlier visit has begun, as long as
 * it can be paid. Rejects with a ShopError.
 *
 * @example
 * const { orderId, paymentSessionData } = await openOrder({
 *   sku: 'desk-lamp',
 *   quantity: 1,
 *   delivery: knownAddress,
 * });
 */
export async function openOrder(order: NewOrder): Promise<OpenedOrder> {
  const wish = JSON.stringify(order);
  let status: unknown;
  // another tab may have begun the next order already, and have ended it
  for (let attempts = 0; attempts < 3; attempts += 1) {
    const key = orderKey(wish);
    try {
      return await createOrder(order, key);
    } catch (error) {
      if (!(error instanceof KeyRejected)) throw error;
      status = error.status;
    }
    // its outcome is open: the same key asks for it again
    if (status !== 'open') forgetOrder(key);
    if (!REPLACED.includes(status)) break;
  }
  throw new ShopError('refused', REFUSALS[String(status)] ?? texts.orderRefused);
}

/** What the shop's server knows about an order: the truth, whatever the cashier reported. Rejects with a ShopError. */
export async function getOrder(orderId: string): Promise<Order> {
  const answer = await ask(
    `/api/orders/${encodeURIComponent(orderId)}`,
    { headers: { accept: 'application/json' }, cache: 'no-store' },
    ['unknown', texts.orderUnknown],
  );
  if (!has(answer, 'orderId', 'status', 'amount')) {
    throw new ShopError('unreachable', texts.shopUnreachable);
  }
  const order = answer as Order;
  if (order.status !== 'open') forgetOrder(orderId);
  return order;
}
