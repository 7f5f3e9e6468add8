/** The shop's server, seen from the page. Its two endpoints are described in docs/design/names-and-defaults.md#shop-server. */
import type { Address } from './address.ts';
import type { Money } from './money.ts';
import { forgetOrder, keepOrder, orderKey } from './order-key.ts';
import { ShopError, type ShopProblem } from './shop-error.ts';
import { texts } from './texts.ts';

export interface NewOrder {
  readonly sku: string;
  readonly quantity: number;
  readonly delivery: Address;
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
  readonly amount: Money;
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

/** How long a page waits for the shop's server before it reports that it is unreachable. */
const ANSWER_LIMIT = 10_000;

/** The order of the idempotency key can no longer be paid. */
const CONFLICT = 409;

class OrderEnded extends Error {
  readonly status: unknown;

  constructor(answer: unknown) {
    super();
    this.status = (answer as { readonly order?: Partial<Order> } | null)?.order?.status;
  }
}

type Refusal = readonly [problem: ShopProblem, message: string];

/** `refusal` is the meaning of a 4xx from this endpoint. */
async function ask(path: string, init: RequestInit, refusal: Refusal): Promise<unknown> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, { ...init, signal: AbortSignal.timeout(ANSWER_LIMIT) });
    // A proxy answers for a dead server with 5xx and an empty body.
    const hasAnswer = response.ok || response.status === CONFLICT;
    answer = hasAnswer ? await response.json() : undefined;
  } catch (cause) {
    throw new ShopError('unreachable', texts.shopUnreachable, cause);
  }
  if (response.ok) return answer;
  if (response.status === CONFLICT) throw new OrderEnded(answer);
  if (response.status < 500) throw new ShopError(...refusal);
  throw new ShopError('unreachable', texts.shopUnreachable);
}

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
  const key = orderKey(wish);
  try {
    return await createOrder(order, key);
  } catch (error) {
    if (!(error instanceof OrderEnded)) throw error;
    forgetOrder(key);
    if (error.status !== 'failed' && error.status !== 'cancelled') {
      throw new ShopError('refused', texts.alreadyPaid, error);
    }
    return createOrder(order, orderKey(wish));
  }
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
