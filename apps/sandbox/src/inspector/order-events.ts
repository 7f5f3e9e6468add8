import type { InspectedEvent, Product, UnavailableMethod } from '@ams-cashier/protocol';
import { formatTime } from '../gateway/clock.ts';
import type { Attempt } from '../payment/attempt.ts';
import type { Charge } from '../payment/charge.ts';
import type { Operation } from '../payment/operation.ts';
import type { Session } from '../payment/session.ts';

const OPERATION_TEXTS: {
  readonly [Kind in Operation['kind']]: { readonly [Status in Operation['status']]: string };
} = {
  CAPTURE: {
    SUCCESS: 'The payment was captured.',
    PROCESSING: 'A capture is being processed.',
    FAIL: 'A capture failed.',
  },
  REFUND: {
    SUCCESS: 'The payment was refunded.',
    PROCESSING: 'A refund is being processed.',
    FAIL: 'A refund failed.',
  },
  CANCEL: {
    SUCCESS: 'The merchant cancelled the payment.',
    PROCESSING: 'The payment is being cancelled.',
    FAIL: 'A cancellation failed.',
  },
};

/** One attempt to deliver a notification; `status` is S, or what came instead. */
export interface Delivery {
  readonly at: number;
  readonly status: string;
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

type Event = Omit<InspectedEvent, 'at'> & { readonly at: number };

const attemptEvent = ({ createdAt, resultCode, outcome }: Attempt): Event => ({
  at: createdAt,
  what: 'The shopper submitted a payment.',
  detail: resultCode ?? outcome,
});

const operationEvent = (operation: Operation, currency: string): Event => ({
  at: operation.status === 'PROCESSING' ? operation.createdAt : operation.finishesAt,
  what: OPERATION_TEXTS[operation.kind][operation.status],
  detail: [
    `${operation.value} ${currency}`,
    ...(operation.resultCode ? [operation.resultCode] : []),
  ].join(': '),
});

const deliveryEvent = (notifyType: string, { at, status }: Delivery): Event =>
  status === 'S'
    ? { at, what: 'The merchant accepted a notification.', detail: notifyType }
    : { at, what: 'A notification was not accepted.', detail: `${notifyType}: ${status}` };

/** Everything that happened to an order, oldest first. */
export function orderEvents({
  session,
  unavailable,
  attempts,
  charge,
  operations,
  notifications,
}: {
  readonly session: Session;
  readonly unavailable: readonly UnavailableMethod[];
  readonly attempts: readonly Attempt[];
  readonly charge: Charge | undefined;
  readonly operations: readonly Operation[];
  readonly notifications: readonly {
    readonly notifyType: string;
    readonly sent: readonly Delivery[];
  }[];
}): InspectedEvent[] {
  const events: Event[] = [
    { at: session.createdAt, what: CREATED[session.product] },
    ...unavailable.map(({ type, reason }) => ({
      at: session.createdAt,
      what: `${type} is not offered.`,
      detail: UNAVAILABLE_TEXTS[reason],
    })),
    ...attempts.map(attemptEvent),
    ...(charge ? [{ at: charge.chargedAt, what: 'The shopper was charged.' }] : []),
    ...operations.map((operation) => operationEvent(operation, session.currency)),
    ...notifications.flatMap(({ notifyType, sent }) =>
      sent.map((delivery) => deliveryEvent(notifyType, delivery)),
    ),
  ];
  return events
    .sort((one, other) => one.at - other.at)
    .map((event) => ({ ...event, at: formatTime(event.at) }));
}
