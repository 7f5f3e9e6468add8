import type { PaymentStatus } from '@ams-cashier/protocol';
import { describe } from '../contract/describe.ts';
import { CashierError } from '../contract/error.ts';
import { LONGEST_TIMER_MS } from '../contract/longest-timer.ts';

export type { PaymentStatus };

export interface PollOptions {
  /** Milliseconds between two calls of `ask`. Default 2 000. */
  readonly every?: number;
  /** Total time limit in milliseconds; Infinity for none. Default 120 000. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

/** Whether a status decides the payment. */
const STATUSES: ReadonlyMap<unknown, boolean> = new Map<PaymentStatus, boolean>([
  ['SUCCESS', true],
  ['FAIL', true],
  ['CANCELLED', true],
  ['PROCESSING', false],
  ['PENDING', false],
]);

/** What is not a time counts as not given: polling never throws, and never hammers the server. */
const timeOr = (ms: unknown, fallback: number): number =>
  typeof ms === 'number' && ms >= 0 ? ms : fallback;

const isStatus = (answer: unknown): answer is PaymentStatus => STATUSES.has(answer);

/**
 * Asks your server until the payment is decided: SUCCESS, FAIL or CANCELLED. Any other answer, and an `ask` that throws,
 * counts as an open payment. At the limit or when aborted, resolves with the last status, else PROCESSING. Never rejects;
 * throws `option_invalid` if `ask` is not a function, which could only end at the limit.
 * Source: docs/design/names-and-defaults.md#polling.
 *
 * @example
 * // from the words of your server
 * const STATUS = { open: 'PROCESSING', paid: 'SUCCESS', failed: 'FAIL', cancelled: 'CANCELLED' };
 * const status = await pollPayment(async () => {
 *   const order = await (await fetch('/api/orders/1')).json();
 *   return STATUS[order.status];
 * });
 */
export function pollPayment(
  ask: () => string | null | undefined | PromiseLike<string | null | undefined>,
  options: PollOptions = {},
): Promise<PaymentStatus> {
  if (typeof ask !== 'function') {
    throw new CashierError('option_invalid', {
      message: `pollPayment() got ${describe(ask)}.`,
      suggestion: 'Pass a function that asks your server, e.g. () => fetchStatus(orderId).',
    });
  }
  const { every, limit, signal: given } = Object(options) as PollOptions;
  const signal = typeof given?.addEventListener === 'function' ? given : undefined;
  const pause = Math.min(timeOr(every, 2_000), LONGEST_TIMER_MS);
  const longest = timeOr(limit, 120_000);
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
        const answer = await ask();
        if (isStatus(answer)) status = answer;
      } catch {
        // a server that cannot be asked has not said that the payment failed
      }
      if (STATUSES.get(status)) finish();
      else if (!done) next = setTimeout(look, pause);
    };
    const end = longest > LONGEST_TIMER_MS ? undefined : setTimeout(finish, longest);
    signal?.addEventListener('abort', finish);
    if (signal?.aborted) finish();
    else void look();
  });
}
