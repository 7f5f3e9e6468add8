import type { ApiResult } from '@ams-cashier/protocol';

/**
 * What each kind of error says about the request that it ends. `unknown`: the gateway may have carried it out, so ask
 * it (`inquiryPayment`) before anything is repeated or given up.
 */
const OUTCOME = {
  /** A wrong option, found before anything is sent. */
  config: 'not_done',
  /** The gateway's signed answer is a refusal; its resultStatus decides. */
  api: 'by_status',
  /** No connection, or a cut one; whether the request had left decides. */
  network: 'by_cause',
  /** No complete answer within `timeoutMs`. */
  timeout: 'unknown',
  /** The answer is not signed with the expected key. */
  signature: 'unknown',
  /** The answer is no HTTP 200 with a result object. */
  reply: 'unknown',
  /** A notification that is not Antom's, or is broken. It is no answer to any request. */
  notification: 'not_done',
} as const;

export type AntomErrorKind = keyof typeof OUTCOME;

/** Failures of a connection that happen before a byte of the request is sent. */
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
 * The one error class of this package.
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
  /** The gateway may have carried the request out: inquire before you repeat it or give up. */
  readonly outcomeUnknown: boolean;
  /** The option that is wrong; only of kind `config`. */
  readonly parameter: string | undefined;
  /** Only of kind `api`, as the gateway signed it. Source of codes: docs/reference/server-api.md#results. */
  readonly resultCode: string | undefined;
  /** F failed for good, U unknown; only of kind `api`. */
  readonly resultStatus: ApiResult['resultStatus'] | undefined;
  readonly resultMessage: string | undefined;
  /** Set when an HTTP answer came. */
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
