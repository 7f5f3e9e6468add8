import type { PaymentStatus } from '@ams-cashier/protocol';

export type { PaymentStatus };

export interface PollOptions {
  /** Milliseconds between two questions. Default 2 000. */
  readonly every?: number;
  /** Milliseconds in all. Default 120 000. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

const OPEN: readonly PaymentStatus[] = ['PROCESSING', 'PENDING'];

/**
 * Asks your server until the payment is decided. Resolves the last status at the limit or when aborted; an `ask` that
 * throws counts as an open payment. Never rejects. Source: decisions.md 2.
 *
 * @example
 * const status = await pollPayment(async () => (await fetch('/api/orders/1/status')).text());
 */
export async function pollPayment(
  ask: () => PaymentStatus | PromiseLike<PaymentStatus>,
  { every = 2_000, limit = 120_000, signal }: PollOptions = {},
): Promise<PaymentStatus> {
  const end = Date.now() + limit;
  let status: PaymentStatus = 'PROCESSING';
  for (;;) {
    try {
      status = await ask();
    } catch {
      // a server that cannot be asked has not said that the payment failed
    }
    if (!OPEN.includes(status) || signal?.aborted || Date.now() + every > end) return status;
    await pause(every, signal);
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}
