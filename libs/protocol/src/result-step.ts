/**
 * What comes after each payment result code that Antom documents. A new code goes here first:
 * docs/architecture.md#a-new-result-code.
 * Source: docs/reference/result-codes.md; for codes that leave the outcome open, docs/design/names-and-defaults.md#advice.
 */

/**
 * same_session: correct the input; other_card: use another card in the same form; new_session: open a fresh session;
 * check_status: the outcome is open, ask the server before doing anything else; later: wait, then open a fresh session;
 * no: there is nothing the shopper can do.
 */
export type NextStep =
  'same_session' | 'other_card' | 'new_session' | 'check_status' | 'later' | 'no';

const NEXT_STEPS = {
  INVALID_EXPIRY_DATE_FORMAT: 'same_session',
  INVALID_EXPIRATION_DATE: 'same_session',
  INVALID_CARD_NUMBER: 'same_session',
  INVALID_CVV: 'same_session',
  VERIFY_UNMATCHED: 'same_session',
  CARD_BIN_QUERY_ERROR: 'same_session',
  EXTERNAL_RESOURCE_LOAD_FAILED: 'same_session',
  USER_CANCELED: 'same_session',
  FORM_INVALID: 'same_session',
  UI_STATE_ERROR: 'same_session',
  INITIALIZE_API_TIMEOUT: 'same_session',
  INITIALIZE_WEB_TIMEOUT: 'same_session',

  INVALID_CARD: 'other_card',
  ISSUER_REJECTS_TRANSACTION: 'other_card',
  RISK_REJECT: 'other_card',
  SUSPECTED_CARD: 'other_card',
  USER_AMOUNT_EXCEED_LIMIT: 'other_card',
  USER_BALANCE_NOT_ENOUGH: 'other_card',
  USER_KYC_NOT_QUALIFIED: 'other_card',
  USER_PAYMENT_VERIFICATION_FAILED: 'other_card',
  USER_STATUS_ABNORMAL: 'other_card',
  CARD_NOT_SUPPORTED: 'other_card',
  CARD_EXPIRED: 'other_card',
  DO_NOT_HONOR: 'other_card',
  SELECTED_CARD_BRAND_NOT_AVAILABLE: 'other_card',
  RESTRICTED_CARD: 'other_card',
  LOST_CARD: 'other_card',
  STOLEN_CARD: 'other_card',
  PICKUP_CARD: 'other_card',
  ACCOUNT_CLOSED: 'other_card',
  BLOCKED_FIRST_USED: 'other_card',
  NO_SELECTED_ACCOUNT: 'other_card',
  POLICY: 'other_card',
  USER_NOT_EXIST: 'other_card',

  NO_PAY_OPTIONS: 'new_session',
  ORDER_IS_CLOSED: 'new_session',
  PAYMENT_AMOUNT_EXCEED_LIMIT: 'new_session',
  PROCESS_FAIL: 'new_session',
  INVALID_AMOUNT: 'new_session',
  AUTHENTICATION_REQUIRED: 'new_session',
  ORDER_IS_CANCELED: 'new_session',
  ORDER_NOT_EXIST: 'new_session',
  INQUIRY_PAYMENT_SESSION_FAILED: 'new_session',
  REPEAT_REQ_INCONSISTENT: 'new_session',
  SETTLE_CONTRACT_NOT_MATCH: 'new_session',
  ERR_DATA_STRUCT_UNRECOGNIZED: 'new_session',
  PARAM_INVALID: 'new_session',

  PAYMENT_IN_PROCESS: 'check_status',
  UNKNOWN_EXCEPTION: 'check_status',
  REPEAT_REQ_REJECT: 'check_status',
  REQUEST_TRAFFIC_EXCEED_LIMIT: 'check_status',
  SYSTEM_ERROR: 'check_status',
  SUBMIT_PAYMENT_TIMEOUT: 'check_status',
  PAYMENT_RESULT_TIMEOUT: 'check_status',

  PAYMENT_COUNT_EXCEED_LIMIT: 'later',
  SUSPECTED_RISK: 'later',
  VERIFY_TIMES_EXCEED_LIMIT: 'later',

  ACCESS_DENIED: 'no',
  CURRENCY_NOT_SUPPORT: 'no',
  FRAUD_REJECT: 'no',
  INVALID_MERCHANT_STATUS: 'no',
  MERCHANT_KYB_NOT_QUALIFIED: 'no',
  PAYMENT_NOT_QUALIFIED: 'no',
  PAYMENT_PROHIBITED: 'no',
  ORDER_STATUS_INVALID: 'no',
  INVALID_CONTRACT: 'no',
  MERCHANT_NOT_REGISTERED: 'no',
  PARAM_ILLEGAL: 'no',
  KEY_NOT_FOUND: 'no',
  INVALID_SIGNATURE: 'no',
  CLIENT_INVALID: 'no',
  INVALID_API: 'no',
  NO_INTERFACE_DEF: 'no',
  METHOD_NOT_SUPPORTED: 'no',
  MEDIA_TYPE_NOT_ACCEPTABLE: 'no',
  INVALID_PAYMENT_METHOD_META_DATA: 'no',
} as const satisfies { readonly [code: string]: NextStep };

export type PaymentResultCode = keyof typeof NEXT_STEPS;

export function isResultCode(code: string): code is PaymentResultCode {
  return Object.hasOwn(NEXT_STEPS, code);
}

/** The step after this code. After an unknown code, or none, a fresh session is the only safe one. */
export function stepAfter(code = ''): NextStep {
  return isResultCode(code) ? NEXT_STEPS[code] : 'new_session';
}

const SERVED_BY_SAME_SESSION: { readonly [Step in NextStep]: boolean } = {
  same_session: true,
  other_card: true,
  new_session: false,
  check_status: false,
  later: false,
  no: false,
};

/** Whether the form that the shopper sees can go on after a decline with this code. Otherwise the decline is final. */
export function canSameSessionServe(code?: string): boolean {
  return SERVED_BY_SAME_SESSION[stepAfter(code)];
}
