/** What the inspector says for the words of the API. */
import type { InspectorAction, NextStep, OrderState } from '@ams-cashier/protocol';

export const STATE_WORDS: { readonly [State in OrderState]: string } = {
  CREATED: 'Created',
  PROCESSING: 'Processing',
  PENDING: 'Pending',
  SUCCESS: 'Paid',
  FAIL: 'Failed',
  CANCELLED: 'Cancelled',
  EXPIRED: 'Expired',
};

export const ACTION_WORDS: {
  readonly [Action in InspectorAction]: { readonly name: string; readonly done: string };
} = {
  approve: { name: 'Approve', done: 'Approved' },
  decline: { name: 'Decline', done: 'Declined' },
  expire: { name: 'Expire', done: 'Expired' },
};

export const STEP_WORDS: { readonly [Step in NextStep]: string } = {
  same_session: 'The shopper can correct the input and try again in the same cashier.',
  other_card: 'The shopper can try another card or method in the same cashier.',
  new_session: 'It takes a new payment session to try again.',
  check_status: 'The outcome is open: ask for the payment before anything else.',
  later: 'Another try is no use before some time has passed.',
  no: 'Nothing that the shopper could do helps: look at the request or the contract.',
};

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** The time of day, with the day before it if that is not today. */
export function sayTime(iso: string, now = new Date()): string {
  const at = new Date(iso);
  const day = DAY.format(at);
  return day === DAY.format(now) ? CLOCK.format(at) : `${day}, ${CLOCK.format(at)}`;
}
