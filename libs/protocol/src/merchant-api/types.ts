/**
 * Written by `node tools/merchant-api/write-types.ts` from the tables beside it: change those instead.
 */
import type { Amount } from '../gateway.ts';
import type { AmountLimits, ApiResult } from './shapes.ts';

export interface Buyer {
  /** At most 64 characters. */
  readonly referenceBuyerId?: string;
  readonly buyerName?: {
    readonly firstName?: string;
    readonly lastName?: string;
    readonly fullName?: string;
  };
  /** At most 24 characters. */
  readonly buyerPhoneNo?: string;
  /** At most 64 characters. */
  readonly buyerEmail?: string;
}

export interface Goods {
  /** At most 64 characters. */
  readonly referenceGoodsId: string;
  /** At most 256 characters. */
  readonly goodsName: string;
  readonly goodsUnitAmount?: Amount;
  readonly goodsQuantity?: string;
  /** At most 64 characters. */
  readonly goodsCategory?: string;
  /** At most 2048 characters. */
  readonly goodsUrl?: string;
  readonly deliveryMethodType?: 'PHYSICAL' | 'DIGITAL';
}

export interface Order {
  /** At most 64 characters. */
  readonly referenceOrderId: string;
  /** At most 256 characters. */
  readonly orderDescription: string;
  readonly orderAmount: Amount;
  readonly buyer?: Buyer;
  /** At most 100 entries. */
  readonly goods?: readonly Goods[];
  readonly merchant?: object;
  readonly shipping?: object;
  readonly env?: object;
  readonly [key: string]: unknown;
}

export interface CreditPayPlan {
  /** Not with filteredInstallmentPeriods. From 2 to 36. */
  readonly installmentNum?: string | number;
  readonly interval?: 'MONTH';
  readonly creditPayFeeType?: string;
  /** From 0 to 100. */
  readonly feePercentage?: string | number;
  /** The numbers that are not offered. */
  readonly filteredInstallmentPeriods?: readonly (string | number)[];
  readonly [key: string]: unknown;
}

export interface CreatePaymentSessionRequest {
  readonly productCode: 'CASHIER_PAYMENT' | 'AGREEMENT_PAYMENT';
  readonly productScene?: 'CHECKOUT_PAYMENT' | 'ELEMENT_PAYMENT';
  /** Idempotency key, a new one per payment. At most 64 characters. */
  readonly paymentRequestId: string;
  readonly paymentAmount: Amount;
  readonly order: Order;
  readonly paymentMethod?: {
    /** At most 64 characters. */
    readonly paymentMethodType: string;
    /** At most 128 characters. */
    readonly paymentMethodId?: string;
    readonly paymentMethodMetaData?: { readonly [key: string]: unknown };
    readonly [key: string]: unknown;
  };
  /** What the shopper may choose from; without it `paymentMethod`, and without that a card. */
  readonly availablePaymentMethod?: {
    readonly paymentMethodTypeList: readonly {
      /** At most 64 characters. */
      readonly paymentMethodType: string;
      /** The lowest comes first. From 0 to 999999999. */
      readonly paymentMethodOrder?: string | number;
      readonly expressCheckout?: boolean;
      readonly [key: string]: unknown;
    }[];
    readonly paymentMethodMetaData?: { readonly [key: string]: unknown };
    readonly [key: string]: unknown;
  };
  readonly paymentRedirectUrl?: string;
  readonly paymentNotifyUrl?: string;
  /** At most one hour ahead. ISO 8601 with offset. */
  readonly paymentSessionExpiryTime?: string;
  readonly paymentFactor?: {
    readonly isAuthorization?: boolean;
    readonly captureMode?: 'AUTOMATIC' | 'MANUAL';
    readonly [key: string]: unknown;
  };
  readonly settlementStrategy?: {
    /** ISO 4217. */
    readonly settlementCurrency: string;
    readonly [key: string]: unknown;
  };
  /** A guaranteed quote of `inquireExchangeRate`, of a pair with the currency of `paymentAmount`. */
  readonly paymentQuote?: {
    /** At most 64 characters. */
    readonly quoteId: string;
    readonly [key: string]: unknown;
  };
  readonly env?: {
    readonly terminalType?: 'WEB' | 'WAP' | 'APP' | 'MINI_APP';
    readonly osType?: 'IOS' | 'ANDROID';
    /** Apple Pay needs it. */
    readonly clientIp?: string;
    readonly browserInfo?: { readonly [key: string]: unknown };
    readonly deviceTokenId?: string;
    readonly [key: string]: unknown;
  };
  /** At most 8 characters. */
  readonly locale?: string;
  /** ISO 3166, two letters. */
  readonly merchantRegion?: string;
  /** ISO 3166, two letters. */
  readonly userRegion?: string;
  readonly allowedPaymentMethodRegions?: readonly string[];
  readonly savedPaymentMethods?: readonly {
    readonly paymentMethodType: 'CARD';
    /** At most 128 characters. */
    readonly paymentMethodId: string;
    readonly [key: string]: unknown;
  }[];
  readonly enableInstallmentCollection?: boolean;
  readonly creditPayPlan?: CreditPayPlan;
  readonly subscriptionInfo?: { readonly [key: string]: unknown };
  /** ISO 8601 with offset. */
  readonly paymentExpiryTime?: string;
  readonly metadata?: string;
  /** At most 32 characters. */
  readonly merchantAccountId?: string;
  /** Sandbox only: further origins that may frame the hosted cashier. At most 20 entries. */
  readonly allowedOrigins?: readonly string[];
  /** Sandbox only: the id of the scenario that every attempt of this session gets, whatever pays. */
  readonly sandboxScenario?: string;
  readonly [key: string]: unknown;
}

export interface CreatePaymentSessionResponse {
  readonly result: ApiResult;
  /** Four parts joined by `&&`; goes to the browser unchanged. At most 4096 characters. */
  readonly paymentSessionData: string;
  /** ISO 8601 with offset. */
  readonly paymentSessionExpiryTime: string;
  /** At most 64 characters. */
  readonly paymentSessionId: string;
  /** The hosted page, for productScene CHECKOUT_PAYMENT. */
  readonly normalUrl?: string;
  readonly [key: string]: unknown;
}

export interface RetrievePaymentSessionRequest {
  /** At most 64 characters. */
  readonly paymentRequestId: string;
}

export interface RetrievePaymentSessionResponse {
  readonly result: ApiResult;
  /** As it was sent to createPaymentSession. */
  readonly order: Order;
  readonly [key: string]: unknown;
}

/** One of paymentRequestId and paymentId is needed; the latter wins. */
export interface InquiryPaymentRequest {
  /** At most 64 characters. */
  readonly paymentRequestId?: string;
  /** At most 64 characters. */
  readonly paymentId?: string;
  /** At most 32 characters. */
  readonly merchantAccountId?: string;
}

export type PaymentStatus = 'SUCCESS' | 'FAIL' | 'PROCESSING' | 'CANCELLED' | 'PENDING';

export interface PaymentResultInfo {
  /** Masked. */
  readonly cardNo?: string;
  readonly cardBrand?: string;
  /** The first digits of the card number. */
  readonly cardBin?: string;
  readonly lastFour?: string;
  /** What later payments name, if the card was saved. Keep it on the server. At most 128 characters. */
  readonly cardToken?: string;
  /** CONSUMER or COMMERCIAL. */
  readonly cardCategory?: string;
  readonly expiryMonth?: string;
  readonly expiryYear?: string;
  /** CREDIT, DEBIT or another. */
  readonly funding?: string;
  readonly issuingCountry?: string;
  /** Of the card’s network, for later payments. */
  readonly networkTransactionId?: string;
  readonly [key: string]: unknown;
}

export interface Transaction {
  readonly transactionType: 'CAPTURE' | 'REFUND' | 'CANCEL' | 'AUTHORIZATION' | 'VOID';
  readonly transactionStatus: 'SUCCESS' | 'FAIL' | 'PROCESSING';
  /** Antom’s id: captureId, refundId. At most 64 characters. */
  readonly transactionId: string;
  /** The merchant’s id: captureRequestId, refundRequestId. At most 64 characters. */
  readonly transactionRequestId?: string;
  readonly transactionAmount: Amount;
  /** ISO 8601 with offset. */
  readonly transactionTime?: string;
  readonly transactionResult: ApiResult;
  readonly [key: string]: unknown;
}

export interface InquiryPaymentResponse {
  readonly result: ApiResult;
  readonly paymentStatus: PaymentStatus;
  /** At most 64 characters. */
  readonly paymentResultCode?: string;
  /** At most 256 characters. */
  readonly paymentResultMessage?: string;
  /** At most 64 characters. */
  readonly paymentRequestId: string;
  /** At most 64 characters. */
  readonly paymentId: string;
  readonly paymentAmount: Amount;
  /** ISO 8601 with offset. */
  readonly paymentCreateTime: string;
  /** Only of a payment that succeeded. ISO 8601 with offset. */
  readonly paymentTime?: string;
  /** Until when an authorised card payment can be captured. ISO 8601 with offset. */
  readonly authExpiryTime?: string;
  /** At most 64 characters. */
  readonly paymentMethodType?: string;
  /** Of a payment by card. */
  readonly paymentResultInfo?: PaymentResultInfo;
  /** What was done with the money after the buyer had paid, oldest first; absent if nothing was. */
  readonly transactions?: readonly Transaction[];
  readonly [key: string]: unknown;
}

export interface CaptureRequest {
  /** Idempotency key, a new one per capture. At most 64 characters. */
  readonly captureRequestId: string;
  /** At most 64 characters. */
  readonly paymentId: string;
  /** In the payment’s currency; all captures together at most what was authorised. */
  readonly captureAmount: Amount;
  /** Nothing more will be captured: the rest goes back to the buyer. */
  readonly isLastCapture?: boolean;
  readonly captureType?: string;
  readonly [key: string]: unknown;
}

export interface CaptureResponse {
  readonly result: ApiResult;
  /** At most 64 characters. */
  readonly captureRequestId: string;
  /** At most 64 characters. */
  readonly captureId: string;
  /** At most 64 characters. */
  readonly paymentId: string;
  readonly captureAmount: Amount;
  /** ISO 8601 with offset. */
  readonly captureTime: string;
  readonly [key: string]: unknown;
}

/** One of paymentRequestId and paymentId is needed; the latter wins. */
export interface CancelRequest {
  /** At most 64 characters. */
  readonly paymentRequestId?: string;
  /** At most 64 characters. */
  readonly paymentId?: string;
  /** At most 32 characters. */
  readonly merchantAccountId?: string;
}

export interface CancelResponse {
  readonly result: ApiResult;
  /** At most 64 characters. */
  readonly paymentId: string;
  /** At most 64 characters. */
  readonly paymentRequestId: string;
  /** ISO 8601 with offset. */
  readonly cancelTime: string;
  readonly [key: string]: unknown;
}

export interface RefundRequest {
  /** Idempotency key, a new one per refund. At most 64 characters. */
  readonly refundRequestId: string;
  /** At most 64 characters. */
  readonly paymentId: string;
  /** In the payment’s currency; all refunds together at most what was captured. */
  readonly refundAmount: Amount;
  /** At most 256 characters. */
  readonly refundReason?: string;
  /** At most 64 characters. */
  readonly referenceRefundId?: string;
  readonly refundNotifyUrl?: string;
  /** Answer U at once and decide later. */
  readonly isAsyncRefund?: boolean;
  /** Of the capture that is refunded. At most 64 characters. */
  readonly captureId?: string;
  readonly refundToBankInfo?: { readonly [key: string]: unknown };
  readonly refundDetails?: readonly { readonly [key: string]: unknown }[];
  readonly metadata?: string;
  readonly [key: string]: unknown;
}

export interface RefundResponse {
  readonly result: ApiResult;
  /** At most 64 characters. */
  readonly refundRequestId: string;
  /** At most 64 characters. */
  readonly refundId: string;
  /** At most 64 characters. */
  readonly paymentId: string;
  readonly refundAmount: Amount;
  /** ISO 8601 with offset. */
  readonly refundTime: string;
  readonly [key: string]: unknown;
}

/** One of refundRequestId and refundId is needed; the latter wins. */
export interface InquiryRefundRequest {
  /** At most 64 characters. */
  readonly refundRequestId?: string;
  /** At most 64 characters. */
  readonly refundId?: string;
  /** At most 32 characters. */
  readonly merchantAccountId?: string;
}

export type RefundStatus = 'SUCCESS' | 'PROCESSING' | 'FAIL';

export interface InquiryRefundResponse {
  readonly result: ApiResult;
  readonly refundStatus: RefundStatus;
  /** At most 64 characters. */
  readonly refundRequestId: string;
  /** At most 64 characters. */
  readonly refundId: string;
  readonly refundAmount: Amount;
  /** Only of a refund that succeeded. ISO 8601 with offset. */
  readonly refundTime?: string;
  readonly metadata?: string;
  readonly [key: string]: unknown;
}

export interface SavedCardPaymentRequest {
  readonly productCode: 'CASHIER_PAYMENT' | 'AGREEMENT_PAYMENT';
  /** Idempotency key, a new one per payment. At most 64 characters. */
  readonly paymentRequestId: string;
  readonly paymentAmount: Amount;
  readonly order: Order;
  readonly paymentMethod: {
    /** `CARD`. At most 64 characters. */
    readonly paymentMethodType: string;
    /** The token of the card. At most 128 characters. */
    readonly paymentMethodId: string;
    readonly paymentMethodMetaData?: {
      readonly isCardOnFile?: boolean;
      readonly is3DSAuthentication?: boolean;
      readonly networkTransactionId?: string;
      readonly [key: string]: unknown;
    };
    readonly [key: string]: unknown;
  };
  readonly paymentRedirectUrl?: string;
  readonly paymentNotifyUrl?: string;
  readonly paymentFactor?: {
    readonly isAuthorization?: boolean;
    readonly captureMode?: 'AUTOMATIC' | 'MANUAL';
    readonly [key: string]: unknown;
  };
  readonly settlementStrategy?: {
    /** ISO 4217. */
    readonly settlementCurrency: string;
    readonly [key: string]: unknown;
  };
  /** A guaranteed quote of `inquireExchangeRate`, of a pair with the currency of `paymentAmount`. */
  readonly paymentQuote?: {
    /** At most 64 characters. */
    readonly quoteId: string;
    readonly [key: string]: unknown;
  };
  readonly env?: {
    readonly terminalType?: 'WEB' | 'WAP' | 'APP' | 'MINI_APP';
    readonly osType?: 'IOS' | 'ANDROID';
    /** Apple Pay needs it. */
    readonly clientIp?: string;
    readonly browserInfo?: { readonly [key: string]: unknown };
    readonly deviceTokenId?: string;
    readonly [key: string]: unknown;
  };
  readonly creditPayPlan?: CreditPayPlan;
  /** ISO 8601 with offset. */
  readonly paymentExpiryTime?: string;
  readonly metadata?: string;
  /** At most 32 characters. */
  readonly merchantAccountId?: string;
  readonly [key: string]: unknown;
}

export interface SavedCardPaymentResponse {
  readonly result: ApiResult;
  /** At most 64 characters. */
  readonly paymentRequestId: string;
  /** At most 64 characters. */
  readonly paymentId: string;
  readonly paymentAmount: Amount;
  /** ISO 8601 with offset. */
  readonly paymentCreateTime: string;
  /** Only of a payment that succeeded. ISO 8601 with offset. */
  readonly paymentTime?: string;
  /** Until when an authorised card payment can be captured. ISO 8601 with offset. */
  readonly authExpiryTime?: string;
  /** At most 64 characters. */
  readonly paymentMethodType?: string;
  /** Of a payment by card. */
  readonly paymentResultInfo?: PaymentResultInfo;
  /** Where the shopper has to go on, if anywhere. */
  readonly normalUrl?: string;
  readonly [key: string]: unknown;
}

export interface UpdateAmountRequest {
  /** Idempotency key, a new one per change. At most 64 characters. */
  readonly updateRequestId: string;
  /** At most 64 characters. */
  readonly paymentId: string;
  /** The new amount as a whole, in the payment’s currency. */
  readonly amount: Amount;
  readonly [key: string]: unknown;
}

export interface UpdateAmountResponse {
  readonly result: ApiResult;
  /** At most 64 characters. */
  readonly updateRequestId: string;
  /** At most 64 characters. */
  readonly paymentId: string;
  readonly amount: Amount;
  readonly [key: string]: unknown;
}

export interface ConsultRequest {
  readonly productCode?: 'CASHIER_PAYMENT' | 'AGREEMENT_PAYMENT';
  readonly paymentAmount: Amount;
  readonly settlementStrategy?: {
    /** ISO 4217. */
    readonly settlementCurrency: string;
    readonly [key: string]: unknown;
  };
  readonly env?: {
    readonly terminalType?: 'WEB' | 'WAP' | 'APP' | 'MINI_APP';
    readonly osType?: 'IOS' | 'ANDROID';
    /** Apple Pay needs it. */
    readonly clientIp?: string;
    readonly browserInfo?: { readonly [key: string]: unknown };
    readonly deviceTokenId?: string;
    readonly [key: string]: unknown;
  };
  /** ISO 3166, two letters. */
  readonly userRegion?: string;
  /** Two letters each, or `GLOBAL`. */
  readonly allowedPaymentMethodRegions?: readonly string[];
  readonly allowedPaymentMethods?: readonly string[];
  readonly blockedPaymentMethods?: readonly string[];
  /** At most 32 characters. */
  readonly merchantAccountId?: string;
  readonly [key: string]: unknown;
}

export type DisableReason =
  | 'PAYMENT_ACCOUNT_NOT_AVAILABLE'
  | 'EXCEED_CHANNEL_LIMIT_RULE'
  | 'SERVICE_DEGRADE'
  | 'CHANNEL_NOT_SUPPORT_CURRENCY'
  | 'CHANNEL_DISABLE'
  | 'CHANNEL_NOT_IN_SERVICE_TIME'
  | 'QUERY_IPP_INFO_FAILED'
  | 'LIMIT_CENTER_ACCESS_FAIL'
  | 'CURRENT_CHANNEL_NOT_EXIST';

export interface PaymentOption {
  /** At most 64 characters. */
  readonly paymentMethodType: string;
  readonly paymentMethodCategory?: string;
  readonly paymentMethodRegion?: readonly string[];
  readonly enabled: boolean;
  readonly preferred?: boolean;
  /** Only of a method that is not enabled. */
  readonly disableReason?: DisableReason;
  readonly supportedCurrencies?: readonly string[];
  /** By currency. */
  readonly amountLimitInfoMap?: AmountLimits;
  readonly logo?: { readonly [key: string]: unknown };
  readonly paymentOptionDetail?: { readonly [key: string]: unknown };
  readonly installment?: { readonly [key: string]: unknown };
  readonly promotionInfos?: readonly { readonly [key: string]: unknown }[];
  readonly [key: string]: unknown;
}

export interface ConsultResponse {
  readonly result: ApiResult;
  readonly paymentOptions: readonly PaymentOption[];
  readonly [key: string]: unknown;
}

/** One of cardBin and cardNo is needed; the latter wins. */
export interface GetCardInfoRequest {
  /** The first 6 to 11 digits. At most 11 characters. */
  readonly cardBin?: string;
  /** Only for merchants who may have whole card numbers. At most 32 characters. */
  readonly cardNo?: string;
  /** ISO 3166, two letters. */
  readonly paymentMethodRegion?: string;
  readonly [key: string]: unknown;
}

export interface GetCardInfoResponse {
  readonly result: ApiResult;
  readonly cardBrand: string;
  readonly localCardBrand?: string;
  /** Antom’s own spelling. */
  readonly coBagedCardBrand?: string;
  /** ISO 3166, two letters. */
  readonly issuingRegion?: string;
  /** `CREDIT`, `DEBIT`, `PREPAID`, … */
  readonly funding?: string;
  /** `CONSUMER` or `COMMERCIAL`. */
  readonly cardCategory?: string;
  readonly supportInstallment?: boolean;
  readonly installment?: { readonly [key: string]: unknown };
  readonly [key: string]: unknown;
}

export interface InquireExchangeRateRequest {
  /** At most 20 entries. */
  readonly currencyPairs: readonly {
    /** ISO 4217. */
    readonly sellCurrency: string;
    /** ISO 4217. */
    readonly buyCurrency: string;
    readonly [key: string]: unknown;
  }[];
  readonly rateType?: 'TRADE' | 'REFERENCE' | 'REFERENCE_TRADE';
  /** At most 32 characters. */
  readonly merchantAccountId?: string;
  readonly [key: string]: unknown;
}

export interface Quote {
  /** At most 64 characters. */
  readonly quoteId: string;
  /** `EUR/USD`. */
  readonly quoteCurrencyPair: string;
  /** A decimal number. */
  readonly quotePrice: string;
  /** ISO 8601 with offset. */
  readonly quoteStartTime: string;
  /** ISO 8601 with offset. */
  readonly quoteExpiryTime: string;
  readonly guaranteed: boolean;
  readonly [key: string]: unknown;
}

export interface InquireExchangeRateResponse {
  readonly result: ApiResult;
  readonly quotes: readonly Quote[];
  readonly [key: string]: unknown;
}

export interface CreateVaultingSessionRequest {
  readonly paymentMethodType: 'CARD';
  /** Idempotency key, a new one per card. At most 64 characters. */
  readonly vaultingRequestId: string;
  readonly vaultingNotificationUrl: string;
  readonly redirectUrl?: string;
  /** ISO 3166, two letters. */
  readonly merchantRegion?: string;
  readonly is3DSAuthentication?: boolean;
  /** Sandbox only: further origins that may frame the hosted cashier. At most 20 entries. */
  readonly allowedOrigins?: readonly string[];
  /** Sandbox only: the id of the scenario that every attempt of this session gets. */
  readonly sandboxScenario?: string;
  readonly [key: string]: unknown;
}

export interface CreateVaultingSessionResponse {
  readonly result: ApiResult;
  /** Goes to the browser unchanged, like the data of a payment session. At most 4096 characters. */
  readonly vaultingSessionData: string;
  /** ISO 8601 with offset. */
  readonly vaultingSessionExpiryTime: string;
  /** At most 64 characters. */
  readonly vaultingSessionId: string;
  readonly normalUrl?: string;
  readonly [key: string]: unknown;
}

export interface InquireVaultingRequest {
  /** At most 64 characters. */
  readonly vaultingRequestId: string;
  readonly [key: string]: unknown;
}

export type VaultingStatus = 'SUCCESS' | 'FAIL' | 'PROCESSING';

export interface VaultedCard {
  /** What later payments name. Keep it on the server. At most 128 characters. */
  readonly cardToken: string;
  readonly brand: string;
  readonly maskedCardNo: string;
  readonly last4: string;
  /** `MM`. */
  readonly expiryMonth: string;
  /** `YY`. */
  readonly expiryYear: string;
  readonly funding?: string;
  readonly issuerName?: string;
  readonly issuingCountry?: string;
  /** The same for the same card. */
  readonly fingerprint?: string;
  readonly networkTransactionId?: string;
  readonly [key: string]: unknown;
}

export interface VaultedMethod {
  readonly paymentMethodType: 'CARD';
  readonly card: VaultedCard;
  readonly [key: string]: unknown;
}

export interface InquireVaultingResponse {
  readonly result: ApiResult;
  /** At most 64 characters. */
  readonly vaultingRequestId: string;
  readonly vaultingStatus: VaultingStatus;
  /** Why it failed. At most 64 characters. */
  readonly vaultingResultCode?: string;
  /** Of a card that was saved. */
  readonly paymentMethodDetail?: VaultedMethod;
  readonly [key: string]: unknown;
}

export interface VaultPaymentMethodRequest {
  /** Idempotency key, a new one per card. At most 64 characters. */
  readonly vaultingRequestId: string;
  readonly paymentMethodDetail: {
    /** At most 64 characters. */
    readonly paymentMethodType: string;
    readonly card?: {
      /** At most 32 characters. */
      readonly cardNo: string;
      /** At most 2 characters. */
      readonly expiryMonth: string;
      /** At most 2 characters. */
      readonly expiryYear: string;
      /** At most 4 characters. */
      readonly cvv?: string;
      readonly cardholderName?: { readonly [key: string]: unknown };
      readonly [key: string]: unknown;
    };
    readonly [key: string]: unknown;
  };
  readonly vaultingNotificationUrl?: string;
  readonly redirectUrl?: string;
  /** ISO 3166, two letters. */
  readonly merchantRegion?: string;
  readonly [key: string]: unknown;
}

export interface VaultPaymentMethodResponse {
  readonly result: ApiResult;
  /** At most 64 characters. */
  readonly vaultingRequestId: string;
  readonly vaultingStatus: VaultingStatus;
  /** Why it failed. At most 64 characters. */
  readonly vaultingResultCode?: string;
  /** Of a card that was saved. */
  readonly paymentMethodDetail?: VaultedMethod;
  readonly normalUrl?: string;
  readonly [key: string]: unknown;
}

export interface TokenRequest {
  /** At most 128 characters. */
  readonly token: string;
  readonly [key: string]: unknown;
}

export interface AccountHolderName {
  /** At most 256 characters. */
  readonly firstName?: string;
  /** At most 256 characters. */
  readonly middleName?: string;
  /** At most 256 characters. */
  readonly lastName?: string;
  /** At most 256 characters. */
  readonly fullName?: string;
  readonly [key: string]: unknown;
}

export interface InquireTokenResponse {
  readonly result: ApiResult;
  /** At most 128 characters. */
  readonly token: string;
  readonly accountHolderName?: AccountHolderName;
  readonly email?: string;
  readonly issuerName?: string;
  readonly issuingCountry?: string;
  /** ISO 8601 with offset. */
  readonly tokenExpiryTime: string;
  readonly [key: string]: unknown;
}

export interface UpdateTokenRequest {
  /** At most 128 characters. */
  readonly token: string;
  readonly accountHolderName?: AccountHolderName;
  /** At most 64 characters. */
  readonly email?: string;
  /** Not later than the card’s own end. ISO 8601 with offset. */
  readonly tokenExpiryTime?: string;
  readonly [key: string]: unknown;
}

export interface UpdateTokenResponse {
  readonly result: ApiResult;
  /** At most 128 characters. */
  readonly token: string;
  readonly [key: string]: unknown;
}

export interface DeleteTokenResponse {
  readonly result: ApiResult;

  readonly [key: string]: unknown;
}

export interface AcceptDisputeRequest {
  /** At most 64 characters. */
  readonly disputeId: string;
  readonly [key: string]: unknown;
}

export interface AcceptDisputeResponse {
  readonly result: ApiResult;
  /** At most 64 characters. */
  readonly disputeId: string;
  /** ISO 8601 with offset. */
  readonly disputeResolutionTime: string;
  readonly [key: string]: unknown;
}

export interface SupplyDefenseDocumentRequest {
  /** At most 64 characters. */
  readonly disputeId: string;
  /** The filled-in template, in base64. At most 1000000 characters. */
  readonly disputeEvidence: string;
  readonly [key: string]: unknown;
}

export interface SupplyDefenseDocumentResponse {
  readonly result: ApiResult;
  /** At most 64 characters. */
  readonly disputeId: string;
  /** ISO 8601 with offset. */
  readonly disputeResolutionTime: string;
  readonly [key: string]: unknown;
}

export interface DownloadDisputeEvidenceRequest {
  /** At most 64 characters. */
  readonly disputeId: string;
  readonly disputeEvidenceType: 'DISPUTE_EVIDENCE_TEMPLATE' | 'DISPUTE_EVIDENCE_FILE';
  readonly [key: string]: unknown;
}

export interface DownloadDisputeEvidenceResponse {
  readonly result: ApiResult;
  /** At most 64 characters. */
  readonly disputeId: string;
  /** In base64. */
  readonly disputeEvidence: string;
  readonly disputeEvidenceFormat: 'PDF' | 'WORD';
  readonly [key: string]: unknown;
}

export interface PeriodRule {
  readonly periodType: 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'HALF_YEAR' | 'YEAR';
  /** From 1 to 999. */
  readonly periodCount: string | number;
  readonly [key: string]: unknown;
}

export interface CreateSubscriptionRequest {
  /** Idempotency key, a new one per subscription. At most 64 characters. */
  readonly subscriptionRequestId: string;
  /** At most 256 characters. */
  readonly subscriptionDescription: string;
  readonly subscriptionRedirectUrl: string;
  /** ISO 8601 with offset. */
  readonly subscriptionStartTime: string;
  /** 2099-12-31 by default. ISO 8601 with offset. */
  readonly subscriptionEndTime?: string;
  readonly periodRule: PeriodRule;
  readonly paymentMethod: {
    /** At most 64 characters. */
    readonly paymentMethodType: string;
    /** At most 128 characters. */
    readonly paymentMethodId?: string;
    readonly paymentMethodMetaData?: { readonly [key: string]: unknown };
    readonly [key: string]: unknown;
  };
  readonly orderInfo?: { readonly [key: string]: unknown };
  /** Of each period. */
  readonly paymentAmount: Amount;
  /** Other amounts of the first periods. */
  readonly trials?: readonly {
    /** From 1 to 999. */
    readonly trialStartPeriod: string | number;
    /** From 1 to 999. */
    readonly trialEndPeriod?: string | number;
    readonly trialAmount: Amount;
    readonly [key: string]: unknown;
  }[];
  /** Until when the buyer may agree: 30 minutes by default, below 48 hours. ISO 8601 with offset. */
  readonly subscriptionExpiryTime?: string;
  readonly subscriptionNotificationUrl?: string;
  readonly paymentNotificationUrl?: string;
  readonly allowRetry?: boolean;
  readonly retryMode?: 'MANUAL' | 'AUTOMATIC';
  readonly [key: string]: unknown;
}

export interface CreateSubscriptionResponse {
  readonly result: ApiResult;
  readonly normalUrl?: string;
  readonly schemeUrl?: string;
  readonly applinkUrl?: string;
  readonly appIdentifier?: string;
  readonly [key: string]: unknown;
}

export interface ChangeSubscriptionRequest {
  /** Idempotency key, a new one per change. At most 64 characters. */
  readonly subscriptionChangeRequestId: string;
  /** At most 64 characters. */
  readonly subscriptionId: string;
  /** At most 256 characters. */
  readonly subscriptionDescription?: string;
  /** ISO 8601 with offset. */
  readonly subscriptionStartTime?: string;
  /** 2099-12-31 by default. ISO 8601 with offset. */
  readonly subscriptionEndTime?: string;
  readonly periodRule?: PeriodRule;
  /** ISO 8601 with offset. */
  readonly subscriptionExpiryTime?: string;
  readonly paymentAmount?: Amount;
  /** Of the first period after the change. */
  readonly paymentAmountDifference?: Amount;
  readonly orderInfo?: { readonly [key: string]: unknown };
  readonly [key: string]: unknown;
}

export interface ChangeSubscriptionResponse {
  readonly result: ApiResult;

  readonly [key: string]: unknown;
}

export interface UpdateSubscriptionRequest {
  /** Idempotency key, a new one per change. At most 64 characters. */
  readonly subscriptionUpdateRequestId: string;
  /** At most 64 characters. */
  readonly subscriptionId: string;
  /** At most 256 characters. */
  readonly subscriptionDescription?: string;
  /** ISO 8601 with offset. */
  readonly subscriptionEndTime?: string;
  readonly periodRule?: PeriodRule;
  readonly paymentAmount?: Amount;
  /** At least 24 hours ahead. ISO 8601 with offset. */
  readonly nextSubscriptionDate?: string;
  readonly orderInfo?: { readonly [key: string]: unknown };
  readonly prorationSettings?: { readonly [key: string]: unknown };
  readonly [key: string]: unknown;
}

export interface UpdateSubscriptionResponse {
  readonly result: ApiResult;

  readonly [key: string]: unknown;
}

/** One of subscriptionRequestId and subscriptionId is needed; the latter wins. */
export interface CancelSubscriptionRequest {
  /** At most 64 characters. */
  readonly subscriptionRequestId?: string;
  /** At most 64 characters. */
  readonly subscriptionId?: string;
  readonly cancellationType: 'CANCEL' | 'TERMINATE';
  readonly [key: string]: unknown;
}

export interface CancelSubscriptionResponse {
  readonly result: ApiResult;

  readonly [key: string]: unknown;
}

export interface InquireSubscriptionRequest {
  /** At most 64 characters. */
  readonly subscriptionId: string;
  readonly [key: string]: unknown;
}

export type SubscriptionStatus = 'ACTIVE' | 'CANCELLED' | 'TERMINATED';

export interface Subscription {
  /** At most 64 characters. */
  readonly subscriptionId: string;
  /** At most 64 characters. */
  readonly subscriptionRequestId: string;
  readonly subscriptionStatus: SubscriptionStatus;
  /** At most 256 characters. */
  readonly subscriptionDescription: string;
  /** ISO 8601 with offset. */
  readonly subscriptionStartTime: string;
  /** ISO 8601 with offset. */
  readonly subscriptionEndTime: string;
  readonly periodRule: PeriodRule;
  /** Other amounts of the first periods. */
  readonly trials?: readonly {
    /** From 1 to 999. */
    readonly trialStartPeriod: string | number;
    /** From 1 to 999. */
    readonly trialEndPeriod?: string | number;
    readonly trialAmount: Amount;
    readonly [key: string]: unknown;
  }[];
  readonly subscriptionNotifyUrl?: string;
  /** ISO 8601 with offset. */
  readonly subscriptionExpiryTime?: string;
  readonly paymentAmount: Amount;
  /** Only while it is active. ISO 8601 with offset. */
  readonly nextSubscriptionDate?: string;
  readonly [key: string]: unknown;
}

export interface InquireSubscriptionResponse {
  readonly result: ApiResult;
  readonly subscription: Subscription;
  readonly [key: string]: unknown;
}

export interface InquireSubscriptionListRequest {
  /** 7 days ago by default. ISO 8601 with offset. */
  readonly startTimeFrom?: string;
  /** Now by default. ISO 8601 with offset. */
  readonly startTimeTo?: string;
  readonly statuses?: readonly SubscriptionStatus[];
  readonly paymentMethodTypes?: readonly string[];
  readonly currencies?: readonly string[];
  readonly periodTypes?: readonly ('DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'HALF_YEAR' | 'YEAR')[];
  /** From 1. From 1 to 999999. */
  readonly currentPage?: string | number;
  /** 10 by default. From 1 to 100. */
  readonly pageSize?: string | number;
  readonly [key: string]: unknown;
}

export interface Paginator {
  /** From 1 to 999999. */
  readonly currentPage: string | number;
  /** From 1 to 100. */
  readonly pageSize: string | number;
  /** From 0 to 999999999. */
  readonly totalPage: string | number;
  /** From 0 to 999999999. */
  readonly totalCount: string | number;
  readonly [key: string]: unknown;
}

export interface InquireSubscriptionListResponse {
  readonly result: ApiResult;
  readonly subscriptions: readonly Subscription[];
  readonly paginator: Paginator;
  readonly [key: string]: unknown;
}

export interface InquireSubscriptionPaymentRequest {
  /** At most 64 characters. */
  readonly subscriptionId: string;
  readonly paymentStatuses?: readonly ('SUCCESS' | 'FAIL')[];
  /** From 1. From 1 to 999999. */
  readonly currentPage?: string | number;
  /** 10 by default. From 1 to 100. */
  readonly pageSize?: string | number;
  readonly [key: string]: unknown;
}

export interface SubscriptionPayment {
  /** Of the period, from 1. From 1 to 999999. */
  readonly phaseNo: string | number;
  /** At most 64 characters. */
  readonly paymentId: string;
  readonly status: 'SUCCESS' | 'FAIL';
  readonly paymentMethod?: { readonly [key: string]: unknown };
  readonly paymentAmount: Amount;
  /** ISO 8601 with offset. */
  readonly paymentTime?: string;
  /** At most 64 characters. */
  readonly disputeId?: string;
  readonly [key: string]: unknown;
}

export interface InquireSubscriptionPaymentResponse {
  readonly result: ApiResult;
  readonly payments: readonly SubscriptionPayment[];
  readonly paginator: Paginator;
  readonly [key: string]: unknown;
}

export interface ConsultAuthorizationRequest {
  /** The wallet, e.g. `GCASH`. At most 64 characters. */
  readonly customerBelongsTo: string;
  /** At most 64 characters. */
  readonly authClientId?: string;
  readonly authRedirectUrl: string;
  readonly authNotifyUrl?: string;
  /** At most 4 entries. */
  readonly scopes: readonly ('BASE_USER_INFO' | 'AGREEMENT_PAY' | 'USER_INFO' | 'SEND_OTP')[];
  /** Comes back unchanged with the buyer. At most 256 characters. */
  readonly authState: string;
  readonly terminalType: 'WEB' | 'WAP' | 'APP' | 'MINI_APP';
  readonly osType?: 'IOS' | 'ANDROID';
  readonly osVersion?: string;
  /** ISO 3166, two letters. */
  readonly merchantRegion?: string;
  readonly recurringPayment?: boolean;
  /** ISO 3166, two letters. */
  readonly userRegion?: string;
  readonly env?: { readonly [key: string]: unknown };
  readonly [key: string]: unknown;
}

export interface ConsultAuthorizationResponse {
  readonly result: ApiResult;
  readonly normalUrl?: string;
  readonly schemeUrl?: string;
  readonly applinkUrl?: string;
  readonly appIdentifier?: string;
  readonly authUrl?: string;
  readonly authCodeForm?: { readonly [key: string]: unknown };
  readonly extendInfo?: string;
  readonly [key: string]: unknown;
}

export interface ApplyTokenRequest {
  readonly grantType: 'AUTHORIZATION_CODE' | 'REFRESH_TOKEN';
  /** The wallet, e.g. `GCASH`. At most 64 characters. */
  readonly customerBelongsTo: string;
  /** At most 64 characters. */
  readonly authCode?: string;
  /** At most 128 characters. */
  readonly refreshToken?: string;
  /** ISO 3166, two letters. */
  readonly merchantRegion?: string;
  readonly [key: string]: unknown;
}

export interface ApplyTokenResponse {
  readonly result: ApiResult;
  /** At most 128 characters. */
  readonly accessToken: string;
  /** ISO 8601 with offset. */
  readonly accessTokenExpiryTime: string;
  /** At most 128 characters. */
  readonly refreshToken?: string;
  /** ISO 8601 with offset. */
  readonly refreshTokenExpiryTime?: string;
  readonly userLoginId?: string;
  readonly pspCustomerInfo?: { readonly [key: string]: unknown };
  readonly extendInfo?: string;
  readonly [key: string]: unknown;
}

export interface QueryAuthorizationRequest {
  /** At most 128 characters. */
  readonly accessToken: string;
  readonly [key: string]: unknown;
}

export interface QueryAuthorizationResponse {
  readonly result: ApiResult;
  /** At most 128 characters. */
  readonly accessToken: string;
  /** ISO 8601 with offset. */
  readonly accessTokenExpiryTime: string;
  readonly tokenStatusType: 'ACTIVE' | 'EXPIRED' | 'REVOKED';
  /** At most 128 characters. */
  readonly refreshToken?: string;
  /** ISO 8601 with offset. */
  readonly refreshTokenExpiryTime?: string;
  readonly [key: string]: unknown;
}

export interface RevokeAuthorizationRequest {
  /** At most 128 characters. */
  readonly accessToken: string;
  readonly [key: string]: unknown;
}

export interface RevokeAuthorizationResponse {
  readonly result: ApiResult;
  readonly extendInfo?: string;
  readonly [key: string]: unknown;
}

/**
 * Comes to paymentNotifyUrl: how a payment, or a change of its amount, ended. Source:
 * docs/reference/server-api.md#notifypayment
 */
export interface PaymentNotification {
  readonly notifyType: 'PAYMENT_RESULT' | 'PAYMENT_PENDING' | 'UPDATE_AMOUNT_RESULT';
  readonly result: ApiResult;
  /** At most 64 characters. */
  readonly paymentRequestId: string;
  /** At most 64 characters. */
  readonly paymentId: string;
  readonly paymentAmount: Amount;
  /** ISO 8601 with offset. */
  readonly paymentCreateTime: string;
  /** ISO 8601 with offset. */
  readonly paymentTime?: string;
  /** At most 64 characters. */
  readonly paymentMethodType?: string;
  /** Of a payment by card. */
  readonly paymentResultInfo?: PaymentResultInfo;
  /** ISO 8601 with offset. */
  readonly authExpiryTime?: string;
  /** Of a payment for a period of a subscription. At most 64 characters. */
  readonly subscriptionId?: string;
  readonly [key: string]: unknown;
}

/**
 * Comes to paymentNotifyUrl. Source: docs/reference/server-api.md#notifypayment
 */
export interface CaptureNotification {
  readonly notifyType: 'CAPTURE_RESULT';
  readonly result: ApiResult;
  /** Antom’s own if the capture was automatic. At most 64 characters. */
  readonly captureRequestId: string;
  /** At most 64 characters. */
  readonly captureId: string;
  /** At most 64 characters. */
  readonly paymentId: string;
  readonly captureAmount: Amount;
  /** ISO 8601 with offset. */
  readonly captureTime?: string;
  readonly acquirerReferenceNo?: string;
  readonly [key: string]: unknown;
}

/**
 * Comes to refundNotifyUrl. Source: docs/reference/server-api.md#notifypayment
 */
export interface RefundNotification {
  readonly notifyType: 'REFUND_RESULT';
  readonly result: ApiResult;
  readonly refundStatus: 'SUCCESS' | 'FAIL';
  /** At most 64 characters. */
  readonly refundRequestId: string;
  /** At most 64 characters. */
  readonly refundId: string;
  readonly refundAmount: Amount;
  /** Only of a refund that succeeded. ISO 8601 with offset. */
  readonly refundTime?: string;
  readonly metadata?: string;
  readonly arn?: string;
  readonly [key: string]: unknown;
}

export type DisputeNotificationType =
  | 'DISPUTE_CREATED'
  | 'DISPUTE_JUDGED'
  | 'DISPUTE_CANCELLED'
  | 'DEFENSE_SUPPLIED'
  | 'DEFENSE_DUE_ALERT'
  | 'DISPUTE_ACCEPTED'
  | 'RDR_RESOLVED';

/**
 * Comes to the address for disputes in the dashboard. Antom sends no notifyType: DISPUTE is ours, and
 * disputeNotificationType says what happened. Source: docs/reference/beyond-cashier.md#b5-disputes
 */
export interface DisputeNotification {
  readonly notifyType: 'DISPUTE';
  readonly result?: ApiResult;
  readonly disputeNotificationType: DisputeNotificationType;
  /** At most 64 characters. */
  readonly disputeId: string;
  /** At most 64 characters. */
  readonly paymentId?: string;
  /** At most 64 characters. */
  readonly paymentRequestId?: string;
  readonly disputeType?: 'CHARGEBACK' | 'RETRIEVAL_REQUEST' | 'COMPLIANCE_REQUEST';
  readonly disputeAmount?: Amount;
  /** ISO 8601 with offset. */
  readonly disputeTime?: string;
  readonly disputeReasonCode?: string;
  readonly disputeReasonMsg?: string;
  /** Until when it can be defended. ISO 8601 with offset. */
  readonly defenseDueTime?: string;
  readonly defendable?: boolean;
  readonly disputeJudgedResult?:
    'ACCEPT_BY_CUSTOMER' | 'ACCEPT_BY_MERCHANT' | 'VALIDATE_SUCCESS' | 'VALIDATE_FAIL';
  readonly disputeAcceptReason?: 'MERCHANT_ACCEPTED' | 'TIMEOUT' | 'MANUAL_PROCESSING_ACCEPTED';
  /** At most 64 characters. */
  readonly captureId?: string;
  readonly arn?: string;
  readonly [key: string]: unknown;
}

/**
 * Comes to subscriptionNotificationUrl. Antom sends no notifyType: SUBSCRIPTION is ours, and
 * subscriptionNotificationType says what happened. Source: docs/reference/beyond-cashier.md#b6-subscriptions
 */
export interface SubscriptionNotification {
  readonly notifyType: 'SUBSCRIPTION';
  readonly result?: ApiResult;
  readonly subscriptionNotificationType: 'CREATE' | 'CHANGE' | 'CANCEL' | 'UPDATE' | 'TERMINATE';
  /** At most 64 characters. */
  readonly subscriptionId: string;
  /** At most 64 characters. */
  readonly subscriptionRequestId?: string;
  readonly subscriptionStatus?: SubscriptionStatus;
  /** ISO 8601 with offset. */
  readonly subscriptionStartTime?: string;
  /** ISO 8601 with offset. */
  readonly subscriptionEndTime?: string;
  readonly [key: string]: unknown;
}

/**
 * Comes to vaultingNotificationUrl, when a card was saved or that has failed for good. The value of notifyType is ours.
 * Source: docs/reference/beyond-cashier.md#b1-cards-kept-on-file
 */
export interface VaultingNotification {
  readonly notifyType: 'VAULTING_RESULT';
  readonly result: ApiResult;
  /** At most 64 characters. */
  readonly vaultingRequestId: string;
  readonly vaultingStatus?: VaultingStatus;
  /** ISO 8601 with offset. */
  readonly vaultingCreateTime?: string;
  /** Of a card that was saved. */
  readonly paymentMethodDetail?: VaultedMethod;
  readonly [key: string]: unknown;
}

/**
 * Comes to authNotifyUrl. Antom sends no notifyType: AUTHORIZATION is ours, and authorizationNotifyType says what
 * happened. Source: docs/reference/beyond-cashier.md#b7-authorisations-of-wallets-auto-debit
 */
export interface AuthorizationNotification {
  readonly notifyType: 'AUTHORIZATION';
  readonly result?: ApiResult;
  readonly authorizationNotifyType: string;
  /** At most 128 characters. */
  readonly accessToken?: string;
  /** At most 256 characters. */
  readonly authState?: string;
  /** At most 64 characters. */
  readonly authClientId?: string;
  readonly [key: string]: unknown;
}

/** Each is signed, sent once and never retried; its response is verified. */
export interface MerchantCalls {
  /**
   * Creates a payment session; `paymentSessionData` goes to the browser. Idempotent by `paymentRequestId`: after an
   * error with `outcomeUnknown` the same request may be sent again. Source:
   * docs/reference/server-api.md#createpaymentsession
   */
  createPaymentSession(request: CreatePaymentSessionRequest): Promise<CreatePaymentSessionResponse>;
  /**
   * Returns the order of a session as it was sent. Antom’s own clients have this call; its documentation does not:
   * expect INVALID_API in production. Source: docs/reference/server-api.md#transport
   */
  retrievePaymentSession(
    request: RetrievePaymentSessionRequest,
  ): Promise<RetrievePaymentSessionResponse>;
  /**
   * Returns the state of a payment, `paymentStatus` first of all. A payment that the shopper never submitted is an
   * error with resultCode ORDER_NOT_EXIST. Source: docs/reference/server-api.md#inquirypayment
   */
  inquiryPayment(request: InquiryPaymentRequest): Promise<InquiryPaymentResponse>;
  /**
   * Captures an authorised payment, in full or in part; only for a session with `captureMode: 'MANUAL'`. Idempotent by
   * `captureRequestId`: after an error with `outcomeUnknown` send exactly the same request again, or wait for the
   * notification CAPTURE_RESULT. Source: docs/reference/server-api.md#capture-cancel-refund
   */
  capture(request: CaptureRequest): Promise<CaptureResponse>;
  /**
   * Closes an unpaid payment or returns a paid one in full, until 00:15 GMT+8 of the next day. A repeated cancel gets
   * the same response as the first. After an error with `outcomeUnknown` repeat it or call `inquiryPayment`. Source:
   * docs/reference/server-api.md#capture-cancel-refund
   */
  cancel(request: CancelRequest): Promise<CancelResponse>;
  /**
   * Refunds a payment in full or in part, as often as something is left. Idempotent by `refundRequestId`: store the id
   * before you send it, and after an error with `outcomeUnknown` repeat exactly the same request or call
   * `inquiryRefund`; a new id would be a second refund. A refund that Antom decides later throws an error with
   * resultCode REFUND_IN_PROCESS. Source: docs/reference/server-api.md#capture-cancel-refund
   */
  refund(request: RefundRequest): Promise<RefundResponse>;
  /**
   * Returns the state of a refund, `refundStatus` first of all. A refund that Antom never received is an error with
   * resultCode ORDER_NOT_EXIST. Source: docs/reference/server-api.md#capture-cancel-refund
   */
  inquiryRefund(request: InquiryRefundRequest): Promise<InquiryRefundResponse>;
  /**
   * Pays with a card on file, without a session and without a page: a payment that the shopper has agreed to before, or
   * one with the shopper present. Idempotent by `paymentRequestId`. An error with resultCode PAYMENT_IN_PROCESS is
   * decided later: wait for the notification PAYMENT_RESULT, or call `inquiryPayment`. Source:
   * docs/reference/beyond-cashier.md#b1-cards-kept-on-file
   */
  pay(request: SavedCardPaymentRequest): Promise<SavedCardPaymentResponse>;
  /**
   * Raises an authorised payment that is not captured yet. Idempotent by `updateRequestId`. The notification
   * UPDATE_AMOUNT_RESULT says how it ended. Source: docs/reference/beyond-cashier.md#b4-after-the-payment
   */
  updateAmount(request: UpdateAmountRequest): Promise<UpdateAmountResponse>;
  /**
   * Returns the payment methods that an order of this amount can use, with the limits of each, and why one can’t be
   * used. Changes nothing. Source:
   * docs/reference/beyond-cashier.md#b2-which-methods-can-this-order-use--paymentsconsult
   */
  consult(request: ConsultRequest): Promise<ConsultResponse>;
  /**
   * Returns what is known of a card by its first digits, e.g. to show its brand or to offer instalments. Send
   * `cardBin`: a whole number would bring your server into the scope of card-data rules. Source:
   * docs/reference/beyond-cashier.md#b3-card-knowledge-and-instalments
   */
  getCardInfo(request: GetCardInfoRequest): Promise<GetCardInfoResponse>;
  /**
   * Returns the rates between currencies. A quote that is guaranteed can be sent as `paymentQuote` of a session or a
   * payment until it expires. Source: docs/reference/beyond-cashier.md#b4-after-the-payment
   */
  inquireExchangeRate(request: InquireExchangeRateRequest): Promise<InquireExchangeRateResponse>;
  /**
   * Creates a session that saves a card without a payment; `vaultingSessionData` goes to the browser. Idempotent by
   * `vaultingRequestId`. Source: docs/reference/beyond-cashier.md#b1-cards-kept-on-file
   */
  createVaultingSession(
    request: CreateVaultingSessionRequest,
  ): Promise<CreateVaultingSessionResponse>;
  /**
   * Returns whether a card was saved, and its token. Source: docs/reference/beyond-cashier.md#b1-cards-kept-on-file
   */
  inquireVaulting(request: InquireVaultingRequest): Promise<InquireVaultingResponse>;
  /**
   * Saves a card that your server has as a whole number, which only merchants who are certified for card data may have;
   * others use createVaultingSession. Idempotent by `vaultingRequestId`. Source:
   * docs/reference/beyond-cashier.md#b1-cards-kept-on-file
   */
  vaultPaymentMethod(request: VaultPaymentMethodRequest): Promise<VaultPaymentMethodResponse>;
  /**
   * Returns what is known of a card on file. Source: docs/reference/beyond-cashier.md#b1-cards-kept-on-file
   */
  inquireToken(request: TokenRequest): Promise<InquireTokenResponse>;
  /**
   * Changes the holder, the e-mail address or the end of a card on file. Source:
   * docs/reference/beyond-cashier.md#b1-cards-kept-on-file
   */
  updateToken(request: UpdateTokenRequest): Promise<UpdateTokenResponse>;
  /**
   * Forgets a card on file. The sandbox answers a repeated call with success; take TOKEN_NOT_EXIST as success, too.
   * Source: docs/reference/beyond-cashier.md#b1-cards-kept-on-file
   */
  deleteToken(request: TokenRequest): Promise<DeleteTokenResponse>;
  /**
   * Accepts a dispute: the money goes back to the buyer, and nothing can be defended any more. Source:
   * docs/reference/beyond-cashier.md#b5-disputes
   */
  acceptDispute(request: AcceptDisputeRequest): Promise<AcceptDisputeResponse>;
  /**
   * Defends a dispute with a document, before its `defenseDueTime`. Source:
   * docs/reference/beyond-cashier.md#b5-disputes
   */
  supplyDefenseDocument(
    request: SupplyDefenseDocumentRequest,
  ): Promise<SupplyDefenseDocumentResponse>;
  /**
   * Returns the template to fill in, or what has been supplied. Source: docs/reference/beyond-cashier.md#b5-disputes
   */
  downloadDisputeEvidence(
    request: DownloadDisputeEvidenceRequest,
  ): Promise<DownloadDisputeEvidenceResponse>;
  /**
   * Creates a subscription, which the buyer has to agree to at `normalUrl`. Idempotent by `subscriptionRequestId`. The
   * notification with subscriptionNotificationType CREATE says that it is active; each period then sends a
   * PAYMENT_RESULT. Source: docs/reference/beyond-cashier.md#b6-subscriptions
   */
  createSubscription(request: CreateSubscriptionRequest): Promise<CreateSubscriptionResponse>;
  /**
   * Changes what a subscription costs, its rhythm or its end, from a date on. Idempotent by
   * `subscriptionChangeRequestId`. Source: docs/reference/beyond-cashier.md#b6-subscriptions
   */
  changeSubscription(request: ChangeSubscriptionRequest): Promise<ChangeSubscriptionResponse>;
  /**
   * Changes a subscription that the buyer need not agree to again, or moves its next payment. Idempotent by
   * `subscriptionUpdateRequestId`. Source: docs/reference/beyond-cashier.md#b6-subscriptions
   */
  updateSubscription(request: UpdateSubscriptionRequest): Promise<UpdateSubscriptionResponse>;
  /**
   * Ends a subscription: CANCEL at the end of the period that is paid, TERMINATE at once. Source:
   * docs/reference/beyond-cashier.md#b6-subscriptions
   */
  cancelSubscription(request: CancelSubscriptionRequest): Promise<CancelSubscriptionResponse>;
  /**
   * Returns the state of a subscription, by the id that its first notification tells. Source:
   * docs/reference/beyond-cashier.md#b6-subscriptions
   */
  inquireSubscription(request: InquireSubscriptionRequest): Promise<InquireSubscriptionResponse>;
  /**
   * Returns the subscriptions of this client to which buyers have agreed, latest first. Source:
   * docs/reference/beyond-cashier.md#b6-subscriptions
   */
  inquireSubscriptionList(
    request: InquireSubscriptionListRequest,
  ): Promise<InquireSubscriptionListResponse>;
  /**
   * Returns the payments of a subscription, one per period, oldest first. Source:
   * docs/reference/beyond-cashier.md#b6-subscriptions
   */
  inquireSubscriptionPayment(
    request: InquireSubscriptionPaymentRequest,
  ): Promise<InquireSubscriptionPaymentResponse>;
  /**
   * Returns the page at which the buyer agrees that a wallet may be charged later. Source:
   * docs/reference/beyond-cashier.md#b7-authorisations-of-wallets-auto-debit
   */
  consultAuthorization(request: ConsultAuthorizationRequest): Promise<ConsultAuthorizationResponse>;
  /**
   * Exchanges the code with which the buyer came back for a token that later payments name, or an old token for a new
   * one. Source: docs/reference/beyond-cashier.md#b7-authorisations-of-wallets-auto-debit
   */
  applyToken(request: ApplyTokenRequest): Promise<ApplyTokenResponse>;
  /**
   * Returns whether a token is still good. Source:
   * docs/reference/beyond-cashier.md#b7-authorisations-of-wallets-auto-debit
   */
  queryAuthorization(request: QueryAuthorizationRequest): Promise<QueryAuthorizationResponse>;
  /**
   * Ends an agreement: the wallet can’t be charged with this token any more. Source:
   * docs/reference/beyond-cashier.md#b7-authorisations-of-wallets-auto-debit
   */
  revokeAuthorization(request: RevokeAuthorizationRequest): Promise<RevokeAuthorizationResponse>;
}

/** After `/ams/api/v1/`. */
export const CALL_PATHS = {
  createPaymentSession: 'payments/createPaymentSession',
  retrievePaymentSession: 'payments/retrievePaymentSession',
  inquiryPayment: 'payments/inquiryPayment',
  capture: 'payments/capture',
  cancel: 'payments/cancel',
  refund: 'payments/refund',
  inquiryRefund: 'payments/inquiryRefund',
  pay: 'payments/pay',
  updateAmount: 'payments/updateAmount',
  consult: 'payments/consult',
  getCardInfo: 'payments/getCardInfo',
  inquireExchangeRate: 'payments/inquireExchangeRate',
  createVaultingSession: 'vaults/createVaultingSession',
  inquireVaulting: 'vaults/inquireVaulting',
  vaultPaymentMethod: 'vaults/vaultPaymentMethod',
  inquireToken: 'vaults/inquireToken',
  updateToken: 'vaults/updateToken',
  deleteToken: 'vaults/deleteToken',
  acceptDispute: 'payments/acceptDispute',
  supplyDefenseDocument: 'payments/supplyDefenseDocument',
  downloadDisputeEvidence: 'payments/downloadDisputeEvidence',
  createSubscription: 'subscriptions/create',
  changeSubscription: 'subscriptions/change',
  updateSubscription: 'subscriptions/update',
  cancelSubscription: 'subscriptions/cancel',
  inquireSubscription: 'subscriptions/inquireSubscription',
  inquireSubscriptionList: 'subscriptions/inquireSubscriptionList',
  inquireSubscriptionPayment: 'subscriptions/inquireSubscriptionPayment',
  consultAuthorization: 'authorizations/consult',
  applyToken: 'authorizations/applyToken',
  queryAuthorization: 'authorizations/query',
  revokeAuthorization: 'authorizations/revoke',
} as const;

export type KnownNotification =
  | PaymentNotification
  | CaptureNotification
  | RefundNotification
  | DisputeNotification
  | SubscriptionNotification
  | VaultingNotification
  | AuthorizationNotification;

/** What each kind of notification always has, and the field that tells it where `notifyType` does not. */
export const NOTIFICATION_FIELDS: {
  readonly [Type in KnownNotification['notifyType']]: {
    readonly tellingField?: string;
    readonly fields: { readonly [field: string]: 'string' | 'object' };
  };
} = {
  PAYMENT_RESULT: {
    fields: {
      result: 'object',
      paymentRequestId: 'string',
      paymentId: 'string',
      paymentAmount: 'object',
      paymentCreateTime: 'string',
    },
  },
  PAYMENT_PENDING: {
    fields: {
      result: 'object',
      paymentRequestId: 'string',
      paymentId: 'string',
      paymentAmount: 'object',
      paymentCreateTime: 'string',
    },
  },
  UPDATE_AMOUNT_RESULT: {
    fields: {
      result: 'object',
      paymentRequestId: 'string',
      paymentId: 'string',
      paymentAmount: 'object',
      paymentCreateTime: 'string',
    },
  },
  CAPTURE_RESULT: {
    fields: {
      result: 'object',
      captureRequestId: 'string',
      captureId: 'string',
      paymentId: 'string',
      captureAmount: 'object',
    },
  },
  REFUND_RESULT: {
    fields: {
      result: 'object',
      refundStatus: 'string',
      refundRequestId: 'string',
      refundId: 'string',
      refundAmount: 'object',
    },
  },
  DISPUTE: {
    tellingField: 'disputeNotificationType',
    fields: { disputeNotificationType: 'string', disputeId: 'string' },
  },
  SUBSCRIPTION: {
    tellingField: 'subscriptionNotificationType',
    fields: { subscriptionNotificationType: 'string', subscriptionId: 'string' },
  },
  VAULTING_RESULT: {
    tellingField: 'vaultingRequestId',
    fields: { result: 'object', vaultingRequestId: 'string' },
  },
  AUTHORIZATION: {
    tellingField: 'authorizationNotifyType',
    fields: { authorizationNotifyType: 'string' },
  },
};
