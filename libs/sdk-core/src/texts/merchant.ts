import type { MerchantTexts } from './type.ts';

/**
 * The merchant's voice, beside every language but those that bring their own: developers and operators read it next to API
 * names, and a shopper's browser has to fetch it.
 */
export const merchant: MerchantTexts = {
  space: ' ',
  next: {
    same_session: 'The shopper can try again in the same form.',
    other_card: 'The shopper can use another card or method in the same form.',
    new_session: 'The next try needs a new session with a new paymentRequestId.',
    check_status:
      'The outcome is open: call inquiryPayment or wait for notifyPayment before anything else.',
    later: 'Wait before the next try, then create a new session.',
    no: 'Trying again can’t help until the cause is gone.',
  },
  why: {
    ACCESS_DENIED: 'Your account lacks a permission. Ask Antom support which one.',
    CURRENCY_NOT_SUPPORT:
      'The currency isn’t supported. Use another currency or method, or ask Antom support.',
    FRAUD_REJECT:
      'Risk control refused it as fraud; money already paid is refunded. Contact Antom support to appeal, or if no refund came in two weeks. Don’t tell the shopper the reason.',
    INVALID_CARD: 'The card number has a wrong format or belongs to no known issuer.',
    INVALID_EXPIRY_DATE_FORMAT: 'expiryYear or expiryMonth has a wrong format.',
    ISSUER_REJECTS_TRANSACTION: 'The issuer refused; only the bank can tell the shopper why.',
    INVALID_MERCHANT_STATUS: 'Your merchant account is restricted. Contact Antom support.',
    MERCHANT_KYB_NOT_QUALIFIED:
      'Your business check (KYB) is missing or doesn’t cover this payment. Contact Antom support.',
    NO_PAY_OPTIONS:
      'No payment option fits. Check that the method supports the currency and that your contract has both, else contact Antom support.',
    ORDER_IS_CLOSED: 'The order of this paymentRequestId is closed.',
    PAYMENT_AMOUNT_EXCEED_LIMIT:
      'The amount is above the maximum of the contract or method. Ask Antom support for the limit.',
    PAYMENT_COUNT_EXCEED_LIMIT:
      'Too many payments by this method. Offer another one; ask Antom support for the limit.',
    PAYMENT_NOT_QUALIFIED:
      'You may not take this payment: not registered, no Auto Debit contract, or barred. Contact Antom support.',
    PROCESS_FAIL:
      'A general business failure. Don’t repeat the same request; contact Antom support.',
    RISK_REJECT:
      'Risk control refused it; money already paid is refunded. Contact Antom support if no refund came in two weeks. Don’t tell the shopper the reason.',
    SUSPECTED_CARD: 'The card is suspected of fraud. Don’t tell the shopper the reason.',
    SUSPECTED_RISK:
      'A suspected security problem: possible again after one working day; money already paid is refunded if the check fails. Contact Antom support if no refund came. Don’t tell the shopper the reason.',
    USER_AMOUNT_EXCEED_LIMIT: 'The amount is above the shopper’s own limit.',
    USER_BALANCE_NOT_ENOUGH: 'The shopper’s balance is too low for the amount.',
    USER_KYC_NOT_QUALIFIED:
      'The shopper’s identity check (KYC) is missing or doesn’t cover this payment.',
    USER_PAYMENT_VERIFICATION_FAILED:
      'The shopper did not pass the check of bank or method, or is restricted there. Ask Antom support for the reason.',
    USER_STATUS_ABNORMAL:
      'The payment method reports a problem with the shopper’s account. Ask Antom support for the reason.',
    PAYMENT_IN_PROCESS: 'The payment is being processed; it hasn’t failed.',
    UNKNOWN_EXCEPTION:
      'The API call failed for an unknown reason. If it keeps happening, contact Antom support.',
    CARD_NOT_SUPPORTED: 'This card’s type, brand or region isn’t supported.',
    INVALID_EXPIRATION_DATE: 'expiryYear or expiryMonth is missing or wrong.',
    INVALID_CARD_NUMBER:
      'The card number is wrong, often mistyped. If it keeps happening, contact Antom support.',
    CARD_EXPIRED: 'The card has expired.',
    INVALID_CVV: 'The security code (CVV) is wrong.',
    DO_NOT_HONOR: 'The issuer refused without a reason; only the bank can tell more.',
    INVALID_AMOUNT:
      'The issuer refused the amount: invalid or above its maximum. Ask Antom support for the reason.',
    AUTHENTICATION_REQUIRED:
      'The issuer wants 3-D Secure: send the shopper through it (or set enableAuthenticationUpgrade).',
    SELECTED_CARD_BRAND_NOT_AVAILABLE:
      'The chosen card brand isn’t available; your contract may lack it.',
    PAYMENT_PROHIBITED: 'These goods may not be sold in this country. No appeal is possible.',
    RESTRICTED_CARD: 'The issuer restricts this card. Don’t tell the shopper the reason.',
    LOST_CARD: 'The card was reported lost. Don’t tell the shopper the reason.',
    STOLEN_CARD: 'The card was reported stolen. Don’t tell the shopper the reason.',
    PICKUP_CARD: 'The issuer wants this card to be kept. Don’t tell the shopper the reason.',
    ACCOUNT_CLOSED: 'The card’s account is closed.',
    BLOCKED_FIRST_USED: 'The card was never activated; its bank can do that.',
    NO_SELECTED_ACCOUNT: 'The card has no account of this kind.',
    POLICY: 'A policy rule refused it. If it keeps happening, contact Antom support.',
    VERIFY_TIMES_EXCEED_LIMIT: 'Too many wrong verification codes. The shopper needs a new code.',
    VERIFY_UNMATCHED: 'The verification code is wrong. The shopper needs a new code.',
    CARD_BIN_QUERY_ERROR: 'The first digits of the card number weren’t found, often mistyped.',
    ORDER_IS_CANCELED: 'The order of this paymentRequestId was cancelled.',
    ORDER_NOT_EXIST:
      'There is no such order. An inquiry before the first submit gets this too: not paid yet.',
    ORDER_STATUS_INVALID: 'The order’s state doesn’t allow this. Check it with inquiryPayment.',
    INQUIRY_PAYMENT_SESSION_FAILED: 'The session can’t be read, usually because it has expired.',
    REPEAT_REQ_REJECT: 'A repeated submit was refused; the earlier one may have succeeded.',
    REPEAT_REQ_INCONSISTENT:
      'The same paymentRequestId came with other content. Send the same content, or a new id.',
    SETTLE_CONTRACT_NOT_MATCH:
      'No settlement contract fits. Set settlementStrategy.settlementCurrency to one of your contract.',
    INVALID_CONTRACT:
      'The parameters don’t fit your contract. Compare them, or contact Antom support.',
    MERCHANT_NOT_REGISTERED: 'The merchant isn’t registered. Contact Antom support.',
    PARAM_ILLEGAL: 'A parameter of the request is missing or wrong. Correct the request.',
    KEY_NOT_FOUND: 'This client has no key. Upload your public key in Antom’s dashboard.',
    INVALID_SIGNATURE:
      'The signature is wrong. Check the key pair, the text that is signed, and the raw body.',
    CLIENT_INVALID: 'The client id is wrong or restricted. Check the header client-id.',
    INVALID_API: 'This API isn’t active for you. Contact Antom support.',
    NO_INTERFACE_DEF: 'The URL’s path is unknown. Check the endpoint.',
    METHOD_NOT_SUPPORTED: 'The API takes POST only.',
    MEDIA_TYPE_NOT_ACCEPTABLE: 'The API takes JSON only. Check the header Content-Type.',
    INVALID_PAYMENT_METHOD_META_DATA:
      'paymentMethodMetaData is wrong. Compare it with the API’s description.',
    USER_NOT_EXIST: 'The payment method doesn’t know this shopper.',
    REQUEST_TRAFFIC_EXCEED_LIMIT: 'Too many requests. Send fewer of them and wait.',
    SYSTEM_ERROR: 'A system error. If it keeps happening, contact Antom support.',
    EXTERNAL_RESOURCE_LOAD_FAILED:
      'A file of the payment page didn’t load: network, blocker or policy (CSP). Nothing was submitted.',
    SUBMIT_PAYMENT_TIMEOUT: 'The submit got no answer in time; it may have arrived.',
    PAYMENT_RESULT_TIMEOUT: 'The result didn’t come in time; the payment may still succeed.',
    USER_CANCELED: 'The shopper cancelled.',
    FORM_INVALID: 'The form has wrong or missing fields. Nothing was submitted.',
    ERR_DATA_STRUCT_UNRECOGNIZED:
      'The SDK didn’t understand an answer. Check its version; if it keeps happening, contact Antom support.',
    PARAM_INVALID: 'The session can’t be used. Check that sessionData is passed as it came.',
    UI_STATE_ERROR:
      'A call came in the wrong state, such as submit before mount. Correct the order of calls.',
    INITIALIZE_API_TIMEOUT: 'The first query failed or took too long. Nothing was submitted.',
    INITIALIZE_WEB_TIMEOUT: 'The payment page didn’t start in 10 seconds. Nothing was submitted.',
    SDK_PAYMENT_PENDING: 'The shopper has finished; the result comes later.',
    SDK_PAYMENT_ERROR: 'The gateway reports an abnormal status.',
    SDK_PAYMENT_PROCESSING:
      'Payment still in process, or closed by the shopper after the submit. Ask whether they finished; offer to pay again only if your server knows that it isn’t paid.',
    unknown: 'This version doesn’t know the code. Look it up in Antom’s documentation.',
  },
};
