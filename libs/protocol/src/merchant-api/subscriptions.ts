/**
 * Subscriptions. Of what the inquiries return about one, the names of its id, its status and its next date are ours.
 * Source: docs/reference/beyond-cashier.md#b6-subscriptions
 */
import {
  amount,
  anything,
  currency,
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

const periodType = oneOf('DAY', 'WEEK', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR');
const periodRule = named('PeriodRule', {
  periodType: needed(periodType),
  periodCount: needed(wholeNumber(1, 999)),
});

export const subscriptionStatus = namedOneOf(
  'SubscriptionStatus',
  'ACTIVE',
  'CANCELLED',
  'TERMINATED',
);

const trials = optional(
  list(
    object({
      trialStartPeriod: needed(wholeNumber(1, 999)),
      trialEndPeriod: optional(wholeNumber(1, 999)),
      trialAmount: needed(amount),
    }),
  ),
  'Other amounts of the first periods.',
);

const subscription = named('Subscription', {
  subscriptionId: needed(id),
  subscriptionRequestId: needed(id),
  subscriptionStatus: needed(subscriptionStatus),
  subscriptionDescription: needed(text(256)),
  subscriptionStartTime: needed(time),
  subscriptionEndTime: needed(time),
  periodRule: needed(periodRule),
  trials,
  subscriptionNotifyUrl: optional(webUrl),
  subscriptionExpiryTime: optional(time),
  paymentAmount: needed(amount),
  nextSubscriptionDate: optional(time, 'Only while it is active.'),
});

/** Of an inquiry that returns pages. */
const page = {
  currentPage: optional(wholeNumber(1, 999_999), 'From 1.'),
  pageSize: optional(wholeNumber(1, 100), '10 by default.'),
};
const paginator = named('Paginator', {
  currentPage: needed(wholeNumber(1, 999_999)),
  pageSize: needed(wholeNumber(1, 100)),
  totalPage: needed(wholeNumber(0, 999_999_999)),
  totalCount: needed(wholeNumber(0, 999_999_999)),
});

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
      trials,
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
      normalUrl: optional(url),
      schemeUrl: optional(text()),
      applinkUrl: optional(url),
      appIdentifier: optional(text()),
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
      subscriptionExpiryTime: optional(time),
      paymentAmount: optional(amount),
      paymentAmountDifference: optional(amount, 'Of the first period after the change.'),
      orderInfo: optional(anything),
    },
    answer: {},
    errors: ['ORDER_NOT_EXIST', 'ORDER_STATUS_INVALID', 'REPEAT_REQ_INCONSISTENT'],
  },
  updateSubscription: {
    path: 'subscriptions/update',
    about:
      'Changes a subscription that the buyer need not agree to again, or moves its next payment. Idempotent by `subscriptionUpdateRequestId`.',
    source,
    page: 'update_sub',
    idempotentBy: 'subscriptionUpdateRequestId',
    request: {
      subscriptionUpdateRequestId: needed(id, 'Idempotency key, a new one per change.'),
      subscriptionId: needed(id),
      subscriptionDescription: optional(text(256)),
      subscriptionEndTime: optional(time),
      periodRule: optional(periodRule),
      paymentAmount: optional(amount),
      nextSubscriptionDate: optional(time, 'At least 24 hours ahead.'),
      orderInfo: optional(anything),
      prorationSettings: optional(anything),
    },
    answer: {},
    errors: ['ORDER_NOT_EXIST', 'ORDER_STATUS_INVALID', 'REPEAT_REQ_INCONSISTENT'],
  },
  cancelSubscription: {
    path: 'subscriptions/cancel',
    about: 'Ends a subscription: CANCEL at the end of the period that is paid, TERMINATE at once.',
    source,
    page: 'cancel_sub',
    request: {
      subscriptionRequestId: optional(id),
      subscriptionId: optional(id),
      cancellationType: needed(oneOf('CANCEL', 'TERMINATE')),
    },
    oneRequired: ['subscriptionRequestId', 'subscriptionId'],
    answer: {},
    errors: ['ORDER_NOT_EXIST', 'ORDER_STATUS_INVALID'],
  },
  inquireSubscription: {
    path: 'subscriptions/inquireSubscription',
    about: 'Returns the state of a subscription, by the id that its first notification tells.',
    source,
    page: 'inquire_sub',
    request: { subscriptionId: needed(id) },
    answer: { subscription: needed(subscription) },
    errors: ['ORDER_NOT_EXIST'],
  },
  inquireSubscriptionList: {
    path: 'subscriptions/inquireSubscriptionList',
    about: 'Returns the subscriptions of this client to which buyers have agreed, latest first.',
    source,
    page: 'inquire_sub_list',
    request: {
      startTimeFrom: optional(time, '7 days ago by default.'),
      startTimeTo: optional(time, 'Now by default.'),
      statuses: optional(list(subscriptionStatus)),
      paymentMethodTypes: optional(list(text(64))),
      currencies: optional(list(currency)),
      periodTypes: optional(list(periodType)),
      ...page,
    },
    answer: { subscriptions: needed(list(subscription)), paginator: needed(paginator) },
    errors: [],
  },
  inquireSubscriptionPayment: {
    path: 'subscriptions/inquireSubscriptionPayment',
    about: 'Returns the payments of a subscription, one per period, oldest first.',
    source,
    page: 'inquire_sub_payment',
    request: {
      subscriptionId: needed(id),
      paymentStatuses: optional(list(oneOf('SUCCESS', 'FAIL'))),
      ...page,
    },
    answer: {
      payments: needed(
        list(
          named('SubscriptionPayment', {
            phaseNo: needed(wholeNumber(1, 999_999), 'Of the period, from 1.'),
            paymentId: needed(id),
            status: needed(oneOf('SUCCESS', 'FAIL')),
            paymentMethod: optional(anything),
            paymentAmount: needed(amount),
            paymentTime: optional(time),
            disputeId: optional(id),
          }),
        ),
      ),
      paginator: needed(paginator),
    },
    errors: ['ORDER_NOT_EXIST'],
  },
} as const satisfies { readonly [name: string]: Call };
