import { stepAfter, type NextStep, type PaymentResultCode } from './result-step.ts';

/** Source: docs/reference/result-codes.md. */
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

type Facts = readonly [category: ResultCodeCategory, layer: ResultCodeLayer];

const FACTS: { readonly [Code in PaymentResultCode]: Facts } = {
  ACCESS_DENIED: ['merchant_config', 'payment'],
  CURRENCY_NOT_SUPPORT: ['merchant_config', 'payment'],
  FRAUD_REJECT: ['risk', 'payment'],
  INVALID_CARD: ['card_data', 'payment'],
  INVALID_EXPIRY_DATE_FORMAT: ['card_data', 'payment'],
  ISSUER_REJECTS_TRANSACTION: ['issuer_decline', 'payment'],
  INVALID_MERCHANT_STATUS: ['merchant_config', 'payment'],
  MERCHANT_KYB_NOT_QUALIFIED: ['merchant_config', 'payment'],
  NO_PAY_OPTIONS: ['merchant_config', 'payment'],
  ORDER_IS_CLOSED: ['order_state', 'payment'],
  PAYMENT_AMOUNT_EXCEED_LIMIT: ['limit', 'payment'],
  PAYMENT_COUNT_EXCEED_LIMIT: ['limit', 'payment'],
  PAYMENT_NOT_QUALIFIED: ['merchant_config', 'payment'],
  PROCESS_FAIL: ['processing', 'payment'],
  RISK_REJECT: ['risk', 'payment'],
  SUSPECTED_CARD: ['risk', 'payment'],
  SUSPECTED_RISK: ['risk', 'payment'],
  USER_AMOUNT_EXCEED_LIMIT: ['limit', 'payment'],
  USER_BALANCE_NOT_ENOUGH: ['user_account', 'payment'],
  USER_KYC_NOT_QUALIFIED: ['user_account', 'payment'],
  USER_PAYMENT_VERIFICATION_FAILED: ['user_account', 'payment'],
  USER_STATUS_ABNORMAL: ['user_account', 'payment'],
  PAYMENT_IN_PROCESS: ['processing', 'payment'],
  UNKNOWN_EXCEPTION: ['system', 'payment'],
  CARD_NOT_SUPPORTED: ['card_data', 'payment'],
  INVALID_EXPIRATION_DATE: ['card_data', 'payment'],
  INVALID_CARD_NUMBER: ['card_data', 'payment'],
  CARD_EXPIRED: ['card_data', 'payment'],
  INVALID_CVV: ['card_data', 'payment'],
  DO_NOT_HONOR: ['issuer_decline', 'payment'],
  INVALID_AMOUNT: ['issuer_decline', 'payment'],
  AUTHENTICATION_REQUIRED: ['issuer_decline', 'payment'],
  SELECTED_CARD_BRAND_NOT_AVAILABLE: ['card_data', 'payment'],
  PAYMENT_PROHIBITED: ['risk', 'payment'],
  RESTRICTED_CARD: ['issuer_decline', 'payment'],
  LOST_CARD: ['issuer_decline', 'payment'],
  STOLEN_CARD: ['risk', 'payment'],
  PICKUP_CARD: ['issuer_decline', 'payment'],
  ACCOUNT_CLOSED: ['issuer_decline', 'payment'],
  BLOCKED_FIRST_USED: ['issuer_decline', 'payment'],
  NO_SELECTED_ACCOUNT: ['issuer_decline', 'payment'],
  POLICY: ['risk', 'payment'],
  VERIFY_TIMES_EXCEED_LIMIT: ['user_account', 'payment'],
  VERIFY_UNMATCHED: ['user_account', 'payment'],
  CARD_BIN_QUERY_ERROR: ['card_data', 'payment'],
  ORDER_IS_CANCELED: ['order_state', 'payment'],
  ORDER_NOT_EXIST: ['order_state', 'api'],
  ORDER_STATUS_INVALID: ['order_state', 'api'],
  INQUIRY_PAYMENT_SESSION_FAILED: ['order_state', 'client'],
  REPEAT_REQ_REJECT: ['order_state', 'client'],
  REPEAT_REQ_INCONSISTENT: ['order_state', 'api'],
  SETTLE_CONTRACT_NOT_MATCH: ['merchant_config', 'api'],
  INVALID_CONTRACT: ['merchant_config', 'api'],
  MERCHANT_NOT_REGISTERED: ['merchant_config', 'api'],
  PARAM_ILLEGAL: ['merchant_config', 'api'],
  KEY_NOT_FOUND: ['merchant_config', 'api'],
  INVALID_SIGNATURE: ['merchant_config', 'api'],
  CLIENT_INVALID: ['merchant_config', 'api'],
  INVALID_API: ['merchant_config', 'api'],
  NO_INTERFACE_DEF: ['merchant_config', 'api'],
  METHOD_NOT_SUPPORTED: ['merchant_config', 'api'],
  MEDIA_TYPE_NOT_ACCEPTABLE: ['merchant_config', 'api'],
  INVALID_PAYMENT_METHOD_META_DATA: ['merchant_config', 'api'],
  USER_NOT_EXIST: ['user_account', 'payment'],
  REQUEST_TRAFFIC_EXCEED_LIMIT: ['system', 'api'],
  SYSTEM_ERROR: ['system', 'payment'],
  EXTERNAL_RESOURCE_LOAD_FAILED: ['system', 'client'],
  SUBMIT_PAYMENT_TIMEOUT: ['system', 'client'],
  PAYMENT_RESULT_TIMEOUT: ['processing', 'client'],
  USER_CANCELED: ['user_account', 'client'],
  FORM_INVALID: ['card_data', 'client'],
  ERR_DATA_STRUCT_UNRECOGNIZED: ['system', 'client'],
  PARAM_INVALID: ['merchant_config', 'client'],
  UI_STATE_ERROR: ['system', 'client'],
  INITIALIZE_API_TIMEOUT: ['system', 'client'],
  INITIALIZE_WEB_TIMEOUT: ['system', 'client'],
};

/** The catalogue: each documented code with its next step, category and layer. */
export const RESULT_CODES = Object.fromEntries(
  Object.entries(FACTS).map(([code, facts]) => [code, [stepAfter(code), ...facts]]),
) as unknown as {
  readonly [Code in PaymentResultCode]: readonly [step: NextStep, ...facts: Facts];
};
