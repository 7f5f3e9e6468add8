import { ERROR_TABLE, type Blame, type ErrorReason, type ErrorRow } from './error-table.ts';

export type CashierErrorCode =
  | 'SDK_INTERNAL_ERROR'
  | 'SDK_CREATEPAYMENT_PARAMETER_ERROR'
  | 'SDK_INIT_PARAMETER_ERROR'
  | 'SDK_CREATECOMPONENT_ERROR';

/** Two copies of this package in one page must recognize each other's errors, so the brand is a shared symbol. */
const BRAND = Symbol.for('@ams-cashier/error');

export interface ErrorDetails {
  readonly message: string;
  /** The fix, in one sentence. */
  readonly suggestion?: string;
  readonly cause?: unknown;
  readonly traceId?: string;
  readonly openId?: string;
  readonly attempt?: number;
  /** Whether `retry()` can help. Default: as in the error table. */
  readonly recoverable?: boolean;
}

/**
 * The error that every promise of this package rejects with, and that error events are. `code` is Antom's; `reason` is
 * ours and finer grained.
 *
 * @example
 * try { await checkout.ready; } catch (error) {
 *   if (isCashierError(error) && error.recoverable) checkout.retry();
 * }
 */
export class CashierError<
  Code extends CashierErrorCode | undefined = CashierErrorCode | undefined,
> extends Error {
  override readonly name = 'CashierError';
  declare readonly type: 'error';
  /** Antom's event code; undefined for reasons that only reject a promise and emit no event. */
  declare readonly code: Code;
  declare readonly reason: ErrorReason;
  declare readonly blame: Blame;
  /** Whether `retry()` can help. */
  declare readonly recoverable: boolean;
  declare readonly suggestion: string | undefined;
  declare readonly traceId: string;
  declare readonly openId: string;
  declare readonly attempt: number;
  declare readonly at: number;
  declare readonly result: undefined;
  declare readonly replayed?: undefined;

  constructor(reason: ErrorReason, { message, cause, ...details }: ErrorDetails) {
    const { suggestion } = details;
    super(suggestion ? `${message} ${suggestion}` : message, cause === undefined ? {} : { cause });
    const [code, blame, recoverable]: ErrorRow = ERROR_TABLE[reason];
    const row = { type: 'error', reason, code, blame, recoverable };
    const facts = {
      at: Date.now(),
      traceId: '',
      openId: '',
      attempt: 0,
      suggestion,
      result: undefined,
    };
    Object.assign(this, row, facts, details);
    Object.defineProperty(this, BRAND, { value: true });
    // until it is read, a stack keeps its functions alive, and through them the component that closed its cashier
    void this.stack;
  }

  /** `message` is not enumerable on errors, so JSON would lack it otherwise. */
  toJSON(): Record<string, unknown> {
    return { ...(this as object), message: this.message };
  }
}

/** Whether `value` is a CashierError. Works across copies of this package and across realms, where `instanceof` doesn't. */
export function isCashierError(value: unknown): value is CashierError {
  return typeof value === 'object' && value !== null && BRAND in value;
}
