import type { ApiResult } from '@ams-cashier/protocol';

/**
 * What each kind of error says about the request. `unknown`: the gateway may have processed it, so call
 * `inquiryPayment` before you repeat the request or give up.
 */
const OUTCOME = {
  /** An invalid option, or a request that can't be written as JSON; found before anything is sent. */
  config: 'not_done',
  /** The gateway's response is an error; its resultStatus decides, if it is signed. */
  api: 'by_status',
  /** No connection, or a dropped one; whether the request had been sent decides. */
  network: 'by_cause',
  /** No complete response within `timeoutMs`. */
  timeout: 'unknown',
  /** The response is not signed with the expected key. */
  signature: 'unknown',
  /** The response is not HTTP 200 with a result object, or it belongs to another request. */
  reply: 'unknown',
  /** A notification that is not from Antom, is too old, or can't be read. It does not belong to a request. */
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
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
];

/** What fails on an open connection, after bytes were sent: a route may be lost at any time. */
const ON_CONNECTION: readonly unknown[] = ['read', 'write', 'shutdown'];

/** Whether a connection failed before anything of the request was sent. */
export function neverSent(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null) return false;
  if ('syscall' in cause && ON_CONNECTION.includes(cause.syscall)) return false;
  if ('code' in cause && NEVER_SENT.includes(cause.code)) return true;
  if ('errors' in cause && Array.isArray(cause.errors)) return cause.errors.every(neverSent);
  return 'cause' in cause && neverSent(cause.cause);
}

/** Registered for the whole process, so that every copy of this package knows the errors of the others. */
const BRAND = Symbol.for('@ams-cashier/server/AntomError');

/**
 * Whether this is an `AntomError`, of this copy of the package or of another one: a dependency may bring its own, and
 * `import` and `require` load different files. `instanceof AntomError` answers the same.
 */
export function isAntomError(value: unknown): value is AntomError {
  try {
    return typeof value === 'object' && value !== null && BRAND in value;
  } catch {
    // a proxy: whatever was thrown can be asked about
    return false;
  }
}

export interface AntomErrorFacts {
  readonly parameter?: string;
  readonly result?: ApiResult;
  readonly unverified?: boolean;
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
  static {
    Object.defineProperty(this.prototype, BRAND, { value: true });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // a subclass has instances of its own
    return this === AntomError ? isAntomError(value) : super[Symbol.hasInstance](value);
  }

  override readonly name = 'AntomError';
  readonly kind: AntomErrorKind;
  /**
   * The gateway may have processed this call: call `inquiryPayment` before you repeat it or give up. False says nothing
   * about an earlier call with the same id.
   */
  readonly outcomeUnknown: boolean;
  /** The invalid option, or the path of the invalid field of the request; only for kind `config`. */
  readonly parameter: string | undefined;
  /** Only for kind `api`. Source: docs/reference/server-api.md#results */
  readonly resultCode: string | undefined;
  /** F: failed, final; U: outcome unknown. Only for kind `api`. */
  readonly resultStatus: ApiResult['resultStatus'] | undefined;
  readonly resultMessage: string | undefined;
  /**
   * The gateway did not sign its response, as it can't when it does not know the client id or its key. Such a response
   * proves nothing about a payment, so `outcomeUnknown` is true. Only for kind `api`.
   */
  readonly unverified: boolean;
  /** Set if there was an HTTP response. */
  readonly httpStatus: number | undefined;

  constructor(kind: AntomErrorKind, message: string, facts: AntomErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    const outcome = OUTCOME[kind];
    this.kind = kind;
    this.unverified = facts.unverified ?? false;
    this.outcomeUnknown =
      outcome === 'unknown' ||
      (outcome === 'by_status' && (this.unverified || facts.result?.resultStatus === 'U')) ||
      (outcome === 'by_cause' && !neverSent(facts.cause));
    this.parameter = facts.parameter;
    this.resultCode = facts.result?.resultCode;
    this.resultStatus = facts.result?.resultStatus;
    this.resultMessage = facts.result?.resultMessage;
    this.httpStatus = facts.httpStatus;
  }
}
