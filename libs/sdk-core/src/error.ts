/**
 * One class for everything that goes wrong. `code` is Antom's; `reason` is ours and finer.
 */
import { ERROR_TABLE, type Blame, type ErrorReason, type ErrorRow } from './error-table.ts';

export type CashierErrorCode =
  | 'SDK_INTERNAL_ERROR'
  | 'SDK_CREATEPAYMENT_PARAMETER_ERROR'
  | 'SDK_INIT_PARAMETER_ERROR'
  | 'SDK_CREATECOMPONENT_ERROR';

/** Two copies of this package in one page must know each other's errors, so the mark is a shared symbol. */
const BRAND = Symbol.for('@ams-cashier/error');

export interface ErrorDetails {
  readonly message: string;
  /** The fix, in one sentence. */
  readonly suggestion?: string;
  readonly cause?: unknown;
  readonly traceId?: string;
  readonly openId?: string;
  readonly attempt?: number;
}

/**
 * @example
 * try { await checkout.ready; } catch (error) {
 *   if (isCashierError(error) && error.recoverable) checkout.retry();
 * }
 */
export class CashierError<
  Code extends CashierErrorCode | undefined = CashierErrorCode | undefined,
> extends Error {
  override readonly name = 'CashierError';
  readonly type = 'error';
  /** Antom's event code; undefined for the reasons that only ever reject a promise. */
  readonly code: Code;
  readonly reason: ErrorReason;
  readonly blame: Blame;
  /** Whether `retry()` can help. */
  readonly recoverable: boolean;
  readonly suggestion: string | undefined;
  readonly traceId: string;
  readonly openId: string;
  readonly attempt: number;
  readonly at: number;
  readonly result: undefined;
  declare readonly replayed?: undefined;

  constructor(reason: ErrorReason, details: ErrorDetails) {
    const { message, suggestion, cause } = details;
    super(suggestion ? `${message} ${suggestion}` : message, cause === undefined ? {} : { cause });
    const [code, blame, recoverable]: ErrorRow = ERROR_TABLE[reason];
    this.code = code as Code;
    this.reason = reason;
    this.blame = blame;
    this.recoverable = recoverable;
    this.suggestion = suggestion;
    this.traceId = details.traceId ?? '';
    this.openId = details.openId ?? '';
    this.attempt = details.attempt ?? 0;
    this.at = Date.now();
    this.result = undefined;
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** `message` is not enumerable on errors: without this it would be missing in JSON. */
  toJSON(): Record<string, unknown> {
    return { ...(this as object), message: this.message };
  }
}

/** Works across copies and realms of this package, where `instanceof` doesn't. */
export function isCashierError(value: unknown): value is CashierError {
  return typeof value === 'object' && value !== null && BRAND in value;
}
