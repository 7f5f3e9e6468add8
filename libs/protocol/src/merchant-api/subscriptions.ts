/** Subscriptions. Source: docs/reference/beyond-cashier.md#b6-subscriptions */
import {
  amount,
  anything,
  flag,
  id,
  list,
  named,
  namedOneOf,
  needed,
  object,
  oneOf,
  optional,
  text,
  time,
  url,
  webUrl,
  wholeNumber,
  type Call,
} from './field.ts';

const source = 'beyond-cashier.md#b6-subscriptions';

const periodRule = named('PeriodRule', {
  periodType: needed(oneOf('DAY', 'WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
  periodCount: needed(wholeNumber(1, 999)),
});

export const subscriptionStatus = namedOneOf(
  'SubscriptionStatus',
  'PENDING',
  'ACTIVE',
  'CANCELLED',
  'TERMINATED',
);

const key = { subscriptionRequestId: optional(id), subscriptionId: optional(id) };
const oneRequired = ['subscriptionRequestId', 'subscriptionId'] as const;

const facts = {
  subscriptionId: needed(id),
  subscriptionRequestId: needed(id),
  subscriptionStatus: needed(subscriptionStatus),
  subscriptionDescription: needed(text(256)),
  subscriptionStartTime: needed(time),
  subscriptionEndTime: needed(time),
  periodRule: needed(periodRule),
  paymentAmount: needed(amount),
  nextPaymentTime: optional(time, 'Only while it is active.'),
};

export const SUBSCRIPTIONS = {
  createSubscription: {
    path: 'subscriptions/create',
    about:
      'Creates a subscription, which the buyer has to agree to at `normalUrl`. Idempotent by `subscriptionRequestId`. The notification with subscriptionNotificationType CREATE says that it is active; each period then sends a PAYMENT_RESULT.',
    source,
    page: 'create_sub',
    idempotentBy: 'subscriptionRequestId',
    request: {
      subscriptionRequestId: needed(id, 'Idempotency key, a new one per subscription.'),
      subscriptionDescription: needed(text(256)),
      subscriptionRedirectUrl: needed(url),
      subscriptionStartTime: needed(time),
      subscriptionEndTime: optional(time, '2099-12-31 by default.'),
      periodRule: needed(periodRule),
      paymentMethod: needed(
        object({
          paymentMethodType: needed(text(64)),
          paymentMethodId: optional(text(128)),
          paymentMethodMetaData: optional(anything),
        }),
      ),
      orderInfo: optional(anything),
      paymentAmount: needed(amount, 'Of each period.'),
      trials: optional(
        list(
          object({
            trialStartPeriod: needed(wholeNumber(1, 999)),
            trialEndPeriod: optional(wholeNumber(1, 999)),
            trialAmount: needed(amount),
          }),
        ),
        'Other amounts of the first periods.',
      ),
      subscriptionExpiryTime: optional(
        time,
        'Until when the buyer may agree: 30 minutes by default, below 48 hours.',
      ),
      subscriptionNotificationUrl: optional(webUrl),
      paymentNotificationUrl: optional(webUrl),
      allowRetry: optional(flag),
      retryMode: optional(oneOf('MANUAL', 'AUTOMATIC')),
    },
    answer: {
      subscriptionRequestId: needed(id),
      normalUrl: optional(url),
      schemeUrl: optional(text()),
      applinkUrl: optional(url),
    },
    errors: ['REPEAT_REQ_INCONSISTENT', 'CURRENCY_NOT_SUPPORT'],
  },
  changeSubscription: {
    path: 'subscriptions/change',
    about:
      'Changes what a subscription costs, its rhythm or its end, from a date on. Idempotent by `subscriptionChangeRequestId`.',
    source,
    page: 'change_sub',
    idempotentBy: 'subscriptionChangeRequestId',
    request: {
      subscriptionChangeRequestId: needed(id, 'Idempotency key, a new one per change.'),
      subscriptionId: needed(id),
      subscriptionDescription: optional(text(256)),
      subscriptionStartTime: optional(time),
      subscriptionEndTime: optional(time, '2099-12-31 by default.'),
      periodRule: optional(periodRule),
      paymentAmount: optional(amount),
      orderInfo: optional(anything),
    },
    answer: { subscriptionChangeRequestId: needed(id), subscriptionId: needed(id) },
    errors: ['ORDER_NOT_EXIST', 'ORDER_STATUS_INVALID', 'REPEAT_REQ_INCONSISTENT'],
  },
  updateSubscription: {
    path: 'subscriptions/update',
    about:
      'Moves the next payment of a subscription, at least 24 hours ahead. Idempotent by `subscriptionUpdateRequestId`.',
    source,
    page: 'update_sub',
    idempotentBy: 'subscriptionUpdateRequestId',
    request: {
      subscriptionUpdateRequestId: needed(id, 'Idempotency key, a new one per change.'),
      subscriptionId: needed(id),
      nextPaymentTime: needed(time, 'At least 24 hours ahead.'),
    },
    answer: { subscriptionUpdateRequestId: needed(id), subscriptionId: needed(id) },
    errors: ['ORDER_NOT_EXIST', 'ORDER_STATUS_INVALID', 'REPEAT_REQ_INCONSISTENT'],
  },
  cancelSubscription: {
    path: 'subscriptions/cancel',
    about: 'Ends a subscription: CANCEL at the end of the period that is paid, TERMINATE at once.',
    source,
    page: 'cancel_sub',
    request: {
      ...key,
      cancellationType: needed(oneOf('CANCEL', 'TERMINATE')),
    },
    oneRequired,
    answer: {
      subscriptionId: needed(id),
      subscriptionRequestId: needed(id),
      subscriptionStatus: needed(subscriptionStatus),
    },
    errors: ['ORDER_NOT_EXIST', 'ORDER_STATUS_INVALID'],
  },
  inquireSubscription: {
    path: 'subscriptions/inquireSubscription',
    about: 'Returns the state of a subscription.',
    source,
    page: 'inquire_sub',
    request: key,
    oneRequired,
    answer: facts,
    errors: ['ORDER_NOT_EXIST'],
  },
  inquireSubscriptionList: {
    path: 'subscriptions/inquireSubscriptionList',
    about: 'Returns the subscriptions of this client, latest first.',
    source,
    page: 'inquire_sub_list',
    request: {
      subscriptionStatus: optional(subscriptionStatus),
      pageNumber: optional(wholeNumber(1, 999_999), 'From 1.'),
      pageSize: optional(wholeNumber(1, 100), '20 by default.'),
    },
    answer: {
      subscriptions: needed(list(named('Subscription', facts))),
      totalCount: needed(wholeNumber(0, 999_999_999)),
    },
    errors: [],
  },
  inquireSubscriptionPayment: {
    path: 'subscriptions/inquireSubscriptionPayment',
    about: 'Returns the payments of a subscription, one per period, oldest first.',
    source,
    page: 'inquire_sub_payment',
    request: key,
    oneRequired,
    answer: {
      subscriptionId: needed(id),
      payments: needed(
        list(
          named('SubscriptionPayment', {
            phaseNo: needed(wholeNumber(1, 999_999), 'Of the period, from 1.'),
            paymentId: needed(id),
            paymentRequestId: needed(id),
            paymentStatus: needed(oneOf('SUCCESS', 'FAIL', 'PROCESSING')),
            paymentAmount: needed(amount),
            paymentTime: optional(time),
            periodStartTime: needed(time),
            periodEndTime: needed(time),
          }),
        ),
      ),
    },
    errors: ['ORDER_NOT_EXIST'],
  },
} as const satisfies { readonly [name: string]: Call };
