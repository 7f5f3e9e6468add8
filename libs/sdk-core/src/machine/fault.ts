import type { ErrorReason } from '../contract/error-table.ts';

/**
 * What went wrong, as data: the interpreter makes the CashierError, which needs a clock and the ids of the open. A
 * CashierError that was made outside is a fault as it stands.
 */
export interface Fault {
  readonly reason: ErrorReason;
  readonly message: string;
  /** The fix, in one sentence. */
  readonly suggestion?: string | undefined;
  readonly cause?: unknown;
  /** Whether `retry()` can help, if not as in the error table. */
  readonly recoverable?: boolean | undefined;
}
