/** Everything that Antom documents sending to a shop. */
import { subscriptionStatus } from './subscriptions.ts';
import {
  amount,
  flag,
  id,
  namedOneOf,
  needed,
  oneOf,
  optional,
  shape,
  text,
  time,
  type Fields,
} from './field.ts';
import { paymentResultInfo } from './payment-result.ts';
import { vaultedMethod, vaultingStatus } from './vaults.ts';

export interface NotificationKind {
  /** The exported type. */
  readonly name: string;
  readonly about: string;
  /** The values of `notifyType`: Antom’s own, or ours where it sends none. */
  readonly types: readonly string[];
  /** Antom sends no `notifyType` of its own, or one that nobody documents: this field tells the kind. */
  readonly tellingField?: string;
  readonly fields: Fields;
  readonly source: string;
}

const result = needed(shape('ApiResult'));

export const NOTIFICATIONS: readonly NotificationKind[] = [
  {
    name: 'PaymentNotification',
    about: 'Comes to paymentNotifyUrl: how a payment, or a change of its amount, ended.',
    types: ['PAYMENT_RESULT', 'PAYMENT_PENDING', 'UPDATE_AMOUNT_RESULT'],
    source: 'server-api.md#notifypayment',
    fields: {
      result,
      paymentRequestId: needed(id),
      paymentId: needed(id),
      paymentAmount: needed(amount),
      paymentCreateTime: needed(time),
      paymentTime: optional(time),
      paymentMethodType: optional(text(64)),
      paymentResultInfo,
      authExpiryTime: optional(time),
      subscriptionId: optional(id, 'Of a payment for a period of a subscription.'),
    },
  },
  {
    name: 'CaptureNotification',
    about: 'Comes to paymentNotifyUrl.',
    types: ['CAPTURE_RESULT'],
    source: 'server-api.md#notifypayment',
    fields: {
      result,
      captureRequestId: needed(id, 'Antom’s own if the capture was automatic.'),
      captureId: needed(id),
      paymentId: needed(id),
      captureAmount: needed(amount),
      captureTime: optional(time),
      acquirerReferenceNo: optional(text()),
    },
  },
  {
    name: 'RefundNotification',
    about: 'Comes to refundNotifyUrl.',
    types: ['REFUND_RESULT'],
    source: 'server-api.md#notifypayment',
    fields: {
      result,
      refundStatus: needed(oneOf('SUCCESS', 'FAIL')),
      refundRequestId: needed(id),
      refundId: needed(id),
      refundAmount: needed(amount),
      refundTime: optional(time, 'Only of a refund that succeeded.'),
      metadata: optional(text()),
      arn: optional(text()),
    },
  },
  {
    name: 'DisputeNotification',
    about:
      'Comes to the address for disputes in the dashboard. Antom sends no notifyType: DISPUTE is ours, and disputeNotificationType says what happened.',
    types: ['DISPUTE'],
    tellingField: 'disputeNotificationType',
    source: 'beyond-cashier.md#b5-disputes',
    fields: {
      result: optional(shape('ApiResult')),
      disputeNotificationType: needed(
        namedOneOf(
          'DisputeNotificationType',
          'DISPUTE_CREATED',
          'DISPUTE_JUDGED',
          'DISPUTE_CANCELLED',
          'DEFENSE_SUPPLIED',
          'DEFENSE_DUE_ALERT',
          'DISPUTE_ACCEPTED',
          'RDR_RESOLVED',
        ),
      ),
      disputeId: needed(id),
      paymentId: optional(id),
      paymentRequestId: optional(id),
      disputeType: optional(oneOf('CHARGEBACK', 'RETRIEVAL_REQUEST', 'COMPLIANCE_REQUEST')),
      disputeAmount: optional(amount),
      disputeTime: optional(time),
      disputeReasonCode: optional(text()),
      disputeReasonMsg: optional(text()),
      defenseDueTime: optional(time, 'Until when it can be defended.'),
      defendable: optional(flag),
      disputeJudgedResult: optional(
        oneOf('ACCEPT_BY_CUSTOMER', 'ACCEPT_BY_MERCHANT', 'VALIDATE_SUCCESS', 'VALIDATE_FAIL'),
      ),
      disputeAcceptReason: optional(
        oneOf('MERCHANT_ACCEPTED', 'TIMEOUT', 'MANUAL_PROCESSING_ACCEPTED'),
      ),
      captureId: optional(id),
      arn: optional(text()),
    },
  },
  {
    name: 'SubscriptionNotification',
    about:
      'Comes to subscriptionNotificationUrl. Antom sends no notifyType: SUBSCRIPTION is ours, and subscriptionNotificationType says what happened.',
    types: ['SUBSCRIPTION'],
    tellingField: 'subscriptionNotificationType',
    source: 'beyond-cashier.md#b6-subscriptions',
    fields: {
      result: optional(shape('ApiResult')),
      subscriptionNotificationType: needed(
        oneOf('CREATE', 'CHANGE', 'CANCEL', 'UPDATE', 'TERMINATE'),
      ),
      subscriptionId: needed(id),
      subscriptionRequestId: optional(id),
      subscriptionStatus: optional(subscriptionStatus),
      subscriptionStartTime: optional(time),
      subscriptionEndTime: optional(time),
    },
  },
  {
    name: 'VaultingNotification',
    about:
      'Comes to vaultingNotificationUrl, when a card was saved or that has failed for good. The value of notifyType is ours.',
    types: ['VAULTING_RESULT'],
    tellingField: 'vaultingRequestId',
    source: 'beyond-cashier.md#b1-cards-kept-on-file',
    fields: {
      result,
      vaultingRequestId: needed(id),
      vaultingStatus: optional(vaultingStatus),
      vaultingCreateTime: optional(time),
      paymentMethodDetail: optional(vaultedMethod, 'Of a card that was saved.'),
    },
  },
  {
    name: 'AuthorizationNotification',
    about:
      'Comes to authNotifyUrl. Antom sends no notifyType: AUTHORIZATION is ours, and authorizationNotifyType says what happened.',
    types: ['AUTHORIZATION'],
    tellingField: 'authorizationNotifyType',
    source: 'beyond-cashier.md#b7-authorisations-of-wallets-auto-debit',
    fields: {
      result: optional(shape('ApiResult')),
      authorizationNotifyType: needed(text()),
      accessToken: optional(text(128)),
      authState: optional(text(256)),
      authClientId: optional(text(64)),
    },
  },
];
