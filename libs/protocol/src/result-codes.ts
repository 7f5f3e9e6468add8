/**
 * The payment result codes that Antom documents, each with the next step after it, its category and the
 * layer that it comes from. Source: reference/payment-result-codes.json (steps: decisions.md 2).
 */

/** What can be done next: see `advise` in @ams-cashier/core. */
export type NextStep =
  | 'same_session'
  | 'other_card'
  | 'new_session'
  | 'check_status'
  | 'later'
  | 'no';

export type ResultCodeCategory =
  | 'merchant_config'
  | 'card_data'
  | 'issuer_decline'
  | 'user_account'
  | 'risk'
  | 'order_state'
  | 'limit'
  | 'processing'
  | 'system';

/** payment: outcome of a payment; api: answer to a merchant API call; client: made in the browser. */
export type ResultCodeLayer = 'payment' | 'api' | 'client';

type Row = readonly [step: NextStep, category: ResultCodeCategory, layer: ResultCodeLayer];

export const RESULT_CODES = {
  ACCESS_DENIED: ['no', 'merchant_config', 'payment'],
  CURRENCY_NOT_SUPPORT: ['no', 'merchant_config', 'payment'],
  FRAUD_REJECT: ['no', 'risk', 'payment'],
  INVALID_CARD: ['other_card', 'card_data', 'payment'],
  INVALID_EXPIRY_DATE_FORMAT: ['same_session', 'card_data', 'payment'],
  ISSUER_REJECTS_TRANSACTION: ['other_card', 'issuer_decline', 'payment'],
  INVALID_MERCHANT_STATUS: ['no', 'merchant_config', 'payment'],
  MERCHANT_KYB_NOT_QUALIFIED: ['no', 'merchant_config', 'payment'],
  NO_PAY_OPTIONS: ['new_session', 'merchant_config', 'payment'],
  ORDER_IS_CLOSED: ['new_session', 'order_state', 'payment'],
  PAYMENT_AMOUNT_EXCEED_LIMIT: ['new_session', 'limit', 'payment'],
  PAYMENT_COUNT_EXCEED_LIMIT: ['later', 'limit', 'payment'],
  PAYMENT_NOT_QUALIFIED: ['no', 'merchant_config', 'payment'],
  PROCESS_FAIL: ['new_session', 'processing', 'payment'],
  RISK_REJECT: ['other_card', 'risk', 'payment'],
  SUSPECTED_CARD: ['other_card', 'risk', 'payment'],
  SUSPECTED_RISK: ['later', 'risk', 'payment'],
  USER_AMOUNT_EXCEED_LIMIT: ['other_card', 'limit', 'payment'],
  USER_BALANCE_NOT_ENOUGH: ['other_card', 'user_account', 'payment'],
  USER_KYC_NOT_QUALIFIED: ['other_card', 'user_account', 'payment'],
  USER_PAYMENT_VERIFICATION_FAILED: ['other_card', 'user_account', 'payment'],
  USER_STATUS_ABNORMAL: ['other_card', 'user_account', 'payment'],
  PAYMENT_IN_PROCESS: ['check_status', 'processing', 'payment'],
  UNKNOWN_EXCEPTION: ['check_status', 'system', 'payment'],
  CARD_NOT_SUPPORTED: ['other_card', 'card_data', 'payment'],
  INVALID_EXPIRATION_DATE: ['same_session', 'card_data', 'payment'],
  INVALID_CARD_NUMBER: ['same_session', 'card_data', 'payment'],
  CARD_EXPIRED: ['other_card', 'card_data', 'payment'],
  INVALID_CVV: ['same_session', 'card_data', 'payment'],
  DO_NOT_HONOR: ['other_card', 'issuer_decline', 'payment'],
  INVALID_AMOUNT: ['new_session', 'issuer_decline', 'payment'],
  AUTHENTICATION_REQUIRED: ['new_session', 'issuer_decline', 'payment'],
  SELECTED_CARD_BRAND_NOT_AVAILABLE: ['other_card', 'card_data', 'payment'],
  PAYMENT_PROHIBITED: ['no', 'risk', 'payment'],
  RESTRICTED_CARD: ['other_card', 'issuer_decline', 'payment'],
  LOST_CARD: ['other_card', 'issuer_decline', 'payment'],
  STOLEN_CARD: ['other_card', 'risk', 'payment'],
  PICKUP_CARD: ['other_card', 'issuer_decline', 'payment'],
  ACCOUNT_CLOSED: ['other_card', 'issuer_decline', 'payment'],
  BLOCKED_FIRST_USED: ['other_card', 'issuer_decline', 'payment'],
  NO_SELECTED_ACCOUNT: ['other_card', 'issuer_decline', 'payment'],
  POLICY: ['other_card', 'risk', 'payment'],
  VERIFY_TIMES_EXCEED_LIMIT: ['later', 'user_account', 'payment'],
  VERIFY_UNMATCHED: ['same_session', 'user_account', 'payment'],
  CARD_BIN_QUERY_ERROR: ['same_session', 'card_data', 'payment'],
  ORDER_IS_CANCELED: ['new_session', 'order_state', 'payment'],
  ORDER_NOT_EXIST: ['new_session', 'order_state', 'api'],
  ORDER_STATUS_INVALID: ['no', 'order_state', 'api'],
  INQUIRY_PAYMENT_SESSION_FAILED: ['new_session', 'order_state', 'client'],
  REPEAT_REQ_REJECT: ['check_status', 'order_state', 'client'],
  REPEAT_REQ_INCONSISTENT: ['new_session', 'order_state', 'api'],
  SETTLE_CONTRACT_NOT_MATCH: ['new_session', 'merchant_config', 'api'],
  INVALID_CONTRACT: ['no', 'merchant_config', 'api'],
  MERCHANT_NOT_REGISTERED: ['no', 'merchant_config', 'api'],
  PARAM_ILLEGAL: ['no', 'merchant_config', 'api'],
  KEY_NOT_FOUND: ['no', 'merchant_config', 'api'],
  INVALID_SIGNATURE: ['no', 'merchant_config', 'api'],
  CLIENT_INVALID: ['no', 'merchant_config', 'api'],
  INVALID_API: ['no', 'merchant_config', 'api'],
  NO_INTERFACE_DEF: ['no', 'merchant_config', 'api'],
  METHOD_NOT_SUPPORTED: ['no', 'merchant_config', 'api'],
  MEDIA_TYPE_NOT_ACCEPTABLE: ['no', 'merchant_config', 'api'],
  INVALID_PAYMENT_METHOD_META_DATA: ['no', 'merchant_config', 'api'],
  USER_NOT_EXIST: ['other_card', 'user_account', 'payment'],
  REQUEST_TRAFFIC_EXCEED_LIMIT: ['check_status', 'system', 'api'],
  SYSTEM_ERROR: ['check_status', 'system', 'payment'],
  EXTERNAL_RESOURCE_LOAD_FAILED: ['same_session', 'system', 'client'],
  SUBMIT_PAYMENT_TIMEOUT: ['check_status', 'system', 'client'],
  PAYMENT_RESULT_TIMEOUT: ['check_status', 'processing', 'client'],
  USER_CANCELED: ['same_session', 'user_account', 'client'],
  FORM_INVALID: ['same_session', 'card_data', 'client'],
  ERR_DATA_STRUCT_UNRECOGNIZED: ['new_session', 'system', 'client'],
  PARAM_INVALID: ['new_session', 'merchant_config', 'client'],
  UI_STATE_ERROR: ['same_session', 'system', 'client'],
  INITIALIZE_API_TIMEOUT: ['same_session', 'system', 'client'],
  INITIALIZE_WEB_TIMEOUT: ['same_session', 'system', 'client'],
} as const satisfies Record<string, Row>;

export type PaymentResultCode = keyof typeof RESULT_CODES;
