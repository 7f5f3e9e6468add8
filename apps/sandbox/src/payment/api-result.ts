import { RESULT_MESSAGES, type ApiResult, type PaymentResultCode } from '@ams-cashier/protocol';

/** Codes with resultStatus U. Source: docs/reference/server-api.md#results */
const UNKNOWN_OUTCOME: readonly string[] = [
  'PAYMENT_IN_PROCESS',
  'REFUND_IN_PROCESS',
  'REQUEST_TRAFFIC_EXCEED_LIMIT',
  'UNKNOWN_EXCEPTION',
];

/** Codes that no payment ends with, so the table of payment result codes lacks them. */
const API_MESSAGES = {
  DEFENSE_EXCEED_LIMIT: 'The dispute has been defended already.',
  INVALID_ACCESS_TOKEN: 'There is no such token, or it is no longer good.',
  INVALID_AUTHCODE: 'There is no such code, or it has been used.',
  INVALID_REFRESH_TOKEN: 'There is no such refresh token.',
  NOT_ALLOW_IN_CURRENT_STATUS: 'The dispute is decided already.',
  REPEAT_REQUEST: 'The same has been done before.',
  TIME_EXCEEDS_LIMIT: 'It is too late: the time to defend the dispute is over.',
  CANCEL_WINDOW_EXCEED: 'It is too late to cancel the payment; refund it instead.',
  REFUND_AMOUNT_EXCEED: 'The refund exceeds what is left of the payment.',
  REFUND_IN_PROCESS: 'The refund is being processed.',
  TOKEN_NOT_EXIST: 'There is no such token.',
  VAULTING_NOT_EXIST: 'There is no such vaulting request.',
  REFUND_WINDOW_EXCEED: 'It is too late to refund the payment.',
} as const;

/** Every result code that the merchant API can answer with. */
export type ApiResultCode = PaymentResultCode | keyof typeof API_MESSAGES;

const MESSAGES: { readonly [code: string]: string | undefined } = {
  ...RESULT_MESSAGES,
  ...API_MESSAGES,
};

export const SUCCESS: ApiResult = {
  resultCode: 'SUCCESS',
  resultStatus: 'S',
  resultMessage: 'success.',
};

/** @param message replaces the documented one */
export function failure(code: ApiResultCode | (string & {}), message?: string): ApiResult {
  return {
    resultCode: code,
    resultStatus: UNKNOWN_OUTCOME.includes(code) ? 'U' : 'F',
    resultMessage: message ?? MESSAGES[code] ?? code,
  };
}
