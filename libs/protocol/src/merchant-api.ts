/** Shapes of Antom's merchant API that server client and sandbox share. Source: docs/reference/server-api.md. */
import type { Amount } from './gateway.ts';

export interface ApiResult {
  readonly resultCode: string;
  /** S success, F failed for good, U unknown: may have worked. */
  readonly resultStatus: 'S' | 'F' | 'U';
  readonly resultMessage: string;
}

export interface Goods {
  readonly referenceGoodsId: string;
  readonly goodsName: string;
  readonly goodsUnitAmount?: Amount;
  readonly goodsQuantity?: string;
  readonly goodsCategory?: string;
  readonly goodsUrl?: string;
  readonly deliveryMethodType?: 'PHYSICAL' | 'DIGITAL';
}

export interface Buyer {
  readonly referenceBuyerId?: string;
  readonly buyerName?: {
    readonly firstName?: string;
    readonly lastName?: string;
    readonly fullName?: string;
  };
  readonly buyerPhoneNo?: string;
  readonly buyerEmail?: string;
}

export interface Order {
  readonly referenceOrderId: string;
  readonly orderDescription: string;
  readonly orderAmount: Amount;
  readonly buyer?: Buyer;
  readonly goods?: readonly Goods[];
  readonly [key: string]: unknown;
}

export interface CreatePaymentSessionRequest {
  readonly productCode: 'CASHIER_PAYMENT' | 'AGREEMENT_PAYMENT';
  readonly productScene?: 'CHECKOUT_PAYMENT' | 'ELEMENT_PAYMENT';
  /** Idempotency key, at most 64 characters, a new one per payment. */
  readonly paymentRequestId: string;
  readonly paymentAmount: Amount;
  readonly order: Order;
  readonly paymentMethod?: {
    readonly paymentMethodType: string;
    readonly paymentMethodId?: string;
    readonly paymentMethodMetaData?: { readonly [key: string]: unknown };
  };
  /** What the shopper may choose from; without it `paymentMethod`, and without that a card. */
  readonly availablePaymentMethod?: {
    readonly paymentMethodTypeList: readonly {
      readonly paymentMethodType: string;
      /** The lowest comes first. */
      readonly paymentMethodOrder?: string | number;
      readonly [key: string]: unknown;
    }[];
  };
  readonly paymentRedirectUrl?: string;
  readonly paymentNotifyUrl?: string;
  /** ISO 8601, at most one hour ahead. */
  readonly paymentSessionExpiryTime?: string;
  readonly paymentFactor?: {
    readonly isAuthorization?: boolean;
    readonly captureMode?: 'AUTOMATIC' | 'MANUAL';
  };
  readonly settlementStrategy?: { readonly settlementCurrency: string };
  readonly env?: {
    readonly terminalType?: 'WEB' | 'WAP' | 'APP' | 'MINI_APP';
    readonly [key: string]: unknown;
  };
  readonly locale?: string;
  /** Sandbox only: further origins that may frame the hosted cashier. */
  readonly allowedOrigins?: readonly string[];
  /** Sandbox only: the id of the scenario that every attempt of this session gets, whatever pays. */
  readonly sandboxScenario?: string;
  readonly [key: string]: unknown;
}

export interface CreatePaymentSessionResponse {
  readonly result: ApiResult;
  /** Four parts joined by `&&`, at most 4096 characters; goes to the browser unchanged. */
  readonly paymentSessionData: string;
  readonly paymentSessionExpiryTime: string;
  readonly paymentSessionId: string;
}

export type PaymentStatus = 'SUCCESS' | 'FAIL' | 'PROCESSING' | 'CANCELLED' | 'PENDING';

/** One of the two is needed; paymentId wins. */
export interface InquiryPaymentRequest {
  readonly paymentRequestId?: string;
  readonly paymentId?: string;
  readonly merchantAccountId?: string;
}

/** What was done with a payment's money after the buyer had paid. */
export interface Transaction {
  readonly transactionType: 'CAPTURE' | 'REFUND' | 'CANCEL' | 'AUTHORIZATION' | 'VOID';
  readonly transactionStatus: 'SUCCESS' | 'FAIL' | 'PROCESSING';
  /** Antom's id: captureId, refundId. */
  readonly transactionId: string;
  /** The merchant's id: captureRequestId, refundRequestId. */
  readonly transactionRequestId?: string;
  readonly transactionAmount: Amount;
  readonly transactionTime?: string;
  readonly transactionResult: ApiResult;
}

export interface InquiryPaymentResponse {
  readonly result: ApiResult;
  readonly paymentStatus: PaymentStatus;
  readonly paymentResultCode?: string;
  readonly paymentResultMessage?: string;
  readonly paymentRequestId: string;
  readonly paymentId: string;
  readonly paymentAmount: Amount;
  readonly paymentCreateTime: string;
  readonly paymentTime?: string;
  readonly paymentMethodType?: string;
  /** Until when an authorised card payment can be captured. */
  readonly authExpiryTime?: string;
  /** Oldest first; absent if there was none. */
  readonly transactions?: readonly Transaction[];
  readonly [key: string]: unknown;
}

export interface RetrievePaymentSessionRequest {
  readonly paymentRequestId: string;
}

/** Antom documents it nowhere; this is what its Java client reads. */
export interface RetrievePaymentSessionResponse {
  readonly result: ApiResult;
  /** As it was sent to createPaymentSession. */
  readonly order: Order;
  readonly [key: string]: unknown;
}

export interface CaptureRequest {
  /** Idempotency key, at most 64 characters, a new one per capture. */
  readonly captureRequestId: string;
  readonly paymentId: string;
  /** In the payment's currency; all captures together at most what was authorised. */
  readonly captureAmount: Amount;
  /** Nothing more will be captured: the rest goes back to the buyer. */
  readonly isLastCapture?: boolean;
  readonly captureType?: string;
  readonly [key: string]: unknown;
}

export interface CaptureResponse {
  readonly result: ApiResult;
  readonly captureRequestId: string;
  readonly captureId: string;
  readonly paymentId: string;
  readonly captureAmount: Amount;
  readonly captureTime: string;
  readonly [key: string]: unknown;
}

/** One of the two is needed; paymentId wins. */
export interface CancelRequest {
  readonly paymentId?: string;
  readonly paymentRequestId?: string;
  readonly merchantAccountId?: string;
}

export interface CancelResponse {
  readonly result: ApiResult;
  readonly paymentId: string;
  readonly paymentRequestId: string;
  readonly cancelTime: string;
  readonly [key: string]: unknown;
}

export interface RefundRequest {
  /** Idempotency key, at most 64 characters, a new one per refund. */
  readonly refundRequestId: string;
  readonly paymentId: string;
  /** In the payment's currency; all refunds together at most what was captured. */
  readonly refundAmount: Amount;
  readonly refundReason?: string;
  readonly referenceRefundId?: string;
  readonly refundNotifyUrl?: string;
  /** Answer U at once and decide later. */
  readonly isAsyncRefund?: boolean;
  readonly metadata?: string;
  readonly [key: string]: unknown;
}

export interface RefundResponse {
  readonly result: ApiResult;
  readonly refundRequestId: string;
  readonly refundId: string;
  readonly paymentId: string;
  readonly refundAmount: Amount;
  readonly refundTime: string;
  readonly [key: string]: unknown;
}

export type RefundStatus = 'SUCCESS' | 'PROCESSING' | 'FAIL';

/** One of the two is needed; refundId wins. */
export interface InquiryRefundRequest {
  readonly refundRequestId?: string;
  readonly refundId?: string;
  readonly merchantAccountId?: string;
}

export interface InquiryRefundResponse {
  readonly result: ApiResult;
  readonly refundStatus: RefundStatus;
  readonly refundRequestId: string;
  readonly refundId: string;
  readonly refundAmount: Amount;
  /** Only of a refund that succeeded. */
  readonly refundTime?: string;
  readonly metadata?: string;
  readonly [key: string]: unknown;
}

export interface PaymentNotification {
  readonly notifyType: 'PAYMENT_RESULT' | 'PAYMENT_PENDING' | 'UPDATE_AMOUNT_RESULT';
  readonly result: ApiResult;
  readonly paymentRequestId: string;
  readonly paymentId: string;
  readonly paymentAmount: Amount;
  readonly paymentCreateTime: string;
  readonly paymentTime?: string;
  readonly paymentMethodType?: string;
  readonly authExpiryTime?: string;
  readonly [key: string]: unknown;
}

/** Comes to paymentNotifyUrl. */
export interface CaptureNotification {
  readonly notifyType: 'CAPTURE_RESULT';
  readonly result: ApiResult;
  /** Antom's own if the capture was automatic. */
  readonly captureRequestId: string;
  readonly captureId: string;
  readonly paymentId: string;
  readonly captureAmount: Amount;
  readonly captureTime?: string;
  readonly acquirerReferenceNo?: string;
  readonly [key: string]: unknown;
}

/** Comes to refundNotifyUrl. */
export interface RefundNotification {
  readonly notifyType: 'REFUND_RESULT';
  readonly result: ApiResult;
  readonly refundStatus: 'SUCCESS' | 'FAIL';
  readonly refundRequestId: string;
  readonly refundId: string;
  readonly refundAmount: Amount;
  /** Only of a refund that succeeded. */
  readonly refundTime?: string;
  readonly metadata?: string;
  readonly arn?: string;
  readonly [key: string]: unknown;
}
