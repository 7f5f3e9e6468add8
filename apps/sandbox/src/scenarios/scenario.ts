/** The shape of a catalogue row. Types only, so that tools and browser tests can load the catalogue as it stands. */
import type {
  NextStep,
  PaymentMethodType,
  PaymentResultCode,
  SessionState,
} from '@ams-cashier/protocol';

/** How an attempt ended, as the cashier page is told. */
export type Outcome = NonNullable<SessionState['outcome']>;

/** How the issuer asks: on its page, in a window that its page opens, or its page never loads. */
export type Issuer = 'page' | 'window' | 'silent';

/** How an attempt ends. */
export type Decision = {
  /** The issuer recognised the buyer without asking. */
  readonly authentication?: 'frictionless';
} & (
  | { readonly outcome: 'SUCCESSFUL' }
  | {
      readonly outcome: 'FAIL' | 'PROCESSING' | 'ERROR' | 'PENDING';
      readonly code: PaymentResultCode;
    }
);

/** The issuer asks the buyer first; the payment succeeds if the buyer approves. */
interface ChallengeDecision {
  readonly issuer: Issuer;
}

/**
 * The outcome is not known yet. Until then the page is told PENDING, or hears nothing and waits. After this many
 * seconds (or when somebody decides in the inspector) it becomes `then`; a decline is final at that point.
 */
export interface LaterDecision {
  readonly meanwhile: 'pending' | 'waiting';
  readonly seconds: number;
  readonly then: Decision;
}

export type AnyDecision = Decision | ChallengeDecision | LaterDecision;

/**
 * What goes wrong around the payment.
 *
 * | fault            | what the cashier gets                                                                |
 * | ---------------- | ------------------------------------------------------------------------------------ |
 * | page_down        | no page: HTTP 503                                                                    |
 * | page_stranger    | a page that speaks an incompatible protocol version                                  |
 * | expired_at_open  | a session that has expired by the time it is opened                                  |
 * | expired_at_pay   | a session that expires while the buyer types                                         |
 * | slow             | the response to the submit, after `seconds`                                          |
 * | silent           | no response at all once the submit has been accepted                                 |
 * | down             | no connection for `seconds` from the submit on; that submit is not accepted          |
 * | cut              | a dropped connection instead of the response; the submit is accepted (and charged)   |
 */
export type Fault =
  | { readonly kind: 'page_down' | 'page_stranger' | 'expired_at_open' | 'expired_at_pay' }
  | { readonly kind: 'silent' | 'cut' }
  | { readonly kind: 'slow' | 'down'; readonly seconds: number };

/** The notification of the result: never sent, sent ten seconds late, or sent twice. */
type NotificationFault = 'lost' | 'late' | 'doubled';

/**
 * What the shopper and the shop do, in this order.
 *
 * | step            | what                                                                                  |
 * | --------------- | ------------------------------------------------------------------------------------- |
 * | pay             | the shopper fills in the form with the scenario's card and presses Pay                |
 * | pay_empty       | the shopper presses Pay without typing anything                                       |
 * | submit          | the shop calls submit()                                                               |
 * | close           | the shopper closes the cashier                                                        |
 * | bank_…          | the shopper answers at the bank                                                       |
 * | choose_wallet   | the shopper presses the wallet's button in the cashier                                |
 * | open_wallet     | the shopper follows the link to the wallet that the waiting cashier shows             |
 * | wallet_…        | the shopper answers at the wallet                                                     |
 */
export type Step =
  | 'pay'
  | 'pay_empty'
  | 'submit'
  | 'close'
  | 'bank_approves'
  | 'bank_rejects'
  | 'bank_leaves'
  | 'choose_wallet'
  | 'open_wallet'
  | 'wallet_approves'
  | 'wallet_declines'
  | 'wallet_leaves'
  | 'wallet_waits';

export interface Scenario {
  /** Also the value of `sandboxScenario` and, in any case and with spaces for underscores, the holder name. */
  readonly id: string;
  /** What happens, in one line. */
  readonly what: string;
  /** The card that triggers it. */
  readonly card?: string;
  /** The amount that triggers it, in the currency's smallest unit. */
  readonly amount?: string;

  /** How the attempts end, in order; the last one applies to all that follow. If absent: as without a scenario. */
  readonly attempts?: readonly AnyDecision[];
  readonly fault?: Fault;
  readonly notification?: NotificationFault;
  /** Every capture of the payment fails, the automatic one as well. */
  readonly capture?: 'fails';

  /** What the session request must contain. `null`: the field is left out. */
  readonly session?: {
    readonly paymentMethodType?: PaymentMethodType;
    readonly paymentRedirectUrl?: string | null;
    readonly is3DSAuthentication?: true;
  };
  /** What the shop passes to the SDK in addition to the usual options. */
  readonly shop?: {
    readonly environment?: 'light_sandbox';
    /** Limits in milliseconds, so that tests need not wait for the default ones. */
    readonly limits?: { readonly attempt?: number; readonly challenge?: number };
  };
  readonly steps: readonly Step[];

  /** What the page is told after START and END of loading: each event's code, and what a shop decides by. */
  readonly events: readonly string[];
  /** Loading does not end successfully: `events` then lists everything that is emitted. */
  readonly opens?: false;
  /** The next step that the SDK advises at the end. */
  readonly advice?: NextStep;
  /** What inquiryPayment says in the end; `null`: ORDER_NOT_EXIST. */
  readonly order: 'SUCCESS' | 'FAIL' | 'PROCESSING' | 'PENDING' | null;
  /** Result codes of the notifications, in order; PAYMENT_PENDING for a notification of that type. */
  readonly notifications: readonly string[];
}
