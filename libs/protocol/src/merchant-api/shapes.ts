/** Shapes that no single call has. Source: docs/reference/server-api.md */
import type { Amount } from '../gateway.ts';

export interface ApiResult {
  readonly resultCode: string;
  /** S success, F failed for good, U unknown: may have worked. */
  readonly resultStatus: 'S' | 'F' | 'U';
  readonly resultMessage: string;
}

export interface AmountLimit {
  readonly minAmount?: Amount;
  readonly maxAmount?: Amount;
  readonly remainAmount?: Amount;
}

/** By currency. Source: docs/reference/beyond-cashier.md#b2-which-methods-can-this-order-use--paymentsconsult */
export interface AmountLimits {
  readonly [currency: string]: {
    readonly singleLimit?: AmountLimit;
    readonly dayLimit?: AmountLimit;
    readonly monthLimit?: AmountLimit;
  };
}
