import type { CashierError, CashierErrorCode } from './error.ts';
import type { DetailedCode, EVENT_CODES } from './event-code.ts';

export type StatusCode = (typeof EVENT_CODES)['status'][number];
export type ResultEventCode = (typeof EVENT_CODES)['result'][number];
export type EventCode = StatusCode | CashierErrorCode | ResultEventCode;

/** The fields of every event. */
export interface EventBase {
  /** The open that emitted it; unique in the page. */
  readonly openId: string;
  /** 0 before the first accepted submit, then 1, 2, … */
  readonly attempt: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Correlates the open's events with its log, the gateway's records and the notifications. */
  readonly traceId: string;
  /** An explanation for developers. Don't show it to shoppers. */
  readonly message?: string | undefined;
  /** true if the payment was decided, or its attempt had begun, before this open. */
  readonly replayed?: boolean | undefined;
}

/** Masked card details. Antom adds keys over time; unknown keys are kept. Source: docs/reference/client-sdk.md#card-details-in-results. */
export interface CardPaymentResultInfo {
  readonly cardNo?: string;
  readonly cardBrand?: string;
  readonly cardToken?: string;
  readonly cardBin?: string;
  readonly lastFour?: string;
  readonly funding?: string;
  readonly issuerName?: string;
  readonly issuingCountry?: string;
  readonly paymentMethodRegion?: string;
  readonly avsResultRaw?: string;
  readonly cvvResultRaw?: string;
  readonly networkTransactionId?: string;
  readonly refusalCodeRaw?: string;
  readonly refusalReasonRaw?: string;
  readonly merchantAdviceCode?: string;
  readonly threeDSResult?: {
    readonly threeDSVersion?: string;
    readonly eci?: string;
    readonly cavv?: string;
    readonly dsTransactionId?: string;
    readonly xid?: string;
    readonly challenged?: string;
    readonly challengeCancel?: string;
    readonly threeDSOffered?: string;
    readonly exemptionType?: string;
    readonly [key: string]: unknown;
  };
  readonly [key: string]: unknown;
}

/** What the cashier says about a payment. For display only: your server's inquiry or notification is the truth. */
export interface PaymentResult {
  /** One of `PaymentResultCode`, or a code that Antom added later. */
  readonly paymentResultCode?: string;
  /** The API's English text, for logs. Show shoppers `advise(code).shopper` instead. */
  readonly paymentResultMessage?: string;
  readonly paymentStatus?: string;
  readonly result?: {
    readonly resultCode?: string;
    readonly resultStatus?: string;
    readonly resultMessage?: string;
  };
  readonly redirectUrls?: {
    readonly applinkUrl?: string;
    readonly schemeUrl?: string;
    readonly normalUrl?: string;
  };
  readonly cardPaymentResultInfo?: CardPaymentResultInfo;
  readonly [key: string]: unknown;
}

export interface StatusBase extends EventBase {
  readonly type: 'status';
  readonly result: PaymentResult | undefined;
}

export type LoadingOutcome = 'ready' | 'failed' | 'cancelled';

export interface LoadingEndedEvent extends StatusBase {
  readonly code: 'SDK_END_OF_LOADING';
  /** Whether the form can be used. */
  readonly outcome: LoadingOutcome;
}

export interface UnknownEvent extends StatusBase {
  readonly code: 'SDK_UNKNOWN';
  /** The code as the cashier sent it. */
  readonly rawCode: string;
}

/** Of a session with several methods. */
export interface PaymentMethodChangedEvent extends StatusBase {
  readonly code: 'SDK_PAYMENT_METHOD_CHANGED';
  readonly paymentMethod: {
    /** `CARD`, or the name of another method in Antom's list. */
    readonly type: string;
    /** As the shopper reads it, if the cashier says it. */
    readonly name?: string;
  };
}

/** What the shopper entered in Antom's Payment Element. Source: docs/reference/beyond-cashier.md#a4-the-second-generation-cdn-only-doc */
export interface BillingAddressChangedEvent extends StatusBase {
  readonly code: 'SDK_BILLING_ADDRESS_CHANGED';
  readonly billingAddress: {
    readonly sameAsShipping?: boolean;
    readonly billingAddress?: {
      readonly region?: string;
      readonly state?: string;
      readonly city?: string;
      readonly address1?: string;
      readonly address2?: string;
      readonly zipCode?: string;
      /** In E.164. */
      readonly phoneNo?: string;
      readonly name?: {
        readonly firstName?: string;
        readonly middleName?: string;
        readonly lastName?: string;
      };
    };
  };
}

type PlainStatusCode = Exclude<StatusCode, 'SDK_END_OF_LOADING' | 'SDK_UNKNOWN' | DetailedCode>;

type PlainStatusEvent = {
  [Code in PlainStatusCode]: StatusBase & { readonly code: Code };
}[PlainStatusCode];

export type StatusEvent =
  | PlainStatusEvent
  | LoadingEndedEvent
  | PaymentMethodChangedEvent
  | BillingAddressChangedEvent
  | UnknownEvent;

/** The outcome of an attempt. */
export type ResultEvent = {
  [Code in ResultEventCode]: EventBase & {
    readonly type: 'result';
    readonly code: Code;
    /** Whether it ended the open. false only for a decline after which the shopper may try again. */
    readonly final: boolean;
    readonly result: PaymentResult | undefined;
  };
}[ResultEventCode];

/** Error events are the same objects that promises reject with. */
export type CashierErrorEvent = {
  [Code in CashierErrorCode]: CashierError<Code>;
}[CashierErrorCode];

/**
 * Everything a cashier emits, discriminated by `code` and grouped by `type`.
 *
 * @example
 * cashier.on('event', (event) => {
 *   if (event.code === 'SDK_PAYMENT_FAIL') console.log(event.result?.paymentResultCode, event.final);
 * });
 */
export type CashierEvent = StatusEvent | CashierErrorEvent | ResultEvent;

/** The member of the union with this code. */
export type EventOf<Code extends EventCode> = Extract<CashierEvent, { readonly code: Code }>;

/** A log entry, as `onLog` and `on('log')` get it. Contains no card data. */
export interface LogEntry {
  readonly code: string;
  readonly message: string;
  readonly openId: string;
  readonly traceId: string;
  readonly at: number;
}

/** What `on` can listen to. */
export type ListenerEvents = {
  readonly event: CashierEvent;
  readonly status: StatusEvent;
  readonly error: CashierErrorEvent;
  readonly result: ResultEvent;
  readonly log: LogEntry;
} & { readonly [Code in EventCode]: EventOf<Code> };

export type ListenerType = keyof ListenerEvents;
