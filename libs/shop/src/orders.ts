/** The shop's server as the page sees it. Its two endpoints are described in docs/design/names-and-defaults.md#shop-server. */
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
  /** ISO 8601: until when the session can be paid. */
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

/** The order's status in the words that the SDK's `pollPayment` waits for. */
export const PAYMENT_STATUS = {
  open: 'PROCESSING',
  paid: 'SUCCESS',
  failed: 'FAIL',
  cancelled: 'CANCELLED',
} as const satisfies Record<OrderStatus, string>;

/** How long a page waits for the shop's server before it says that it is out of reach. */
const ANSWER_LIMIT = 10_000;

type Refusal = readonly [problem: ShopProblem, message: string];

/** `refusal` is what a 4xx of this endpoint means. */
async function ask(path: string, init: RequestInit, refusal: Refusal): Promise<unknown> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, { ...init, signal: AbortSignal.timeout(ANSWER_LIMIT) });
    // A dead server behind a proxy answers 5xx with an empty body.
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
 * Makes an order and its payment session. Rejects with a ShopError.
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
      // the result page is where a wallet brings the shopper back to
      body: JSON.stringify({ ...order, wallets: true }),
    },
    ['refused', texts.orderRefused],
  );
  if (has(answer, 'orderId', 'paymentSessionData', 'expiresAt')) return answer as OpenedOrder;
  throw new ShopError('unreachable', texts.shopUnreachable);
}

/** What the shop's server knows about an order; the truth, whatever the page was told. Rejects with a ShopError. */
export async function getOrder(orderId: string): Promise<Order> {
  const answer = await ask(
    `/api/orders/${encodeURIComponent(orderId)}`,
    { headers: { accept: 'application/json' }, cache: 'no-store' },
    ['unknown', texts.orderUnknown],
  );
  if (has(answer, 'orderId', 'status', 'amount')) return answer as Order;
  throw new ShopError('unreachable', texts.shopUnreachable);
}
