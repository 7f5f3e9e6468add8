import type { OutcomeStatus } from '../contract/checkout.ts';
import type { Opening } from './opening.ts';

/**
 * Whether a session that the page passed while a payment was in flight opens by itself after this end: never while the
 * shopper may have been charged without knowing it. Source: docs/design/components.md#another-session-while-it-is-open.
 */
const HAS_SUCCESSOR: Readonly<Record<OutcomeStatus, boolean>> = {
  paid: true,
  saved: true,
  failed: true,
  undecided: false,
  cancelled: false,
  closed: false,
};

export function mayBeSucceeded({ snapshot, isUnresolved }: Opening): boolean {
  return !isUnresolved && HAS_SUCCESSOR[snapshot.outcome?.status ?? 'closed'];
}
