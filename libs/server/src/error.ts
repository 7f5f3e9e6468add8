import type { ApiResult } from '@ams-cashier/protocol';

/**
 * What each kind of error says about the request. `unknown`: the gateway may have processed it, so call
 * `inquiryPayment` before you repeat the request or give up.
 */
const OUTCOME = {
  /** An invalid option, found before anything is sent. */
  config: 'not_done',
  /** The gateway's signed response is an error; its resultStatus decides. */
  api: 'by_status',
  /** No connection, or a dropped one; whether the request had been sent decides. */
  network: 'by_cause',
  /** No complete response within `timeoutMs`. */
  timeout: 'unknown',
  /** The response is not signed with the expected key. */
  signature: 'unknown',
  /** The response is not HTTP 200 with a result object. */
  reply: 'unknown',
  /** A notification that is not from Antom, or malformed. It does not belong to a request. */
  notification: 'not_done',
} as const;

export type AntomErrorKind = keyof typeof OUTCOME;

/** Connection failures that happen before a byte of the request is sent. */
const NEVER_SENT: readonly unknown[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
];

function neverSent(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null) return false;
  if ('code' in cause && NEVER_SENT.includes(cause.code)) return true;
  if ('errors' in cause && Array.isArray(cause.errors)) return cause.errors.every(neverSent);
  return 'cause' in cause && neverSent(cause.cause);
}

export interface AntomErrorFacts {
  readonly parameter?: string;
  readonly result?: ApiResult;
  readonly httpStatus?: number;
  readonly cause?: unknown;
}

/**
 * The only error class of this package.
 *
 * ```ts
 * try {
 *   await antom.createPaymentSession(request);
 * } catch (error) {
 *   if (error instanceof AntomError && error.outcomeUnknown) await antom.inquiryPayment({ paymentRequestId });
 *   else throw error;
 * }
 * ```
 */
export class AntomError extends Error {
  override readonly name = 'AntomError';
  readonly kind: AntomErrorKind;
  /** The gateway may have processed the request: call `inquiryPayment` before you repeat it or give up. */
  readonly outcomeUnknown: boolean;
  /** The invalid option; only for kind `config`. */
  readonly parameter: string | undefined;
  /** Only for kind `api`, as the gateway signed it. Source: docs/reference/server-api.md#results */
  readonly resultCode: string | undefined;
  /** F: failed, final; U: outcome unknown. Only for kind `api`. */
  readonly resultStatus: ApiResult['resultStatus'] | undefined;
  readonly resultMessage: string | undefined;
  /** Set if there was an HTTP response. */
  readonly httpStatus: number | undefined;

  constructor(kind: AntomErrorKind, message: string, facts: AntomErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    const outcome = OUTCOME[kind];
    this.kind = kind;
    this.outcomeUnknown =
      outcome === 'unknown' ||
      (outcome === 'by_status' && facts.result?.resultStatus === 'U') ||
      (outcome === 'by_cause' && !neverSent(facts.cause));
    this.parameter = facts.parameter;
    this.resultCode = facts.result?.resultCode;
    this.resultStatus = facts.result?.resultStatus;
    this.resultMessage = facts.result?.resultMessage;
    this.httpStatus = facts.httpStatus;
  }
}
