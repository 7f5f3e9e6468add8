import { ShopError, type ShopProblem } from './shop-error.ts';
import { texts } from './texts.ts';

/** How long a page waits for the shop's server before it reports that it is unreachable. */
const ANSWER_LIMIT = 10_000;

/** The order of the idempotency key can no longer be paid. */
const CONFLICT = 409;

/** What the shop's server says besides its status. */
interface Rejection {
  readonly order?: { readonly status?: unknown };
  readonly error?: { readonly parameter?: unknown };
}

/** The idempotency key can't be used for this order, or no longer. */
export class KeyRejected extends Error {
  /** That of the key's order; `other` if the shop has changed meanwhile what this page orders, e.g. its price. */
  readonly status: unknown;

  constructor(status: unknown) {
    super(`The order is ${String(status)}.`);
    this.status = status;
  }
}

/** Asks the shop's server. Rejects with a ShopError; `refusal` is the meaning of a 4xx from this endpoint. */
export async function ask(
  path: string,
  init: RequestInit,
  refusal: readonly [problem: ShopProblem, message: string],
): Promise<unknown> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, { ...init, signal: AbortSignal.timeout(ANSWER_LIMIT) });
    // A proxy answers for a dead server with 5xx and an empty body.
    const isJson = response.ok || response.headers.get('content-type')?.includes('json');
    answer = response.status < 500 && isJson ? await response.json() : undefined;
  } catch (cause) {
    throw new ShopError('unreachable', texts.shopUnreachable, cause);
  }
  if (response.ok) return answer;
  const { order, error } = (answer ?? {}) as Rejection;
  if (response.status === CONFLICT && order) throw new KeyRejected(order.status);
  if (error?.parameter === 'idempotency-key') throw new KeyRejected('other');
  if (response.status < 500) throw new ShopError(...refusal);
  throw new ShopError('unreachable', texts.shopUnreachable);
}
