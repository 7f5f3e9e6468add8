import { RESULT_MESSAGES, type ApiResult, type PaymentResultCode } from '@ams-cashier/protocol';

/** Source: reference/server-api.md 7. */
const UNKNOWN_OUTCOME: readonly string[] = [
  'PAYMENT_IN_PROCESS',
  'REQUEST_TRAFFIC_EXCEED_LIMIT',
  'UNKNOWN_EXCEPTION',
];

export const SUCCESS: ApiResult = {
  resultCode: 'SUCCESS',
  resultStatus: 'S',
  resultMessage: 'success.',
};

export function failure(code: PaymentResultCode, message?: string): ApiResult {
  return {
    resultCode: code,
    resultStatus: UNKNOWN_OUTCOME.includes(code) ? 'U' : 'F',
    resultMessage: message ?? RESULT_MESSAGES[code] ?? code,
  };
}

/** Thrown anywhere below the merchant API; becomes the signed answer. */
export class Refused extends Error {
  readonly result: ApiResult;

  constructor(code: PaymentResultCode, message?: string) {
    const result = failure(code, message);
    super(result.resultMessage);
    this.result = result;
  }
}
