/**
 * The scenario catalogue: everything that the sandbox can make happen, as data. The sandbox behaves by it, its README
 * shows it, `GET /sandbox/scenarios` lists it, and a browser test plays every row and compares what comes of it.
 * It imports nothing, so that tools and tests can read it as it stands.
 */
import type { NextStep, PaymentMethodType, PaymentResultCode } from '@ams-cashier/protocol';

/** How the issuer asks: on its page, in a window that its page opens, or its page never comes. */
export type Issuer = 'page' | 'window' | 'silent';

/** How an attempt ends. */
export type Decision = {
  /** The issuer knew the buyer without asking. */
  readonly authentication?: 'frictionless';
} & (
  | { readonly outcome: 'SUCCESSFUL' }
  | {
      readonly outcome: 'FAIL' | 'PROCESSING' | 'ERROR' | 'PENDING';
      readonly code: PaymentResultCode;
    }
);

/** The issuer wants to ask the buyer first; it is paid if the buyer approves. */
export interface ChallengeDecision {
  readonly issuer: Issuer;
}

/**
 * Nobody knows yet. Meanwhile the page is told PENDING, or nothing and waits. After so many seconds (or when somebody
 * decides by the inspector) it is `then`; a decline is final then.
 */
export interface LaterDecision {
  readonly meanwhile: 'pending' | 'waiting';
  readonly seconds: number;
  readonly then: Decision;
}

export type AnyDecision = Decision | ChallengeDecision | LaterDecision;

/**
 * What goes wrong beside the payment.
 *
 * | fault            | what the cashier gets                                                               |
 * | ---------------- | ----------------------------------------------------------------------------------- |
 * | page_down        | no page: HTTP 503                                                                   |
 * | page_stranger    | a page that speaks a protocol version of another time                               |
 * | expired_at_open  | the session has run out when it is opened                                           |
 * | expired_at_pay   | the session runs out while the buyer types                                          |
 * | slow             | the answer to the submit comes after `seconds`                                      |
 * | silent           | the submit is taken, and nothing is answered any more                               |
 * | down             | from the submit on no connection for `seconds`, and the submit is not taken before  |
 * | cut              | the submit is taken (and charged), but its connection is cut before the answer      |
 */
export type Fault =
  | { readonly kind: 'page_down' | 'page_stranger' | 'expired_at_open' | 'expired_at_pay' }
  | { readonly kind: 'silent' | 'cut' }
  | { readonly kind: 'slow' | 'down'; readonly seconds: number };

/** The result's notification: never, after ten seconds, or twice. */
export type NotificationFault = 'lost' | 'late' | 'doubled';

/**
 * What shopper and shop do, in this order.
 *
 * | step            | what                                                                                  |
 * | --------------- | ------------------------------------------------------------------------------------- |
 * | pay             | the shopper fills the form with the scenario's card and presses Pay                   |
 * | pay_empty       | the shopper presses Pay without having typed anything                                 |
 * | submit          | the shop calls submit()                                                               |
 * | close           | the shopper closes the cashier                                                        |
 * | bank_…          | the shopper answers at the bank                                                       |
 * | choose_wallet   | the shopper presses the wallet's button in the cashier                                |
 * | open_wallet     | the shopper presses the link to the wallet that the waiting cashier shows             |
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
  /** Its name: as `sandboxScenario` of a session and, in any case and with spaces for underscores, as holder name. */
  readonly id: string;
  /** What happens, in one line. */
  readonly what: string;
  /** The card that brings it. */
  readonly card?: string;
  /** The amount's value that brings it, in the currency's smallest unit. */
  readonly amount?: string;

  /** How the attempts end, in their order; the last goes for all that follow. Absent: as without a scenario. */
  readonly attempts?: readonly AnyDecision[];
  readonly fault?: Fault;
  readonly notification?: NotificationFault;

  /** What the session's request has to say for it. `null`: left out. */
  readonly session?: {
    readonly paymentMethodType?: PaymentMethodType;
    readonly paymentRedirectUrl?: string | null;
    readonly is3DSAuthentication?: true;
  };
  /** What the shop gives to the SDK for it, beside what is right. */
  readonly shop?: {
    readonly environment?: 'light_sandbox';
    /** Limits in milliseconds, so that nobody waits for the long ones. */
    readonly limits?: { readonly attempt?: number; readonly challenge?: number };
  };
  readonly steps: readonly Step[];

  /** What the page is told after START and END of loading: each event's code, and what a shop decides by. */
  readonly events: readonly string[];
  /** The cashier does not get as far as END of loading with success: `events` are all that is told. */
  readonly opens?: false;
  /** The next step that the SDK advises at the end. */
  readonly advice?: NextStep;
  /** What inquiryPayment says in the end; `null`: ORDER_NOT_EXIST. */
  readonly order: 'SUCCESS' | 'FAIL' | 'PROCESSING' | 'PENDING' | null;
  /** The result codes of the notifications, in their order; PAYMENT_PENDING for a notification of that type. */
  readonly notifications: readonly string[];
}

const PAID: Decision = { outcome: 'SUCCESSFUL' };
const SUCCESSFUL = 'SDK_PAYMENT_SUCCESSFUL final';
const FAIL = 'SDK_PAYMENT_FAIL final';
const GOES_ON = 'SDK_PAYMENT_FAIL goes on';
const PROCESSING = 'SDK_PAYMENT_PROCESSING final';
const REDIRECTED = 'SDK_CALL_URL_SUCCESS';

/** Paid in the end, told to the page at once. */
const PAYS = {
  attempts: [PAID],
  steps: ['pay'],
  events: [SUCCESSFUL],
  order: 'SUCCESS',
  notifications: ['SUCCESS'],
} as const satisfies Partial<Scenario>;

type CodeRow = readonly [
  code: PaymentResultCode,
  card: string,
  step: NextStep,
  what: string,
  amount?: string,
];

/**
 * Every paymentResultCode of the layer `payment` in docs/reference/result-codes.md. Cards that don't begin with
 * 4000 0000 0000 are Antom's documented ones, and so is amount 11 (docs/reference/server-api.md#test-cards).
 */
const CODES: readonly CodeRow[] = [
  ['ACCESS_DENIED', '4000000000001018', 'no', 'the merchant lacks a permission'],
  ['CURRENCY_NOT_SUPPORT', '4000000000001026', 'no', 'the currency is not supported'],
  ['FRAUD_REJECT', '4000000000000333', 'no', 'refused by risk control, for good'],
  ['INVALID_CARD', '4000000000001042', 'other_card', 'no bank knows the card'],
  [
    'INVALID_EXPIRY_DATE_FORMAT',
    '4000000000001059',
    'same_session',
    'the expiry date can’t be read',
  ],
  ['ISSUER_REJECTS_TRANSACTION', '4054692760174822', 'other_card', 'declined by the bank', '16'],
  ['INVALID_MERCHANT_STATUS', '4000000000001075', 'no', 'the merchant’s account is restricted'],
  ['MERCHANT_KYB_NOT_QUALIFIED', '4000000000001083', 'no', 'the merchant is not verified'],
  ['NO_PAY_OPTIONS', '4000000000001091', 'new_session', 'method and currency don’t go together'],
  ['ORDER_IS_CLOSED', '4000000000001109', 'new_session', 'the order is closed'],
  [
    'PAYMENT_AMOUNT_EXCEED_LIMIT',
    '4000000000001117',
    'new_session',
    'above the method’s limit',
    '17',
  ],
  ['PAYMENT_COUNT_EXCEED_LIMIT', '4000000000001125', 'later', 'too many payments by this method'],
  ['PAYMENT_NOT_QUALIFIED', '4000000000001133', 'no', 'the merchant may not take payments'],
  ['PROCESS_FAIL', '4000000000001141', 'new_session', 'failed without a reason'],
  ['RISK_REJECT', '4000000000001158', 'other_card', 'refused by risk control', '11'],
  ['SUSPECTED_CARD', '4000000000001166', 'other_card', 'the card is suspected of fraud'],
  ['SUSPECTED_RISK', '4000000000001174', 'later', 'suspected; again after a working day'],
  ['USER_AMOUNT_EXCEED_LIMIT', '4000000000001182', 'other_card', 'above the buyer’s limit', '18'],
  ['USER_BALANCE_NOT_ENOUGH', '4000000000001190', 'other_card', 'not enough money', '12'],
  ['USER_KYC_NOT_QUALIFIED', '4000000000001208', 'other_card', 'the buyer is not verified'],
  [
    'USER_PAYMENT_VERIFICATION_FAILED',
    '4000000000001216',
    'other_card',
    'the buyer could not be verified',
  ],
  ['USER_STATUS_ABNORMAL', '4000000000001224', 'other_card', 'the buyer’s account is restricted'],
  ['PAYMENT_IN_PROCESS', '4000000000000119', 'check_status', 'undecided', '14'],
  ['UNKNOWN_EXCEPTION', '4000000000000226', 'check_status', 'nobody knows what happened', '15'],
  ['CARD_NOT_SUPPORTED', '4000000000001257', 'other_card', 'this kind of card is not taken'],
  ['INVALID_EXPIRATION_DATE', '4000000000001265', 'same_session', 'the expiry date is wrong'],
  ['INVALID_CARD_NUMBER', '4000000000001273', 'same_session', 'the number is wrong'],
  ['CARD_EXPIRED', '4000000000001281', 'other_card', 'the card has expired'],
  ['INVALID_CVV', '4000000000001299', 'same_session', 'the security code is wrong'],
  ['DO_NOT_HONOR', '4000000000001307', 'other_card', 'declined by the bank without a reason'],
  ['INVALID_AMOUNT', '4000000000001315', 'new_session', 'the bank refuses the amount', '19'],
  ['AUTHENTICATION_REQUIRED', '4000000000001323', 'new_session', '3-D Secure is demanded'],
  [
    'SELECTED_CARD_BRAND_NOT_AVAILABLE',
    '4000000000001331',
    'other_card',
    'the brand is not available',
  ],
  ['PAYMENT_PROHIBITED', '4000000000001349', 'no', 'not to be sold in that country'],
  ['RESTRICTED_CARD', '4000000000001356', 'other_card', 'the card is restricted'],
  ['LOST_CARD', '4000000000001364', 'other_card', 'the card was reported lost'],
  ['STOLEN_CARD', '4000000000001372', 'other_card', 'the card was reported stolen'],
  ['PICKUP_CARD', '4000000000001380', 'other_card', 'the bank wants the card back'],
  ['ACCOUNT_CLOSED', '4000000000001398', 'other_card', 'the account is closed'],
  ['BLOCKED_FIRST_USED', '4000000000001406', 'other_card', 'the card was never activated'],
  ['NO_SELECTED_ACCOUNT', '4000000000001414', 'other_card', 'the card has no such account'],
  ['POLICY', '4000000000001422', 'other_card', 'against a policy of the bank'],
  ['VERIFY_TIMES_EXCEED_LIMIT', '4000000000001430', 'later', 'too many wrong verifications'],
  ['VERIFY_UNMATCHED', '4000000000001448', 'same_session', 'the buyer’s details don’t match'],
  ['CARD_BIN_QUERY_ERROR', '4000000000001455', 'same_session', 'the number could not be looked up'],
  ['ORDER_IS_CANCELED', '4000000000001463', 'new_session', 'the order was cancelled'],
  ['USER_NOT_EXIST', '4000000000001471', 'other_card', 'no such buyer'],
  ['SYSTEM_ERROR', '4000000000001489', 'check_status', 'Antom’s system failed'],
];

/** Codes that leave the payment open, and the event that tells it. */
const OPEN_OUTCOME: { readonly [code: string]: 'PROCESSING' | 'ERROR' } = {
  PAYMENT_IN_PROCESS: 'PROCESSING',
  UNKNOWN_EXCEPTION: 'ERROR',
};

function codeScenario([code, card, advice, what, amount]: CodeRow): Scenario {
  const outcome = OPEN_OUTCOME[code] ?? 'FAIL';
  // after these the same form goes on, and nothing is final yet
  const goesOn = advice === 'same_session' || advice === 'other_card';
  const isFinal = outcome === 'FAIL' && !goesOn;
  return {
    id: code,
    what,
    card,
    ...(amount !== undefined && { amount }),
    attempts: [{ outcome, code }],
    steps: ['pay'],
    events: [`SDK_PAYMENT_${outcome} ${goesOn ? 'goes on' : 'final'}`],
    advice,
    order: isFinal ? 'FAIL' : 'PROCESSING',
    notifications: isFinal ? [code] : [],
  };
}

const CARDS: readonly Scenario[] = [
  { id: 'paid', what: 'paid', card: '4054695723100768', ...PAYS },
  {
    id: 'declined_then_paid',
    what: 'the first try is declined, the second is paid',
    card: '4000000000004053',
    attempts: [{ outcome: 'FAIL', code: 'ISSUER_REJECTS_TRANSACTION' }, PAID],
    steps: ['pay', 'pay'],
    events: [GOES_ON, SUCCESSFUL],
    order: 'SUCCESS',
    notifications: ['SUCCESS'],
  },
  {
    id: 'pending_then_paid',
    what: 'PENDING, and paid after 4 seconds',
    card: '4000000000004103',
    amount: '13',
    attempts: [{ meanwhile: 'pending', seconds: 4, then: PAID }],
    steps: ['pay'],
    events: ['SDK_PAYMENT_PENDING final'],
    advice: 'check_status',
    order: 'SUCCESS',
    notifications: ['PAYMENT_PENDING', 'SUCCESS'],
  },
  {
    id: 'pending_then_failed',
    what: 'PENDING, and failed after 4 seconds',
    card: '4000000000004111',
    attempts: [
      { meanwhile: 'pending', seconds: 4, then: { outcome: 'FAIL', code: 'PROCESS_FAIL' } },
    ],
    steps: ['pay'],
    events: ['SDK_PAYMENT_PENDING final'],
    advice: 'check_status',
    order: 'FAIL',
    notifications: ['PAYMENT_PENDING', 'PROCESS_FAIL'],
  },
  {
    id: 'pending',
    what: 'PENDING, until somebody decides or the order closes after 14 minutes',
    card: '4000000000004129',
    attempts: [{ outcome: 'PENDING', code: 'PAYMENT_IN_PROCESS' }],
    steps: ['pay'],
    events: ['SDK_PAYMENT_PENDING final'],
    advice: 'check_status',
    order: 'PENDING',
    notifications: ['PAYMENT_PENDING'],
  },
  {
    id: 'waits_then_paid',
    what: 'the page waits, and it is paid after 4 seconds',
    card: '4000000000004137',
    attempts: [{ meanwhile: 'waiting', seconds: 4, then: PAID }],
    steps: ['pay'],
    events: [SUCCESSFUL],
    order: 'SUCCESS',
    notifications: ['SUCCESS'],
  },
  {
    id: 'waits_then_failed',
    what: 'the page waits, and it fails after 4 seconds',
    card: '4000000000004145',
    attempts: [
      { meanwhile: 'waiting', seconds: 4, then: { outcome: 'FAIL', code: 'PROCESS_FAIL' } },
    ],
    steps: ['pay'],
    events: [FAIL],
    advice: 'new_session',
    order: 'FAIL',
    notifications: ['PROCESS_FAIL'],
  },
];

const CHALLENGE = 'SDK_PAYMENT_CHALLENGE';

const CHALLENGES: readonly Scenario[] = [
  {
    id: 'frictionless',
    what: '3-D Secure without a question, paid',
    card: '4000000000003006',
    ...PAYS,
    attempts: [{ ...PAID, authentication: 'frictionless' }],
  },
  {
    id: 'bank_asks',
    what: '3-D Secure: the bank asks, and is told yes',
    card: '4000000000003014',
    ...PAYS,
    attempts: [{ issuer: 'page' }],
    steps: ['pay', 'bank_approves'],
    events: [CHALLENGE, SUCCESSFUL],
  },
  {
    id: 'bank_is_told_no',
    what: '3-D Secure, asked for by the session: the bank is told no',
    session: { is3DSAuthentication: true },
    steps: ['pay', 'bank_rejects'],
    events: [CHALLENGE, FAIL],
    advice: 'new_session',
    order: 'FAIL',
    notifications: ['USER_PAYMENT_VERIFICATION_FAILED'],
  },
  {
    id: 'bank_is_left',
    what: '3-D Secure, asked for by the session: the buyer leaves without deciding',
    session: { is3DSAuthentication: true },
    steps: ['pay', 'bank_leaves'],
    events: [CHALLENGE, PROCESSING],
    advice: 'check_status',
    order: 'PROCESSING',
    notifications: [],
  },
  {
    id: 'bank_never_answers',
    what: '3-D Secure: the bank’s page never comes',
    card: '4000000000003022',
    attempts: [{ issuer: 'silent' }],
    shop: { limits: { challenge: 3_000 } },
    steps: ['pay'],
    events: [CHALLENGE, PROCESSING],
    advice: 'check_status',
    order: 'PROCESSING',
    notifications: [],
  },
  {
    id: 'bank_asks_in_window',
    what: '3-D Secure: the bank asks in a window of its own',
    card: '4000000000003030',
    ...PAYS,
    attempts: [{ issuer: 'window' }],
    steps: ['pay', 'bank_approves'],
    events: [CHALLENGE, SUCCESSFUL],
  },
];

const FAULTS: readonly Scenario[] = [
  {
    id: 'slow_answer',
    what: 'the answer to the submit takes 4 seconds',
    card: '4000000000004012',
    ...PAYS,
    fault: { kind: 'slow', seconds: 4 },
  },
  {
    id: 'no_answer',
    what: 'paid, but the page never gets an answer',
    card: '4000000000004020',
    ...PAYS,
    fault: { kind: 'silent' },
    shop: { limits: { attempt: 2_000 } },
    events: [PROCESSING],
    advice: 'check_status',
  },
  {
    id: 'gateway_down',
    what: 'the gateway is down for 4 seconds from the submit on, then it is paid',
    card: '4000000000004038',
    ...PAYS,
    fault: { kind: 'down', seconds: 4 },
  },
  {
    id: 'cut_after_charge',
    what: 'the connection is cut after the charge; asked again, it is charged once',
    card: '4000000000004046',
    ...PAYS,
    fault: { kind: 'cut' },
  },
  {
    id: 'expired_at_pay',
    what: 'the session runs out while the buyer types',
    card: '4000000000004061',
    fault: { kind: 'expired_at_pay' },
    steps: ['pay'],
    events: [FAIL],
    advice: 'new_session',
    order: null,
    notifications: [],
  },
  {
    id: 'expired_at_open',
    what: 'the session has run out when it is opened',
    fault: { kind: 'expired_at_open' },
    steps: [],
    opens: false,
    events: [
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING failed',
      'SDK_CREATEPAYMENT_PARAMETER_ERROR session_expired',
    ],
    order: null,
    notifications: [],
  },
  {
    id: 'page_down',
    what: 'the cashier page can’t be loaded',
    fault: { kind: 'page_down' },
    steps: [],
    opens: false,
    events: [
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING failed',
      'SDK_CREATECOMPONENT_ERROR cashier_unreachable',
    ],
    order: null,
    notifications: [],
  },
  {
    id: 'page_stranger',
    what: 'the cashier page speaks a version that this SDK does not know',
    fault: { kind: 'page_stranger' },
    steps: [],
    opens: false,
    events: [
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING failed',
      'SDK_INTERNAL_ERROR protocol_violation',
    ],
    order: null,
    notifications: [],
  },
  {
    id: 'notification_lost',
    what: 'paid, and its notification is lost: inquire',
    card: '4000000000004079',
    ...PAYS,
    notification: 'lost',
    notifications: [],
  },
  {
    id: 'notification_late',
    what: 'paid, and its notification comes 10 seconds late',
    card: '4000000000004087',
    ...PAYS,
    notification: 'late',
  },
  {
    id: 'notification_doubled',
    what: 'paid, and its notification comes twice',
    card: '4000000000004095',
    ...PAYS,
    notification: 'doubled',
    notifications: ['SUCCESS', 'SUCCESS'],
  },
];

/** What shoppers and shops do to any session: nothing of it is asked of the sandbox. */
const DOINGS: readonly Scenario[] = [
  {
    id: 'wrong_option',
    what: 'the shop names an environment that is gone',
    shop: { environment: 'light_sandbox' },
    steps: [],
    opens: false,
    events: ['SDK_INIT_PARAMETER_ERROR option_invalid'],
    order: null,
    notifications: [],
  },
  {
    id: 'cancelled',
    what: 'the shopper closes the form',
    steps: ['close'],
    events: ['SDK_PAYMENT_CANCEL'],
    order: null,
    notifications: [],
  },
  {
    id: 'form_empty',
    what: 'the shopper presses Pay without having typed anything',
    steps: ['pay_empty'],
    events: ['SDK_FORM_VERIFICATION_FAILED'],
    order: null,
    notifications: [],
  },
  {
    id: 'submitted_twice',
    what: 'the shop submits while the payment is in flight',
    ...PAYS,
    attempts: [{ meanwhile: 'waiting', seconds: 4, then: PAID }],
    steps: ['pay', 'submit'],
    events: ['SDK_DUPLICATE_SUBMISSION_BEHAVIOR', SUCCESSFUL],
  },
  {
    id: 'left_in_flight',
    what: 'the shopper closes while the payment is in flight, and it is paid all the same',
    ...PAYS,
    attempts: [{ meanwhile: 'waiting', seconds: 4, then: PAID }],
    steps: ['pay', 'close'],
    events: [PROCESSING],
    advice: 'check_status',
  },
];

const wallet = (paymentMethodType: PaymentMethodType) => ({ session: { paymentMethodType } });

/** The page leaves for the wallet, and the shopper comes back to paymentRedirectUrl: nothing more is told. */
const BY_REDIRECT = {
  steps: ['choose_wallet', 'wallet_approves'],
  events: [REDIRECTED],
  order: 'SUCCESS',
  notifications: ['SUCCESS'],
} as const satisfies Partial<Scenario>;

/** The page stays, beside a window or a QR code. */
const BESIDE = { ...BY_REDIRECT, events: [REDIRECTED, SUCCESSFUL] } as const;

/** On a desktop. A phone leaves for the wallet's page with every method. */
const WALLETS: readonly Scenario[] = [
  { id: 'gcash', what: 'GCash, by redirect: approved', ...BY_REDIRECT, ...wallet('GCASH') },
  { id: 'dana', what: 'DANA, by redirect: approved', ...BY_REDIRECT, ...wallet('DANA') },
  {
    id: 'truemoney',
    what: 'TrueMoney, by redirect: approved',
    ...BY_REDIRECT,
    ...wallet('TRUEMONEY'),
  },
  { id: 'alipay_cn', what: 'Alipay, by QR code: approved', ...BESIDE, ...wallet('ALIPAY_CN') },
  { id: 'tng', what: 'Touch ’n Go, by QR code: approved', ...BESIDE, ...wallet('TNG') },
  {
    id: 'kakaopay',
    what: 'KakaoPay, in a window of its own: approved',
    ...BESIDE,
    ...wallet('KAKAOPAY'),
  },
  {
    id: 'wallet_declined',
    what: 'declined at the wallet, by redirect',
    ...wallet('GCASH'),
    steps: ['choose_wallet', 'wallet_declines'],
    events: [REDIRECTED],
    order: 'FAIL',
    notifications: ['PROCESS_FAIL'],
  },
  {
    id: 'wallet_declined_beside',
    what: 'declined at the wallet, by QR code',
    ...wallet('ALIPAY_CN'),
    steps: ['choose_wallet', 'wallet_declines'],
    events: [REDIRECTED, FAIL],
    advice: 'new_session',
    order: 'FAIL',
    notifications: ['PROCESS_FAIL'],
  },
  {
    id: 'wallet_left',
    what: 'the shopper comes back from the wallet without having decided',
    ...wallet('DANA'),
    steps: ['choose_wallet', 'wallet_leaves'],
    events: [REDIRECTED],
    order: 'PROCESSING',
    notifications: [],
  },
  {
    id: 'wallet_pending',
    what: 'approved at the wallet, which is not through with it',
    ...wallet('TRUEMONEY'),
    steps: ['choose_wallet', 'wallet_waits'],
    events: [REDIRECTED],
    order: 'PENDING',
    notifications: ['PAYMENT_PENDING'],
  },
  {
    id: 'wallet_pending_beside',
    what: 'approved by QR code at a wallet which is not through with it',
    ...wallet('TNG'),
    steps: ['choose_wallet', 'wallet_waits'],
    events: [REDIRECTED, 'SDK_PAYMENT_PENDING final'],
    advice: 'check_status',
    order: 'PENDING',
    notifications: ['PAYMENT_PENDING'],
  },
  {
    id: 'wallet_short_of_money',
    what: 'the wallet has not enough money: another method may be chosen',
    ...wallet('KAKAOPAY'),
    attempts: [{ outcome: 'FAIL', code: 'USER_BALANCE_NOT_ENOUGH' }],
    steps: ['choose_wallet', 'wallet_approves'],
    events: [REDIRECTED, GOES_ON],
    advice: 'other_card',
    order: 'PROCESSING',
    notifications: [],
  },
  {
    id: 'wallet_window_blocked',
    what: 'the browser blocks the wallet’s window; the shopper opens it by the page’s link',
    ...BESIDE,
    ...wallet('KAKAOPAY'),
    steps: ['submit', 'open_wallet', 'wallet_approves'],
    events: ['SDK_CALL_URL_ERROR', REDIRECTED, SUCCESSFUL],
  },
  {
    id: 'redirect_url_missing',
    what: 'the session has no paymentRedirectUrl, so that nobody could come back from the wallet',
    session: { paymentMethodType: 'GCASH', paymentRedirectUrl: null },
    steps: ['choose_wallet'],
    events: ['SDK_CALL_URL_ERROR'],
    order: null,
    notifications: [],
  },
  {
    id: 'redirect_url_wrong',
    what: 'the session’s paymentRedirectUrl is no https address',
    session: { paymentMethodType: 'DANA', paymentRedirectUrl: 'http://shop.example/result' },
    steps: ['choose_wallet'],
    events: ['SDK_CALL_URL_ERROR'],
    order: null,
    notifications: [],
  },
];

/** The catalogue. */
export const SCENARIOS: readonly Scenario[] = [
  ...CARDS,
  ...CODES.map(codeScenario),
  ...CHALLENGES,
  ...FAULTS,
  ...DOINGS,
  ...WALLETS,
];
