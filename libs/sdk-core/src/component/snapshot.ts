import type { CheckoutSnapshot } from '../contract/checkout.ts';
import type { CashierError } from '../contract/error.ts';

/** Before the first open. */
export const IDLE: CheckoutSnapshot = Object.freeze({
  phase: 'idle',
  leave: 'safe',
  openId: '',
  attempt: 0,
  visible: false,
  expired: false,
});

/** There is no client, and therefore no cashier. */
export function failedSnapshot(error: CashierError): CheckoutSnapshot {
  return Object.freeze({ ...IDLE, phase: 'ended', error });
}

/** Whether the page shows its own loading view, if it has one. */
export function isLoading(open: boolean, { phase }: CheckoutSnapshot): boolean {
  return open && (phase === 'idle' || phase === 'loading');
}
