/** The inspector's texts for values of the API. */
import {
  formatAmount,
  METHOD_NAMES,
  type Amount,
  type InspectorAction,
  type NextStep,
  type OrderState,
  type TestRunner,
} from '@ams-cashier/protocol';

export const STATE_TEXTS: { readonly [State in OrderState]: string } = {
  CREATED: 'Created',
  PROCESSING: 'Processing',
  PENDING: 'Pending',
  SUCCESS: 'Paid',
  FAIL: 'Failed',
  CANCELLED: 'Cancelled',
  EXPIRED: 'Expired',
};

export const ACTION_TEXTS: {
  readonly [Action in InspectorAction]: { readonly name: string; readonly done: string };
} = {
  approve: { name: 'Approve', done: 'Approved' },
  decline: { name: 'Decline', done: 'Declined' },
  expire: { name: 'Expire', done: 'Expired' },
};

export const STEP_TEXTS: { readonly [Step in NextStep]: string } = {
  same_session: 'The shopper can correct the input and try again in the same cashier.',
  other_card: 'The shopper can try another card or method in the same cashier.',
  new_session: 'Another attempt needs a new payment session.',
  check_status: 'The outcome is open: call inquiryPayment before anything else.',
  later: 'Another attempt only makes sense later, with a new payment session.',
  no: 'The shopper can do nothing: check the request and the contract.',
};

export const amountText = ({ amount }: { readonly amount?: Amount }): string =>
  amount ? formatAmount(amount, 'en_US') : 'A card, no payment';

const NAMES: { readonly [method: string]: string | undefined } = METHOD_NAMES;

export const methodName = (method: string): string =>
  method === 'CARD' ? 'Card' : (NAMES[method] ?? method);

/** How it was paid: `Card 4054********0768`. */
export const methodText = ({
  method = '',
  maskedNumber = '',
}: {
  readonly method?: string;
  readonly maskedNumber?: string;
}): string => `${methodName(method)} ${maskedNumber}`.trim();

const AGES: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, milliseconds: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const AGE = new Intl.RelativeTimeFormat('en-GB', { numeric: 'always', style: 'short' });

/** `3 min ago`. */
export function formatAge(iso: string, now: number): string {
  const age = now - Date.parse(iso);
  const [unit, size] = AGES.find(([, milliseconds]) => age >= milliseconds) ?? [];
  return unit && size ? AGE.format(-Math.floor(age / size), unit) : 'just now';
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** The time of day, preceded by the date if that is not today. */
export function formatTime(iso: string, now = new Date()): string {
  const at = new Date(iso);
  const day = DAY.format(at);
  return day === DAY.format(now) ? CLOCK.format(at) : `${day}, ${CLOCK.format(at)}`;
}

export const RUNNER_TEXTS: { readonly [Runner in TestRunner]: string } = {
  playwright: 'Playwright',
  vitest: 'Vitest',
};
