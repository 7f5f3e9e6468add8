import { RESULT_MESSAGES, type ApiResult, type PaymentResultCode } from '@ams-cashier/protocol';

/** Source: docs/reference/server-api.md#capture-cancel-refund and #results. */
const UNKNOWN_OUTCOME: readonly string[] = [
  'PAYMENT_IN_PROCESS',
  'REFUND_IN_PROCESS',
  'REQUEST_TRAFFIC_EXCEED_LIMIT',
  'UNKNOWN_EXCEPTION',
];

/** Codes that no payment ends with, so that the catalogue of payment result codes lacks them. */
const API_MESSAGES = {
  CANCEL_WINDOW_EXCEED: 'It is too late to cancel the payment; refund it.',
  REFUND_AMOUNT_EXCEED: 'The refund is more than what is left of the payment.',
  REFUND_IN_PROCESS: 'The refund is being processed.',
  REFUND_WINDOW_EXCEED: 'It is too late to refund the payment.',
} as const;

/** What an answer of the merchant API may say. */
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

export function failure(code: ApiResultCode, message?: string): ApiResult {
  return {
    resultCode: code,
    resultStatus: UNKNOWN_OUTCOME.includes(code) ? 'U' : 'F',
    resultMessage: message ?? MESSAGES[code] ?? code,
  };
}

/** Thrown anywhere below the merchant API; becomes the signed answer. */
export class Refused extends Error {
  readonly result: ApiResult;

  constructor(code: ApiResultCode, message?: string) {
    const result = failure(code, message);
    super(result.resultMessage);
    this.result = result;
  }
}
