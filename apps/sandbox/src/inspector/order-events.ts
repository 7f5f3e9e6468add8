import {
  formatAmount,
  isWallet,
  METHOD_NAMES,
  RESULT_MESSAGES,
  type InspectedEvent,
  type PaymentMethodType,
  type PaymentResultCode,
  type Product,
  type UnavailableMethod,
} from '@ams-cashier/protocol';
import type { DisputeRecord } from '../merchant-api/dispute.ts';
import type { Attempt } from '../payment/attempt.ts';
import type { Charge } from '../payment/charge.ts';
import type { Operation } from '../payment/operation.ts';
import type { Payment } from '../payment/payment.ts';
import type { Session } from '../payment/session.ts';

type Tone = InspectedEvent['tone'];
type Event = Omit<InspectedEvent, 'at'> & { readonly at: number };

/** One attempt to deliver a notification; `status` is S, or what came instead. */
export interface Delivery {
  readonly at: number;
  readonly status: string;
}

/** A notification about the order. */
export interface Telling {
  readonly notificationId: number;
  readonly notifyType: string;
  readonly sent: readonly Delivery[];
  /** When it is sent next. */
  readonly nextAt: number | null;
}

/** Everything that is known of an order. */
export interface OrderFacts {
  readonly now: number;
  readonly session: Session;
  readonly unavailable: readonly UnavailableMethod[];
  readonly payment: Payment | undefined;
  readonly attempts: readonly Attempt[];
  readonly charge: Charge | undefined;
  readonly operations: readonly Operation[];
  readonly raises: readonly { readonly createdAt: number; readonly value: string }[];
  readonly disputes: readonly DisputeRecord[];
  readonly notifications: readonly Telling[];
  /** The one that made the payment by itself. */
  readonly subscription:
    { readonly requestId: string; readonly phaseNo: string | number } | undefined;
}

const CREATED: { readonly [Of in Product]: string } = {
  classic: 'The merchant created the payment session.',
  element: 'The merchant created the payment session, for a Payment Element.',
  page: 'The merchant created the payment session, for a checkout page.',
  vaulting: 'The merchant created a session to save a card.',
};

const UNAVAILABLE_TEXTS: { readonly [Reason in UnavailableMethod['reason']]: string } = {
  currency: 'It does not take amounts like this one in this currency.',
  below_minimum: 'The amount is below its minimum.',
  above_maximum: 'The amount is above its maximum.',
};

const OPERATIONS: {
  readonly [Kind in Operation['kind']]: {
    readonly kind: InspectedEvent['kind'];
    readonly texts: { readonly [Status in Operation['status']]: string };
  };
} = {
  CAPTURE: {
    kind: 'capture',
    texts: {
      SUCCESS: 'The payment was captured.',
      PROCESSING: 'A capture is being processed.',
      FAIL: 'A capture failed.',
    },
  },
  REFUND: {
    kind: 'refund',
    texts: {
      SUCCESS: 'The payment was refunded.',
      PROCESSING: 'A refund is being processed.',
      FAIL: 'A refund failed.',
    },
  },
  CANCEL: {
    kind: 'cancel',
    texts: {
      SUCCESS: 'The merchant cancelled the payment.',
      PROCESSING: 'The payment is being cancelled.',
      FAIL: 'A cancellation failed.',
    },
  },
};

const OPERATION_TONES: { readonly [Status in Operation['status']]: Tone } = {
  SUCCESS: 'good',
  PROCESSING: 'open',
  FAIL: 'bad',
};

const DISPUTE_TEXTS: {
  readonly [Type in DisputeRecord['facts']['steps'][number]['type']]?: readonly [string, Tone];
} = {
  DISPUTE_CREATED: ['The buyer disputed the payment.', 'bad'],
  DEFENSE_SUPPLIED: ['The merchant defended the payment.', 'open'],
  DISPUTE_ACCEPTED: ['The merchant lost the dispute without defending it.', 'bad'],
  DISPUTE_JUDGED: ['The dispute was judged.', 'plain'],
  DISPUTE_CANCELLED: ['The buyer’s bank withdrew the dispute.', 'good'],
};

/** A result code with what it says. */
function coded(code: string | null | undefined): Pick<Event, 'code' | 'codeMessage'> {
  if (!code) return {};
  const messages: { readonly [code: string]: string | undefined } = RESULT_MESSAGES;
  const message = messages[code as PaymentResultCode];
  return { code, ...(message && { codeMessage: message }) };
}

const methodName = (method: PaymentMethodType) =>
  method === 'CARD' ? 'card' : METHOD_NAMES[method];

function askedEvent({ submitId, createdAt, authentication, method }: Attempt): Event[] {
  const own = { submitId, at: createdAt } as const;
  if (isWallet(method)) {
    const what = `${METHOD_NAMES[method]} asked the shopper.`;
    return [{ ...own, kind: 'wallet', tone: 'open', what }];
  }
  if (authentication === null) return [];
  return authentication === 'challenged'
    ? [{ ...own, kind: 'challenge', tone: 'open', what: '3-D Secure: the bank asked the shopper.' }]
    : [{ ...own, kind: 'challenge', tone: 'good', what: '3-D Secure: the bank did not ask.' }];
}

function decisionEvent({ submitId, createdAt, decidedAt, outcome, resultCode }: Attempt): Event {
  const own = { submitId, kind: 'decision', ...coded(resultCode) } as const;
  if (decidedAt === null) {
    return { ...own, at: createdAt, tone: 'open', what: 'The attempt is undecided.' };
  }
  return outcome === 'SUCCESSFUL'
    ? { ...own, at: decidedAt, tone: 'good', what: 'The attempt succeeded.' }
    : { ...own, at: decidedAt, tone: 'bad', what: 'The attempt failed.' };
}

/** Whoever it was: a shopper in the cashier, or nobody who could see one. */
function submitterOf({ submitId }: Attempt, { session, subscription }: OrderFacts): string {
  if (subscription) return 'The subscription submitted a payment.';
  return isByServer(submitId, session)
    ? 'The merchant submitted a payment with a card on file.'
    : 'The shopper submitted a payment.';
}

/** Without a page. */
export const isByServer = (submitId: string, { paymentRequestId }: Session): boolean =>
  submitId === paymentRequestId;

const attemptEvents = (attempt: Attempt, facts: OrderFacts): Event[] => [
  {
    submitId: attempt.submitId,
    at: attempt.createdAt,
    kind: 'attempt',
    tone: 'plain',
    what: submitterOf(attempt, facts),
    detail: [methodName(attempt.method), attempt.maskedNumber].filter(Boolean).join(' '),
  },
  // the buyer has agreed to a subscription once, and is not asked again
  ...(facts.subscription ? [] : askedEvent(attempt)),
  decisionEvent(attempt),
];

function operationEvent(operation: Operation, currency: string): Event {
  const { kind, status, createdAt, finishesAt, value, resultCode } = operation;
  return {
    at: status === 'PROCESSING' ? createdAt : finishesAt,
    kind: OPERATIONS[kind].kind,
    tone: OPERATION_TONES[status],
    what: OPERATIONS[kind].texts[status],
    detail: formatAmount({ currency, value }, 'en_US'),
    // that of an operation in progress says how it is going to end
    ...(status === 'FAIL' && coded(resultCode)),
  };
}

function notificationEvents({ notificationId, notifyType, sent, nextAt }: Telling): Event[] {
  const own = { notificationId, kind: 'notification' } as const;
  const deliveries = sent.map(({ at, status }, index): Event => {
    const which = sent.length > 1 ? `${notifyType}, delivery ${index + 1}` : notifyType;
    return status === 'S'
      ? { ...own, at, tone: 'good', what: 'The merchant accepted a notification.', detail: which }
      : {
          ...own,
          at,
          tone: 'bad',
          what: 'A notification was not accepted.',
          detail: `${which}: ${status}`,
        };
  });
  if (nextAt === null) return deliveries;
  const what = sent.length > 0 ? 'The notification is sent again.' : 'A notification is sent.';
  return [...deliveries, { ...own, at: nextAt, tone: 'open', what, detail: notifyType }];
}

const chargeEvent = ({ chargedAt }: Charge): Event => ({
  at: chargedAt,
  kind: 'charge',
  tone: 'good',
  what: 'The shopper was charged.',
});

const disputeEvents = ({ facts }: DisputeRecord): Event[] =>
  facts.steps.map(({ at, type, reason }) => {
    const [what, tone] = DISPUTE_TEXTS[type] ?? [type, 'plain'];
    return { at, kind: 'dispute', tone, what, ...(reason && { detail: reason }) };
  });

function beginning({ session, subscription }: OrderFacts): Event {
  const own = { at: session.createdAt, kind: 'session', tone: 'plain' } as const;
  if (!subscription) return { ...own, what: CREATED[session.product] };
  const { requestId, phaseNo } = subscription;
  return {
    ...own,
    what: 'A period of a subscription was due.',
    detail: `${requestId}, period ${phaseNo}`,
  };
}

/** When an order ended without a decision. */
function endEvents({ now, session, payment, attempts }: OrderFacts): Event[] {
  if (!payment) {
    const isOver = session.expiresAt <= now;
    return [
      {
        at: session.expiresAt,
        kind: 'expiry',
        tone: isOver ? 'bad' : 'open',
        what: isOver ? 'The session expired.' : 'The session expires.',
      },
    ];
  }
  const isClosed =
    payment.resultCode === 'ORDER_IS_CLOSED' && attempts.at(-1)?.resultCode !== 'ORDER_IS_CLOSED';
  const at = payment.phase === 'open' ? session.expiresAt : payment.closesAt;
  if (isClosed) {
    const what = 'The order was closed undecided.';
    return [{ at, kind: 'expiry', tone: 'bad', what, ...coded(payment.resultCode) }];
  }
  const isUndecided = payment.status === 'PROCESSING' || payment.status === 'PENDING';
  if (!isUndecided) return [];
  return [{ at, kind: 'expiry', tone: 'open', what: 'The order is closed unless it is paid.' }];
}

/** Everything that happened to an order, oldest first; what is due comes last. */
export function orderEvents(facts: OrderFacts): InspectedEvent[] {
  const { session, unavailable, attempts, charge, operations, raises, disputes, notifications } =
    facts;
  const { currency } = session;
  const events: Event[] = [
    beginning(facts),
    ...unavailable.map(({ type, reason }): Event => {
      const what = `${type} is not offered.`;
      const detail = UNAVAILABLE_TEXTS[reason];
      return { at: session.createdAt, kind: 'offer', tone: 'plain', what, detail };
    }),
    ...attempts.flatMap((attempt) => attemptEvents(attempt, facts)),
    ...(charge ? [chargeEvent(charge)] : []),
    ...raises.map(({ createdAt, value }): Event => {
      const what = 'The merchant raised the amount.';
      const detail = formatAmount({ currency, value }, 'en_US');
      return { at: createdAt, kind: 'update', tone: 'plain', what, detail };
    }),
    ...operations.map((operation) => operationEvent(operation, currency)),
    ...disputes.flatMap(disputeEvents),
    ...notifications.flatMap(notificationEvents),
    ...endEvents(facts),
  ];
  return events
    .sort((one, other) => one.at - other.at)
    .map((event) => ({ ...event, at: new Date(event.at).toISOString() }));
}
