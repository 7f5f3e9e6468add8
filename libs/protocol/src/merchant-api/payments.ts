/** Payments, from the session to the refund. Source: docs/reference/server-api.md */
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
  region,
  shape,
  text,
  time,
  url,
  webUrl,
  wholeNumber,
  type Call,
} from './field.ts';
import { env, order, settlementStrategy } from './order.ts';
import { paymentResultInfo } from './payment-result.ts';

const paymentFactor = object({
  isAuthorization: optional(flag),
  captureMode: optional(oneOf('AUTOMATIC', 'MANUAL')),
});

const paymentQuote = optional(
  object({ quoteId: needed(id) }),
  'A guaranteed quote of `inquireExchangeRate`, of a pair with the currency of `paymentAmount`.',
);

const paymentId = needed(id);
const result = needed(shape('ApiResult'));
const paymentKey = {
  paymentRequestId: optional(id),
  paymentId: optional(id),
  merchantAccountId: optional(text(32)),
};
const creditPayPlan = named('CreditPayPlan', {
  installmentNum: optional(wholeNumber(2, 36), 'Not with filteredInstallmentPeriods.'),
  interval: optional(oneOf('MONTH')),
  creditPayFeeType: optional(text()),
  feePercentage: optional(wholeNumber(0, 100)),
  filteredInstallmentPeriods: optional(
    list(wholeNumber(2, 36)),
    'The numbers that are not offered.',
  ),
});

/** What inquiry and payment say of a payment. */
const paymentState = {
  paymentRequestId: needed(id),
  paymentId,
  paymentAmount: needed(amount),
  paymentCreateTime: needed(time),
  paymentTime: optional(time, 'Only of a payment that succeeded.'),
  authExpiryTime: optional(time, 'Until when an authorised card payment can be captured.'),
};

export const PAYMENTS = {
  createPaymentSession: {
    path: 'payments/createPaymentSession',
    about:
      'Creates a payment session; `paymentSessionData` goes to the browser. Idempotent by `paymentRequestId`: after an error with `outcomeUnknown` the same request may be sent again.',
    source: 'server-api.md#createpaymentsession',
    page: 'session_cashier',
    idempotentBy: 'paymentRequestId',
    request: {
      productCode: needed(oneOf('CASHIER_PAYMENT', 'AGREEMENT_PAYMENT')),
      productScene: optional(oneOf('CHECKOUT_PAYMENT', 'ELEMENT_PAYMENT')),
      paymentRequestId: needed(id, 'Idempotency key, a new one per payment.'),
      paymentAmount: needed(amount),
      order: needed(order),
      paymentMethod: optional(
        object({
          paymentMethodType: needed(text(64)),
          paymentMethodId: optional(text(128)),
          paymentMethodMetaData: optional(anything),
        }),
      ),
      availablePaymentMethod: optional(
        object({
          paymentMethodTypeList: needed(
            list(
              object({
                paymentMethodType: needed(text(64)),
                paymentMethodOrder: optional(
                  wholeNumber(0, 999_999_999),
                  'The lowest comes first.',
                ),
                expressCheckout: optional(flag),
              }),
            ),
          ),
          paymentMethodMetaData: optional(anything),
        }),
        'What the shopper may choose from; without it `paymentMethod`, and without that a card.',
      ),
      paymentRedirectUrl: optional(url),
      paymentNotifyUrl: optional(webUrl),
      paymentSessionExpiryTime: optional(time, 'At most one hour ahead.'),
      paymentFactor: optional(paymentFactor),
      settlementStrategy: optional(settlementStrategy),
      paymentQuote,
      env: optional(env),
      locale: optional(text(8)),
      merchantRegion: optional(region),
      userRegion: optional(region),
      allowedPaymentMethodRegions: optional(list(text())),
      savedPaymentMethods: optional(
        list(
          object({ paymentMethodType: needed(oneOf('CARD')), paymentMethodId: needed(text(128)) }),
        ),
      ),
      enableInstallmentCollection: optional(flag),
      creditPayPlan: optional(creditPayPlan),
      subscriptionInfo: optional(anything),
      paymentExpiryTime: optional(time),
      metadata: optional(text()),
      merchantAccountId: optional(text(32)),
      allowedOrigins: optional(
        list(text(), 20),
        'Sandbox only: further origins that may frame the hosted cashier.',
      ),
      sandboxScenario: optional(
        text(),
        'Sandbox only: the id of the scenario that every attempt of this session gets, whatever pays.',
      ),
    },
    answer: {
      paymentSessionData: needed(
        text(4096),
        'Four parts joined by `&&`; goes to the browser unchanged.',
      ),
      paymentSessionExpiryTime: needed(time),
      paymentSessionId: needed(id),
      normalUrl: optional(url, 'The hosted page, for productScene CHECKOUT_PAYMENT.'),
    },
    errors: [
      'REPEAT_REQ_INCONSISTENT',
      'ORDER_IS_CLOSED',
      'ORDER_IS_CANCELED',
      'CURRENCY_NOT_SUPPORT',
      'NO_PAY_OPTIONS',
      'SETTLE_CONTRACT_NOT_MATCH',
    ],
  },
  retrievePaymentSession: {
    isClosed: true,
    path: 'payments/retrievePaymentSession',
    about:
      'Returns the order of a session as it was sent. Antom’s own clients have this call; its documentation does not: expect INVALID_API in production.',
    source: 'server-api.md#transport',
    page: 'retrieve_payment_session',
    request: { paymentRequestId: needed(id) },
    answer: { order: needed(order, 'As it was sent to createPaymentSession.') },
    errors: ['ORDER_NOT_EXIST'],
  },
  inquiryPayment: {
    isClosed: true,
    path: 'payments/inquiryPayment',
    about:
      'Returns the state of a payment, `paymentStatus` first of all. A payment that the shopper never submitted is an error with resultCode ORDER_NOT_EXIST.',
    source: 'server-api.md#inquirypayment',
    page: 'paymentri_online',
    request: paymentKey,
    oneRequired: ['paymentRequestId', 'paymentId'],
    answer: {
      paymentStatus: needed(
        namedOneOf('PaymentStatus', 'SUCCESS', 'FAIL', 'PROCESSING', 'CANCELLED', 'PENDING'),
      ),
      paymentResultCode: optional(text(64)),
      paymentResultMessage: optional(text(256)),
      ...paymentState,
      paymentMethodType: optional(text(64)),
      paymentResultInfo,
      transactions: optional(
        list(
          named('Transaction', {
            transactionType: needed(oneOf('CAPTURE', 'REFUND', 'CANCEL', 'AUTHORIZATION', 'VOID')),
            transactionStatus: needed(oneOf('SUCCESS', 'FAIL', 'PROCESSING')),
            transactionId: needed(id, 'Antom’s id: captureId, refundId.'),
            transactionRequestId: optional(
              id,
              'The merchant’s id: captureRequestId, refundRequestId.',
            ),
            transactionAmount: needed(amount),
            transactionTime: optional(time),
            transactionResult: result,
          }),
        ),
        'What was done with the money after the buyer had paid, oldest first; absent if nothing was.',
      ),
    },
    errors: ['ORDER_NOT_EXIST'],
  },
  capture: {
    path: 'payments/capture',
    about:
      "Captures an authorised payment, in full or in part; only for a session with `captureMode: 'MANUAL'`. Idempotent by `captureRequestId`: after an error with `outcomeUnknown` send exactly the same request again, or wait for the notification CAPTURE_RESULT.",
    source: 'server-api.md#capture-cancel-refund',
    page: 'capture',
    idempotentBy: 'captureRequestId',
    request: {
      captureRequestId: needed(id, 'Idempotency key, a new one per capture.'),
      paymentId,
      captureAmount: needed(
        amount,
        'In the payment’s currency; all captures together at most what was authorised.',
      ),
      isLastCapture: optional(
        flag,
        'Nothing more will be captured: the rest goes back to the buyer.',
      ),
      captureType: optional(text()),
    },
    answer: {
      captureRequestId: needed(id),
      captureId: needed(id),
      paymentId,
      captureAmount: needed(amount),
      captureTime: needed(time),
    },
    errors: [
      'ORDER_NOT_EXIST',
      'ORDER_STATUS_INVALID',
      'ORDER_IS_CANCELED',
      'PROCESS_FAIL',
      'REPEAT_REQ_INCONSISTENT',
    ],
  },
  cancel: {
    isClosed: true,
    path: 'payments/cancel',
    about:
      'Closes an unpaid payment or returns a paid one in full, until 00:15 GMT+8 of the next day. A repeated cancel gets the same response as the first. After an error with `outcomeUnknown` repeat it or call `inquiryPayment`.',
    source: 'server-api.md#capture-cancel-refund',
    page: 'paymentc_online',
    request: paymentKey,
    oneRequired: ['paymentRequestId', 'paymentId'],
    answer: { paymentId, paymentRequestId: needed(id), cancelTime: needed(time) },
    errors: ['ORDER_NOT_EXIST', 'ORDER_STATUS_INVALID', 'CANCEL_WINDOW_EXCEED'],
  },
  refund: {
    path: 'payments/refund',
    about:
      'Refunds a payment in full or in part, as often as something is left. Idempotent by `refundRequestId`: store the id before you send it, and after an error with `outcomeUnknown` repeat exactly the same request or call `inquiryRefund`; a new id would be a second refund. A refund that Antom decides later throws an error with resultCode REFUND_IN_PROCESS.',
    source: 'server-api.md#capture-cancel-refund',
    page: 'refund_online',
    idempotentBy: 'refundRequestId',
    request: {
      refundRequestId: needed(id, 'Idempotency key, a new one per refund.'),
      paymentId,
      refundAmount: needed(
        amount,
        'In the payment’s currency; all refunds together at most what was captured.',
      ),
      refundReason: optional(text(256)),
      referenceRefundId: optional(id),
      refundNotifyUrl: optional(webUrl),
      isAsyncRefund: optional(flag, 'Answer U at once and decide later.'),
      captureId: optional(id, 'Of the capture that is refunded.'),
      refundToBankInfo: optional(anything),
      refundDetails: optional(list(anything)),
      metadata: optional(text()),
    },
    answer: {
      refundRequestId: needed(id),
      refundId: needed(id),
      paymentId,
      refundAmount: needed(amount),
      refundTime: needed(time),
    },
    errors: [
      'ORDER_NOT_EXIST',
      'ORDER_STATUS_INVALID',
      'ORDER_IS_CANCELED',
      'REFUND_AMOUNT_EXCEED',
      'REFUND_WINDOW_EXCEED',
      'REFUND_IN_PROCESS',
      'REPEAT_REQ_INCONSISTENT',
    ],
  },
  inquiryRefund: {
    isClosed: true,
    path: 'payments/inquiryRefund',
    about:
      'Returns the state of a refund, `refundStatus` first of all. A refund that Antom never received is an error with resultCode ORDER_NOT_EXIST.',
    source: 'server-api.md#capture-cancel-refund',
    page: 'ir_online',
    request: {
      refundRequestId: optional(id),
      refundId: optional(id),
      merchantAccountId: optional(text(32)),
    },
    oneRequired: ['refundRequestId', 'refundId'],
    answer: {
      refundStatus: needed(namedOneOf('RefundStatus', 'SUCCESS', 'PROCESSING', 'FAIL')),
      refundRequestId: needed(id),
      refundId: needed(id),
      refundAmount: needed(amount),
      refundTime: optional(time, 'Only of a refund that succeeded.'),
      metadata: optional(text()),
    },
    errors: ['ORDER_NOT_EXIST'],
  },
  pay: {
    path: 'payments/pay',
    about:
      'Pays with a card on file, without a session and without a page: a payment that the shopper has agreed to before, or one with the shopper present. Idempotent by `paymentRequestId`. An error with resultCode PAYMENT_IN_PROCESS is decided later: wait for the notification PAYMENT_RESULT, or call `inquiryPayment`.',
    source: 'beyond-cashier.md#b1-cards-kept-on-file',
    page: 'payment_cashier',
    types: { request: 'SavedCardPaymentRequest', answer: 'SavedCardPaymentResponse' },
    idempotentBy: 'paymentRequestId',
    request: {
      productCode: needed(oneOf('CASHIER_PAYMENT', 'AGREEMENT_PAYMENT')),
      paymentRequestId: needed(id, 'Idempotency key, a new one per payment.'),
      paymentAmount: needed(amount),
      order: needed(order),
      paymentMethod: needed(
        object({
          paymentMethodType: needed(text(64), '`CARD`.'),
          paymentMethodId: needed(text(128), 'The token of the card.'),
          paymentMethodMetaData: optional(
            object({
              isCardOnFile: optional(flag),
              is3DSAuthentication: optional(flag),
              networkTransactionId: optional(text()),
            }),
          ),
        }),
      ),
      paymentRedirectUrl: optional(url),
      paymentNotifyUrl: optional(webUrl),
      paymentFactor: optional(paymentFactor),
      settlementStrategy: optional(settlementStrategy),
      paymentQuote,
      env: optional(env),
      creditPayPlan: optional(creditPayPlan),
      paymentExpiryTime: optional(time),
      metadata: optional(text()),
      merchantAccountId: optional(text(32)),
    },
    answer: {
      ...paymentState,
      paymentMethodType: optional(text(64)),
      paymentResultInfo,
      normalUrl: optional(url, 'Where the shopper has to go on, if anywhere.'),
    },
    errors: [
      'TOKEN_NOT_EXIST',
      'PAYMENT_IN_PROCESS',
      'RISK_REJECT',
      'REPEAT_REQ_INCONSISTENT',
      'CURRENCY_NOT_SUPPORT',
    ],
  },
  updateAmount: {
    path: 'payments/updateAmount',
    about:
      'Raises an authorised payment that is not captured yet. Idempotent by `updateRequestId`. The notification UPDATE_AMOUNT_RESULT says how it ended.',
    source: 'beyond-cashier.md#b4-after-the-payment',
    page: 'update_amount',
    idempotentBy: 'updateRequestId',
    request: {
      updateRequestId: needed(id, 'Idempotency key, a new one per change.'),
      paymentId,
      amount: needed(amount, 'The new amount as a whole, in the payment’s currency.'),
    },
    answer: {
      updateRequestId: needed(id),
      paymentId,
      amount: needed(amount),
    },
    errors: ['ORDER_NOT_EXIST', 'ORDER_STATUS_INVALID', 'REPEAT_REQ_INCONSISTENT'],
  },
} as const satisfies { readonly [name: string]: Call };
