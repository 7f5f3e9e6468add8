/**
 * The scenario catalogue: everything that the sandbox can make happen, as data. The sandbox acts on it, its README and
 * `GET /sandbox/scenarios` list it, and a browser test plays every row and compares the result.
 */
import type { NextStep, PaymentMethodType, PaymentResultCode } from '@ams-cashier/protocol';
import type { Decision, Scenario } from './scenario.ts';

const PAID: Decision = { outcome: 'SUCCESSFUL' };
const SUCCESSFUL = 'SDK_PAYMENT_SUCCESSFUL final';
const FAIL = 'SDK_PAYMENT_FAIL final';
const NOT_FINAL = 'SDK_PAYMENT_FAIL not final';
const PROCESSING = 'SDK_PAYMENT_PROCESSING final';
const REDIRECTED = 'SDK_CALL_URL_SUCCESS';

/** Paid, and the page is told right away. */
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
 * Every paymentResultCode that a payment can end with. Cards that don't start with 4000 0000 0000 are documented by
 * Antom, and so is amount 11; the others are ours.
 * Source: docs/reference/result-codes.md and docs/reference/server-api.md#test-cards.
 */
const CODES: readonly CodeRow[] = [
  ['ACCESS_DENIED', '4000000000001018', 'no', 'the merchant lacks a permission'],
  ['CURRENCY_NOT_SUPPORT', '4000000000001026', 'no', 'the currency is not supported'],
  ['FRAUD_REJECT', '4000000000000333', 'no', 'rejected by risk control, final'],
  ['INVALID_CARD', '4000000000001042', 'other_card', 'the card is invalid'],
  [
    'INVALID_EXPIRY_DATE_FORMAT',
    '4000000000001059',
    'same_session',
    'the expiry date is malformed',
  ],
  ['ISSUER_REJECTS_TRANSACTION', '4054692760174822', 'other_card', 'declined by the bank', '16'],
  ['INVALID_MERCHANT_STATUS', '4000000000001075', 'no', 'the merchant’s account is restricted'],
  ['MERCHANT_KYB_NOT_QUALIFIED', '4000000000001083', 'no', 'the merchant is not verified'],
  ['NO_PAY_OPTIONS', '4000000000001091', 'new_session', 'no payment method for this currency'],
  ['ORDER_IS_CLOSED', '4000000000001109', 'new_session', 'the order is closed'],
  [
    'PAYMENT_AMOUNT_EXCEED_LIMIT',
    '4000000000001117',
    'new_session',
    'the amount exceeds the method’s limit',
    '17',
  ],
  ['PAYMENT_COUNT_EXCEED_LIMIT', '4000000000001125', 'later', 'too many payments with this method'],
  ['PAYMENT_NOT_QUALIFIED', '4000000000001133', 'no', 'the merchant may not accept payments'],
  ['PROCESS_FAIL', '4000000000001141', 'new_session', 'failed without a given reason'],
  ['RISK_REJECT', '4000000000001158', 'other_card', 'rejected by risk control', '11'],
  ['SUSPECTED_CARD', '4000000000001166', 'other_card', 'the card is suspected of fraud'],
  ['SUSPECTED_RISK', '4000000000001174', 'later', 'suspected risk; retry after a business day'],
  [
    'USER_AMOUNT_EXCEED_LIMIT',
    '4000000000001182',
    'other_card',
    'the amount exceeds the buyer’s limit',
    '18',
  ],
  ['USER_BALANCE_NOT_ENOUGH', '4000000000001190', 'other_card', 'insufficient funds', '12'],
  ['USER_KYC_NOT_QUALIFIED', '4000000000001208', 'other_card', 'the buyer is not verified'],
  [
    'USER_PAYMENT_VERIFICATION_FAILED',
    '4000000000001216',
    'other_card',
    'the buyer could not be verified',
  ],
  ['USER_STATUS_ABNORMAL', '4000000000001224', 'other_card', 'the buyer’s account is restricted'],
  ['PAYMENT_IN_PROCESS', '4000000000000119', 'check_status', 'the outcome is still open', '14'],
  ['UNKNOWN_EXCEPTION', '4000000000000226', 'check_status', 'the outcome is unknown', '15'],
  ['CARD_NOT_SUPPORTED', '4000000000001257', 'other_card', 'this type of card is not supported'],
  ['INVALID_EXPIRATION_DATE', '4000000000001265', 'same_session', 'the expiry date is wrong'],
  ['INVALID_CARD_NUMBER', '4000000000001273', 'same_session', 'the number is wrong'],
  ['CARD_EXPIRED', '4000000000001281', 'other_card', 'the card has expired'],
  ['INVALID_CVV', '4000000000001299', 'same_session', 'the security code is wrong'],
  ['DO_NOT_HONOR', '4000000000001307', 'other_card', 'declined by the bank without a given reason'],
  ['INVALID_AMOUNT', '4000000000001315', 'new_session', 'the bank rejects the amount', '19'],
  ['AUTHENTICATION_REQUIRED', '4000000000001323', 'new_session', '3-D Secure is required'],
  [
    'SELECTED_CARD_BRAND_NOT_AVAILABLE',
    '4000000000001331',
    'other_card',
    'the brand is not available',
  ],
  ['PAYMENT_PROHIBITED', '4000000000001349', 'no', 'the goods may not be sold in that country'],
  ['RESTRICTED_CARD', '4000000000001356', 'other_card', 'the card is restricted'],
  ['LOST_CARD', '4000000000001364', 'other_card', 'the card was reported lost'],
  ['STOLEN_CARD', '4000000000001372', 'other_card', 'the card was reported stolen'],
  ['PICKUP_CARD', '4000000000001380', 'other_card', 'the bank asks to retain the card'],
  ['ACCOUNT_CLOSED', '4000000000001398', 'other_card', 'the account is closed'],
  ['BLOCKED_FIRST_USED', '4000000000001406', 'other_card', 'the card was never activated'],
  ['NO_SELECTED_ACCOUNT', '4000000000001414', 'other_card', 'the card has no such account'],
  ['POLICY', '4000000000001422', 'other_card', 'against the bank’s policy'],
  ['VERIFY_TIMES_EXCEED_LIMIT', '4000000000001430', 'later', 'too many failed verifications'],
  ['VERIFY_UNMATCHED', '4000000000001448', 'same_session', 'the buyer’s details don’t match'],
  ['CARD_BIN_QUERY_ERROR', '4000000000001455', 'same_session', 'the number could not be looked up'],
  ['ORDER_IS_CANCELED', '4000000000001463', 'new_session', 'the order was cancelled'],
  ['USER_NOT_EXIST', '4000000000001471', 'other_card', 'the buyer does not exist'],
  ['SYSTEM_ERROR', '4000000000001489', 'check_status', 'Antom’s system failed'],
];

/** Codes that leave the payment open, and the event that reports it. Source: docs/design/decisions.md#the-sandbox */
const OPEN_OUTCOME: { readonly [code: string]: 'PROCESSING' | 'ERROR' } = {
  PAYMENT_IN_PROCESS: 'PROCESSING',
  UNKNOWN_EXCEPTION: 'ERROR',
};

function codeScenario([code, card, advice, what, amount]: CodeRow): Scenario {
  const outcome = OPEN_OUTCOME[code] ?? 'FAIL';
  // The shopper may try again in the same form: nothing is final yet. Taken from the row, not from canSameSessionServe:
  // the sandbox decides by that function, and what is expected must not come from what is checked.
  const goesOn = advice === 'same_session' || advice === 'other_card';
  const isFinal = outcome === 'FAIL' && !goesOn;
  return {
    id: code,
    what,
    card,
    ...(amount !== undefined && { amount }),
    attempts: [{ outcome, code }],
    steps: ['pay'],
    events: [`SDK_PAYMENT_${outcome} ${goesOn ? 'not final' : 'final'}`],
    advice,
    order: isFinal ? 'FAIL' : 'PROCESSING',
    notifications: isFinal ? [code] : [],
  };
}

const CARDS: readonly Scenario[] = [
  { id: 'paid', what: 'paid', card: '4054695723100768', ...PAYS },
  {
    id: 'declined_then_paid',
    what: 'the first attempt is declined, the second is paid',
    card: '4000000000004053',
    attempts: [{ outcome: 'FAIL', code: 'ISSUER_REJECTS_TRANSACTION' }, PAID],
    steps: ['pay', 'pay'],
    events: [NOT_FINAL, SUCCESSFUL],
    order: 'SUCCESS',
    notifications: ['SUCCESS'],
  },
  {
    id: 'pending_then_paid',
    what: 'PENDING, then paid after 4 seconds',
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
    what: 'PENDING, then failed after 4 seconds',
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
    what: 'the page waits; paid after 4 seconds',
    card: '4000000000004137',
    attempts: [{ meanwhile: 'waiting', seconds: 4, then: PAID }],
    steps: ['pay'],
    events: [SUCCESSFUL],
    order: 'SUCCESS',
    notifications: ['SUCCESS'],
  },
  {
    id: 'waits_then_failed',
    what: 'the page waits; failed after 4 seconds',
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
    what: '3-D Secure without a challenge: paid',
    card: '4000000000003006',
    ...PAYS,
    attempts: [{ ...PAID, authentication: 'frictionless' }],
  },
  {
    id: 'bank_asks',
    what: '3-D Secure: the bank asks, and the shopper approves',
    card: '4000000000003014',
    ...PAYS,
    attempts: [{ issuer: 'page' }],
    steps: ['pay', 'bank_approves'],
    events: [CHALLENGE, SUCCESSFUL],
  },
  {
    id: 'bank_is_told_no',
    what: '3-D Secure, requested by the session: the shopper rejects',
    session: { is3DSAuthentication: true },
    steps: ['pay', 'bank_rejects'],
    events: [CHALLENGE, FAIL],
    advice: 'new_session',
    order: 'FAIL',
    notifications: ['USER_PAYMENT_VERIFICATION_FAILED'],
  },
  {
    id: 'bank_is_left',
    what: '3-D Secure, requested by the session: the shopper leaves without deciding',
    session: { is3DSAuthentication: true },
    steps: ['pay', 'bank_leaves'],
    events: [CHALLENGE, PROCESSING],
    advice: 'check_status',
    order: 'PROCESSING',
    notifications: [],
  },
  {
    id: 'bank_never_answers',
    what: '3-D Secure: the bank’s page never loads',
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
    what: 'the response to the submit takes 4 seconds',
    card: '4000000000004012',
    ...PAYS,
    fault: { kind: 'slow', seconds: 4 },
  },
  {
    id: 'no_answer',
    what: 'paid, but the page never gets a response',
    card: '4000000000004020',
    ...PAYS,
    fault: { kind: 'silent' },
    shop: { limits: { attempt: 2_000 } },
    events: [PROCESSING],
    advice: 'check_status',
  },
  {
    id: 'gateway_down',
    what: 'the gateway is down for 4 seconds after the submit, then the payment succeeds',
    card: '4000000000004038',
    ...PAYS,
    fault: { kind: 'down', seconds: 4 },
  },
  {
    id: 'cut_after_charge',
    what: 'the connection drops after the charge; the retry does not charge again',
    card: '4000000000004046',
    ...PAYS,
    fault: { kind: 'cut' },
  },
  {
    id: 'expired_at_pay',
    what: 'the session expires while the shopper types',
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
    what: 'the session has expired when it is opened',
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
    what: 'the cashier page fails to load',
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
    what: 'the cashier page speaks a protocol version that the SDK does not support',
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
    what: 'paid, but the notification is lost: call inquiryPayment',
    card: '4000000000004079',
    ...PAYS,
    notification: 'lost',
    notifications: [],
  },
  {
    id: 'notification_late',
    what: 'paid; the notification arrives 10 seconds late',
    card: '4000000000004087',
    ...PAYS,
    notification: 'late',
  },
  {
    id: 'notification_doubled',
    what: 'paid; the notification arrives twice',
    card: '4000000000004095',
    ...PAYS,
    notification: 'doubled',
    notifications: ['SUCCESS', 'SUCCESS'],
  },
  {
    id: 'capture_failed',
    what: 'paid, but the capture fails a second later: CAPTURE_RESULT says PROCESS_FAIL',
    card: '4000000000004152',
    ...PAYS,
    capture: 'fails',
  },
];

/** What shoppers and shops do with any session; the sandbox behaves as usual. */
const ACTIONS: readonly Scenario[] = [
  {
    id: 'wrong_option',
    what: 'the shop passes an environment that no longer exists',
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
    what: 'the shopper presses Pay without typing anything',
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
    what: 'the shopper closes the cashier while the payment is in flight; it succeeds anyway',
    ...PAYS,
    attempts: [{ meanwhile: 'waiting', seconds: 4, then: PAID }],
    steps: ['pay', 'close'],
    events: [PROCESSING],
    advice: 'check_status',
  },
];

const wallet = (paymentMethodType: PaymentMethodType) => ({ session: { paymentMethodType } });

/** The page navigates to the wallet, and the shopper returns to paymentRedirectUrl: no further event. */
const BY_REDIRECT = {
  steps: ['choose_wallet', 'wallet_approves'],
  events: [REDIRECTED],
  order: 'SUCCESS',
  notifications: ['SUCCESS'],
} as const satisfies Partial<Scenario>;

/** The page stays open next to a window or a QR code. */
const BESIDE = { ...BY_REDIRECT, events: [REDIRECTED, SUCCESSFUL] } as const;

/** On a desktop. A phone navigates to the wallet's page with every method. */
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
    what: 'the shopper returns from the wallet without deciding',
    ...wallet('DANA'),
    steps: ['choose_wallet', 'wallet_leaves'],
    events: [REDIRECTED],
    order: 'PROCESSING',
    notifications: [],
  },
  {
    id: 'wallet_pending',
    what: 'approved at the wallet, which is still processing it',
    ...wallet('TRUEMONEY'),
    steps: ['choose_wallet', 'wallet_waits'],
    events: [REDIRECTED],
    order: 'PENDING',
    notifications: ['PAYMENT_PENDING'],
  },
  {
    id: 'wallet_pending_beside',
    what: 'approved by QR code at a wallet that is still processing it',
    ...wallet('TNG'),
    steps: ['choose_wallet', 'wallet_waits'],
    events: [REDIRECTED, 'SDK_PAYMENT_PENDING final'],
    advice: 'check_status',
    order: 'PENDING',
    notifications: ['PAYMENT_PENDING'],
  },
  {
    id: 'wallet_short_of_money',
    what: 'the wallet lacks funds: the shopper may choose another method',
    ...wallet('KAKAOPAY'),
    attempts: [{ outcome: 'FAIL', code: 'USER_BALANCE_NOT_ENOUGH' }],
    steps: ['choose_wallet', 'wallet_approves'],
    events: [REDIRECTED, NOT_FINAL],
    advice: 'other_card',
    order: 'PROCESSING',
    notifications: [],
  },
  {
    id: 'wallet_window_blocked',
    what: 'the browser blocks the wallet’s window; the shopper opens it with the page’s link',
    ...BESIDE,
    ...wallet('KAKAOPAY'),
    steps: ['submit', 'open_wallet', 'wallet_approves'],
    events: ['SDK_CALL_URL_ERROR', REDIRECTED, SUCCESSFUL],
  },
  {
    id: 'redirect_url_missing',
    what: 'the session has no paymentRedirectUrl, so the shopper could not return from the wallet',
    session: { paymentMethodType: 'GCASH', paymentRedirectUrl: null },
    steps: ['choose_wallet'],
    events: ['SDK_CALL_URL_ERROR'],
    order: null,
    notifications: [],
  },
  {
    id: 'redirect_url_wrong',
    what: 'the session’s paymentRedirectUrl is not an https URL',
    session: { paymentMethodType: 'DANA', paymentRedirectUrl: 'http://shop.example/result' },
    steps: ['choose_wallet'],
    events: ['SDK_CALL_URL_ERROR'],
    order: null,
    notifications: [],
  },
];

export const SCENARIOS: readonly Scenario[] = [
  ...CARDS,
  ...CODES.map(codeScenario),
  ...CHALLENGES,
  ...FAULTS,
  ...ACTIONS,
  ...WALLETS,
];
