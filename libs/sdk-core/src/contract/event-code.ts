/**
 * The event codes of the cashier by type. The event union, the check for unknown codes and the table in the docs are
 * made from them. Source: docs/reference/event-codes.md.
 */

/** Status codes that are passed on from an engine unchanged; no phase depends on them. */
export const PASSED_ON = [
  'SDK_LAUNCH_PAYMENT_APP_ERROR',
  'SDK_PAYMENT_AUTHORIZATION_SUCCESSFUL',
  'SDK_REDIRECT',
  'SDK_PAYMENT_SHIPPINGCHANGE',
  'SDK_PAYMENT_APPROVE',
  'SDK_PAYMENT_WARN',
  'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT',
] as const;

/** Status codes with a field of their own, and its name. They are passed on like those above. */
export const DETAILED = {
  SDK_PAYMENT_METHOD_CHANGED: 'paymentMethod',
  SDK_BILLING_ADDRESS_CHANGED: 'billingAddress',
} as const;

export type DetailedCode = keyof typeof DETAILED;

export const EVENT_CODES = {
  status: [
    'SDK_START_OF_LOADING',
    'SDK_END_OF_LOADING',
    'SDK_PAYMENT_CANCEL',
    'SDK_CALL_URL_SUCCESS',
    'SDK_CALL_URL_ERROR',
    'SDK_DUPLICATE_SUBMISSION_BEHAVIOR',
    'SDK_FORM_VERIFICATION_FAILED',
    'SDK_SUBMIT_NETWORK_ERROR',
    'SDK_PAYMENT_CHALLENGE',
    ...PASSED_ON,
    ...(Object.keys(DETAILED) as DetailedCode[]),
    'SDK_UNKNOWN',
  ],
  error: [
    'SDK_INTERNAL_ERROR',
    'SDK_CREATEPAYMENT_PARAMETER_ERROR',
    'SDK_INIT_PARAMETER_ERROR',
    'SDK_CREATECOMPONENT_ERROR',
  ],
  result: [
    'SDK_PAYMENT_SUCCESSFUL',
    'SDK_PAYMENT_FAIL',
    'SDK_PAYMENT_PENDING',
    'SDK_PAYMENT_PROCESSING',
    'SDK_PAYMENT_ERROR',
    'SDK_PAYMENT_RETRY',
  ],
} as const;
