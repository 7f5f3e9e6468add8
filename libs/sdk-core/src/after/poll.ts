import type { PaymentStatus } from '@ams-cashier/protocol';

export type { PaymentStatus };

export interface PollOptions {
  /** Milliseconds between two calls of `ask`. Default 2 000. */
  readonly every?: number;
  /** Total time limit in milliseconds. Default 120 000. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

const OPEN: readonly PaymentStatus[] = ['PROCESSING', 'PENDING'];

/**
 * Asks your server until the payment is decided. Resolves with the last status at the limit or when aborted; an `ask` that
 * throws counts as an open payment. Never rejects. Source: docs/design/names-and-defaults.md#polling.
 *
 * @example
 * const status = await pollPayment(async () => (await (await fetch('/api/orders/1')).json()).status);
 */
export function pollPayment(
  ask: () => PaymentStatus | PromiseLike<PaymentStatus>,
  { every = 2_000, limit = 120_000, signal }: PollOptions = {},
): Promise<PaymentStatus> {
  return new Promise((resolve) => {
    let status: PaymentStatus = 'PROCESSING';
    let next: ReturnType<typeof setTimeout> | undefined;
    let done = false;
    const finish = () => {
      done = true;
      clearTimeout(next);
      clearTimeout(end);
      signal?.removeEventListener('abort', finish);
      resolve(status);
    };
    const look = async () => {
      try {
        status = await ask();
      } catch {
        // a server that cannot be asked has not said that the payment failed
      }
      if (!OPEN.includes(status)) finish();
      else if (!done) next = setTimeout(look, every);
    };
    const end = setTimeout(finish, limit);
    signal?.addEventListener('abort', finish);
    if (signal?.aborted) finish();
    else void look();
  });
}
