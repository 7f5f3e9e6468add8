/**
 * What a payment left behind, in one file: what the shop's page saw, and what the sandbox knows of the same session.
 * Free of card numbers and of what authenticates anybody.
 */
import type { InspectedEvent, InspectedOrder } from './inspection.ts';

export const RECORD_FORMAT = 'ams-cashier-record';
export const RECORD_VERSION = 1;

/** One `open()` in the page. */
export interface RecordedCheckout {
  readonly openId: string;
  /** That of the attempts that the page made. */
  readonly traceId: string;
  /** Its sessions, latest last: one that expires is renewed. Empty if the page never had one of a sandbox. */
  readonly publicSessionIds: readonly string[];
  readonly phase: string;
  /** How it ended. */
  readonly outcome?: string;
  /** The latest result that the page was told. */
  readonly event?: { readonly code: string; readonly paymentResultCode?: string };
  readonly error?: { readonly reason: string; readonly message: string };
  /** Oldest first. `at`: ISO 8601. */
  readonly log: readonly { readonly at: string; readonly code: string; readonly message: string }[];
}

/** An order of the sandbox, as its inspector shows it, without what authenticates anybody; its events have the rest. */
export type RecordedOrder = Omit<
  InspectedOrder,
  'sessionId' | 'orderDescription' | 'captures' | 'refunds' | 'disputes' | 'actions'
>;

export interface PaymentRecord {
  readonly format: typeof RECORD_FORMAT;
  readonly version: typeof RECORD_VERSION;
  /** By the clock of the machine. */
  readonly recordedAt: string;
  /** By the sandbox's clock, which a test may have put forward; absent if the sandbox did not answer. */
  readonly sandboxTime?: string;
  /** The test that failed. */
  readonly title?: string;
  readonly checkouts: readonly RecordedCheckout[];
  readonly orders: readonly RecordedOrder[];
  /** What is missing, and why. */
  readonly problems: readonly string[];
}

/** Twelve to nineteen digits, perhaps in groups. */
const DIGITS = /(?<!\d)\d(?:[ -]?\d){11,18}(?!\d)/g;
/** paymentSessionData, and its secret alone. Only where a word begins: a long one is read once. */
const SESSION_DATA = /(?<![^\s"'&])[^\s"'&]+&&[^\s"']+/g;

/** Whether its check digit is that of a card: most ids of orders have as many digits. */
function isCardNumber(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) : Number(digit) * 2;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

function maskNumber(found: string): string {
  const digits = found.replace(/\D/g, '');
  return isCardNumber(digits) ? `****${digits.slice(-4)}` : found;
}

/** A text that somebody wrote, or that came from outside. */
const clean = (text: string): string =>
  text.replace(SESSION_DATA, '(session)').replace(DIGITS, maskNumber);

/** Shops put tokens into the query, and into the user's part. */
function cleanUrl(text: string): string {
  if (!URL.canParse(text)) return clean(text);
  const { origin, pathname } = new URL(text);
  return origin + clean(pathname);
}

const cleanCheckout = (checkout: RecordedCheckout): RecordedCheckout => ({
  ...checkout,
  ...(checkout.error && {
    error: { reason: checkout.error.reason, message: clean(checkout.error.message) },
  }),
  log: checkout.log.map(({ at, code, message }) => ({ at, code, message: clean(message) })),
});

/** Takes what is listed here and nothing else of an order: whatever it gets in future stays out until it was judged. */
const cleanOrder = (order: RecordedOrder): RecordedOrder => ({
  publicSessionId: order.publicSessionId,
  orderId: clean(order.orderId),
  paymentRequestId: clean(order.paymentRequestId),
  ...(order.paymentId && { paymentId: order.paymentId }),
  ...(order.amount && { amount: order.amount }),
  state: order.state,
  ...(order.paymentResultCode && { paymentResultCode: order.paymentResultCode }),
  createdAt: order.createdAt,
  expiresAt: order.expiresAt,
  ...(order.scenario && { scenario: order.scenario }),
  charges: order.charges,
  attempts: order.attempts,
  notifications: order.notifications.map((one) => ({
    ...one,
    url: cleanUrl(one.url),
    deliveries: one.deliveries.map(({ at, answer }) => ({ at, answer: clean(answer) })),
  })),
  events: order.events.map((event) => ({
    ...event,
    ...(event.detail && { detail: clean(event.detail) }),
  })),
});

export type RecordParts = Pick<PaymentRecord, 'recordedAt'> &
  Partial<Omit<PaymentRecord, 'format' | 'version'>>;

/** Leaves out what must not be in a file that is attached to a report and sent around. */
export const createRecord = ({
  recordedAt,
  sandboxTime,
  title,
  checkouts = [],
  orders = [],
  problems = [],
}: RecordParts): PaymentRecord => ({
  format: RECORD_FORMAT,
  version: RECORD_VERSION,
  recordedAt,
  ...(sandboxTime && { sandboxTime }),
  ...(title && { title: clean(title) }),
  checkouts: checkouts.map(cleanCheckout),
  orders: orders.map(cleanOrder),
  problems: problems.map(clean),
});

export interface RecordEntry {
  readonly at: string;
  readonly side: 'page' | 'sandbox';
  readonly tone: InspectedEvent['tone'];
  readonly what: string;
  readonly detail?: string;
  readonly code?: string;
  readonly codeMessage?: string;
  readonly kind?: InspectedEvent['kind'];
  /** The number of the checkout in the page, from 1, or the shop's id of the order. */
  readonly of: string;
}

const pageEntries = ({ log }: RecordedCheckout, index: number): RecordEntry[] =>
  log.map(({ at, code, message }) => ({
    at,
    side: 'page',
    tone: 'plain',
    what: message,
    // of most entries the message says it
    ...(code !== 'signal' && { detail: code }),
    of: String(index + 1),
  }));

const sandboxEntries = ({ orderId, events }: RecordedOrder): RecordEntry[] =>
  events.map(({ at, kind, tone, what, detail, code, codeMessage }) => ({
    at,
    side: 'sandbox',
    tone,
    what,
    kind,
    ...(detail && { detail }),
    ...(code && { code }),
    ...(codeMessage && { codeMessage }),
    of: orderId,
  }));

/** Both sides on one time axis, oldest first; of one moment, what the page did comes before what came of it. */
export const recordEntries = ({ checkouts, orders }: PaymentRecord): RecordEntry[] =>
  [...checkouts.flatMap(pageEntries), ...orders.flatMap(sandboxEntries)].sort(
    (one, other) => Date.parse(one.at) - Date.parse(other.at),
  );
