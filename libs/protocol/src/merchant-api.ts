/** Shapes of Antom's merchant API that server client and sandbox share. Source: reference/server-api.md. */
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
  readonly [key: string]: unknown;
}
