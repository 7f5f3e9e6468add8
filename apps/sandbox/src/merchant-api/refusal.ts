import type { ApiResult } from '@ams-cashier/protocol';
import { failure, type ApiResultCode } from '../payment/api-result.ts';

/** Thrown by any handler of the merchant API; becomes the signed answer. */
export class Refusal extends Error {
  readonly result: ApiResult;

  constructor(code: ApiResultCode, message?: string) {
    const result = failure(code, message);
    super(result.resultMessage);
    this.result = result;
  }
}
