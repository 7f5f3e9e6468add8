/**
 * The next step after each payment result code that Antom documents. As text, because every shop loads it.
 * Source: reference/payment-result-codes.json, with the codes of open outcome from decisions.md 2.
 */

const STEPS = {
  same_session:
    'INVALID_EXPIRY_DATE_FORMAT INVALID_EXPIRATION_DATE INVALID_CARD_NUMBER INVALID_CVV VERIFY_UNMATCHED CARD_BIN_QUERY_ERROR EXTERNAL_RESOURCE_LOAD_FAILED USER_CANCELED FORM_INVALID UI_STATE_ERROR INITIALIZE_API_TIMEOUT INITIALIZE_WEB_TIMEOUT',
  other_card:
    'INVALID_CARD ISSUER_REJECTS_TRANSACTION RISK_REJECT SUSPECTED_CARD USER_AMOUNT_EXCEED_LIMIT USER_BALANCE_NOT_ENOUGH USER_KYC_NOT_QUALIFIED USER_PAYMENT_VERIFICATION_FAILED USER_STATUS_ABNORMAL CARD_NOT_SUPPORTED CARD_EXPIRED DO_NOT_HONOR SELECTED_CARD_BRAND_NOT_AVAILABLE RESTRICTED_CARD LOST_CARD STOLEN_CARD PICKUP_CARD ACCOUNT_CLOSED BLOCKED_FIRST_USED NO_SELECTED_ACCOUNT POLICY USER_NOT_EXIST',
  check_status:
    'PAYMENT_IN_PROCESS UNKNOWN_EXCEPTION REPEAT_REQ_REJECT REQUEST_TRAFFIC_EXCEED_LIMIT SYSTEM_ERROR SUBMIT_PAYMENT_TIMEOUT PAYMENT_RESULT_TIMEOUT',
  later: 'PAYMENT_COUNT_EXCEED_LIMIT SUSPECTED_RISK VERIFY_TIMES_EXCEED_LIMIT',
  no: 'ACCESS_DENIED CURRENCY_NOT_SUPPORT FRAUD_REJECT INVALID_MERCHANT_STATUS MERCHANT_KYB_NOT_QUALIFIED PAYMENT_NOT_QUALIFIED PAYMENT_PROHIBITED ORDER_STATUS_INVALID INVALID_CONTRACT MERCHANT_NOT_REGISTERED PARAM_ILLEGAL KEY_NOT_FOUND INVALID_SIGNATURE CLIENT_INVALID INVALID_API NO_INTERFACE_DEF METHOD_NOT_SUPPORTED MEDIA_TYPE_NOT_ACCEPTABLE INVALID_PAYMENT_METHOD_META_DATA',
} as const;

/**
 * same_session: correct the input; other_card: another card in the same form; new_session: a fresh session;
 * check_status: the outcome is open, ask the server before anything else; later: wait, then a fresh session;
 * no: nothing that the shopper could do.
 */
export type NextStep = keyof typeof STEPS | 'new_session';

type Words<Text extends string> = Text extends `${infer Word} ${infer Rest}`
  ? Word | Words<Rest>
  : Text;

/** Not in the text: their step is that of every code without one. */
type NewSessionCode =
  | 'NO_PAY_OPTIONS'
  | 'ORDER_IS_CLOSED'
  | 'PAYMENT_AMOUNT_EXCEED_LIMIT'
  | 'PROCESS_FAIL'
  | 'INVALID_AMOUNT'
  | 'AUTHENTICATION_REQUIRED'
  | 'ORDER_IS_CANCELED'
  | 'ORDER_NOT_EXIST'
  | 'INQUIRY_PAYMENT_SESSION_FAILED'
  | 'REPEAT_REQ_INCONSISTENT'
  | 'SETTLE_CONTRACT_NOT_MATCH'
  | 'ERR_DATA_STRUCT_UNRECOGNIZED'
  | 'PARAM_INVALID';

export type PaymentResultCode = Words<(typeof STEPS)[keyof typeof STEPS]> | NewSessionCode;

/** The step after this code; `new_session` after one that nobody knows. */
export function stepAfter(code: string): NextStep {
  const steps = Object.keys(STEPS) as (keyof typeof STEPS)[];
  return steps.find((step) => ` ${STEPS[step]} `.includes(` ${code} `)) ?? 'new_session';
}
