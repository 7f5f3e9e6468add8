/** The shop's server, seen from the page. Its two endpoints are described in docs/design/names-and-defaults.md#shop-server. */
import type { Address } from './address.ts';
import type { Money } from './money.ts';
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

export type OrderStatus = 'open' | 'paid' | 'failed' | 'cancelled';

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
} as const satisfies Record<OrderStatus, string>;

/** How long a page waits for the shop's server before it reports that it is unreachable. */
const ANSWER_LIMIT = 10_000;

type Refusal = readonly [problem: ShopProblem, message: string];

/** `refusal` is the meaning of a 4xx from this endpoint. */
async function ask(path: string, init: RequestInit, refusal: Refusal): Promise<unknown> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, { ...init, signal: AbortSignal.timeout(ANSWER_LIMIT) });
    // A proxy answers for a dead server with 5xx and an empty body.
    answer = response.ok ? await response.json() : undefined;
  } catch (cause) {
    throw new ShopError('unreachable', texts.shopUnreachable, cause);
  }
  if (response.ok) return answer;
  if (response.status < 500) throw new ShopError(...refusal);
  throw new ShopError('unreachable', texts.shopUnreachable);
}

const has = (answer: unknown, ...names: readonly string[]): boolean =>
  typeof answer === 'object' && answer !== null && names.every((name) => name in answer);

/**
 * Creates an order and its payment session. Rejects with a ShopError.
 *
 * @example
 * const { orderId, paymentSessionData } = await createOrder({
 *   sku: 'desk-lamp',
 *   quantity: 1,
 *   delivery: knownAddress,
 * });
 */
export async function createOrder(order: NewOrder): Promise<OpenedOrder> {
  const answer = await ask(
    '/api/orders',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      // a wallet returns the shopper to the result page
      body: JSON.stringify({ ...order, wallets: true }),
    },
    ['refused', texts.orderRefused],
  );
  if (has(answer, 'orderId', 'paymentSessionData', 'expiresAt')) return answer as OpenedOrder;
  throw new ShopError('unreachable', texts.shopUnreachable);
}

/** What the shop's server knows about an order: the truth, whatever the cashier reported. Rejects with a ShopError. */
export async function getOrder(orderId: string): Promise<Order> {
  const answer = await ask(
    `/api/orders/${encodeURIComponent(orderId)}`,
    { headers: { accept: 'application/json' }, cache: 'no-store' },
    ['unknown', texts.orderUnknown],
  );
  if (has(answer, 'orderId', 'status', 'amount')) return answer as Order;
  throw new ShopError('unreachable', texts.shopUnreachable);
}
