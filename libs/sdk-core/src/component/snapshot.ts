import { IDLE_SNAPSHOT, type CheckoutSnapshot } from '../contract/checkout.ts';
import type { CashierError } from '../contract/error.ts';

/** The snapshot when there is no client, and therefore no cashier. */
export function failedSnapshot(error: CashierError): CheckoutSnapshot {
  return Object.freeze({ ...IDLE_SNAPSHOT, phase: 'ended', error });
}

/** Whether the page shows its own loading view, if it has one. */
export function isLoading(open: boolean, { phase }: CheckoutSnapshot): boolean {
  return open && (phase === 'idle' || phase === 'loading');
}
