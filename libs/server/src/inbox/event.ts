import type {
  Amount,
  ApiResult,
  AuthorizationNotification,
  DisputeNotification,
  SubscriptionNotification,
  VaultingNotification,
} from '@ams-cashier/protocol';
import type { AntomNotification } from '../notification.ts';

interface Known {
  /** What Antom says about it; `resultCode` tells why it failed. */
  readonly result: ApiResult;
  /** Where this was learned first. The same from elsewhere causes no event. */
  readonly source: 'notification' | 'inquiry' | 'response';
  /** Everything that Antom sent. */
  readonly details: { readonly [field: string]: unknown };
}

export interface PaymentEvent extends Known {
  readonly paymentRequestId: string;
  readonly paymentId: string;
  readonly paymentAmount: Amount;
  /** Only of a payment that succeeded. */
  readonly paymentTime?: string;
  readonly paymentMethodType?: string;
}

export interface CaptureEvent extends Known {
  /** Antom's own if the capture was automatic. */
  readonly captureRequestId: string;
  readonly captureId?: string;
  readonly paymentId: string;
  readonly captureAmount: Amount;
  readonly captureTime?: string;
}

export interface RefundEvent extends Known {
  readonly refundRequestId: string;
  readonly refundId?: string;
  readonly refundAmount: Amount;
  readonly refundTime?: string;
  /** Unknown for a refund that was not sent by the outbox, because its notification does not say. */
  readonly paymentId?: string;
}

export interface CancelEvent extends Known {
  readonly paymentRequestId: string;
  readonly paymentId?: string;
  readonly cancelTime?: string;
}

/** A notification that says no more than that something has happened: there is nothing to compare it with. */
export interface NotificationEvent<Notification = AntomNotification> {
  readonly notification: Notification;
  readonly source: 'notification';
  readonly details: { readonly [field: string]: unknown };
}

/** Every event, and what its handler gets. */
export interface InboxEvents {
  /** The money is authorised or taken, and the order is still waiting for it: fulfil it. */
  readonly paymentSucceeded: PaymentEvent;
  /**
   * The payment succeeded after the order was closed (`inbox.close`), had failed or was cancelled. Nobody expects the
   * money: it is kept in `latePayments()` until it is refunded, or you say what became of it.
   */
  readonly paymentSucceededLate: PaymentEvent;
  /** Nothing can be paid with this `paymentRequestId` any more. */
  readonly paymentFailed: PaymentEvent;
  /** The shopper is done; the outcome is still open. */
  readonly paymentPending: PaymentEvent;
  /** An authorised payment, or a part of it, was captured. Never before its `paymentSucceeded`. */
  readonly captured: CaptureEvent;
  /** The payment is authorised, but no money has arrived. */
  readonly captureFailed: CaptureEvent;
  readonly refunded: RefundEvent;
  readonly refundFailed: RefundEvent;
  /** The payment was cancelled: it can't be paid any more, and what was paid goes back. */
  readonly cancelled: CancelEvent;
  readonly cancelFailed: CancelEvent;
  readonly amountUpdated: PaymentEvent;
  readonly amountUpdateFailed: PaymentEvent;
  /** Something happened in a dispute; `notification.disputeNotificationType` says what. */
  readonly disputed: NotificationEvent<DisputeNotification>;
  /** `notification.subscriptionNotificationType` says what happened. */
  readonly subscriptionChanged: NotificationEvent<SubscriptionNotification>;
  /** A card was stored without a payment. */
  readonly vaulted: NotificationEvent<VaultingNotification>;
  readonly vaultingFailed: NotificationEvent<VaultingNotification>;
  /** A shopper has agreed to later payments, or has taken that back. */
  readonly authorizationChanged: NotificationEvent<AuthorizationNotification>;
  /** Anything else that Antom sent. */
  readonly other: NotificationEvent;
}

export type InboxEventName = keyof InboxEvents;
