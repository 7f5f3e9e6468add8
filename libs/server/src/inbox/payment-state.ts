import type { InboxEventName } from './event.ts';
import type { PaymentReport } from './fact.ts';

/** closed: the shop gave it up. late: it succeeded when nobody expected it any more. */
export type PaymentState =
  'none' | 'pending' | 'failed' | 'closed' | 'cancelled' | 'succeeded' | 'late';

interface Step {
  readonly event: InboxEventName;
  readonly state: PaymentState;
}

const SUCCEEDED: Step = { event: 'paymentSucceeded', state: 'succeeded' };
const LATE: Step = { event: 'paymentSucceededLate', state: 'late' };
const FAILED: Step = { event: 'paymentFailed', state: 'failed' };
const CANCELLED: Step = { event: 'cancelled', state: 'cancelled' };

/** What a report does to a payment; one that is not listed is a repetition, or is out of date. */
const STEPS: {
  readonly [State in PaymentState]: {
    readonly [Report in PaymentReport | 'cancelled']?: Step;
  };
} = {
  none: {
    succeeded: SUCCEEDED,
    failed: FAILED,
    cancelled: CANCELLED,
    pending: { event: 'paymentPending', state: 'pending' },
  },
  pending: { succeeded: SUCCEEDED, failed: FAILED, cancelled: CANCELLED },
  failed: { succeeded: LATE, cancelled: CANCELLED },
  closed: { succeeded: LATE, cancelled: CANCELLED },
  cancelled: { succeeded: LATE },
  succeeded: { cancelled: CANCELLED },
  late: { cancelled: CANCELLED },
};

export const stepOf = (
  state: PaymentState,
  report: PaymentReport | 'cancelled',
): Step | undefined => STEPS[state][report];

/** Whether its money was taken, and has not been given back. */
export const isPaid = (state: PaymentState): boolean => state === 'succeeded' || state === 'late';
