import { stepAfter, type NextStep, type PaymentResultCode } from '@ams-cashier/protocol';

export type { NextStep, PaymentResultCode };

export interface Advice {
  /**
   * same_session: correct the input; other_card: another card in the same form; new_session: open a fresh session;
   * check_status: the outcome is open, ask your server before anything else; later; no: nothing to retry.
   */
  readonly step: NextStep;
  /** Who can do something about it. */
  readonly who: 'shopper' | 'merchant';
}

export interface AdviceContext {
  readonly expired?: boolean;
  readonly threeDSFailed?: boolean;
  readonly cancelled?: boolean;
  /** Antom's run-time hint; wins over the table. */
  readonly needChangeSession?: boolean;
}

/**
 * The next step after a payment result code. A code that nobody knows: `new_session`.
 * Source: reference/payment-result-codes.json and decisions.md 2.
 *
 * @example
 * advise('ISSUER_REJECTS_TRANSACTION').step; // 'other_card'
 */
export function advise(
  code: PaymentResultCode | (string & {}),
  context: AdviceContext = {},
): Advice {
  const { expired, threeDSFailed, cancelled, needChangeSession } = context;
  const listed = stepAfter(code);
  let step = listed;
  // An open outcome stays open whatever else is true: a fresh session could charge twice.
  if (listed !== 'check_status') {
    if (needChangeSession ?? (expired || threeDSFailed || cancelled)) step = 'new_session';
    else if (needChangeSession === false && listed === 'new_session') step = 'same_session';
  }
  return { step, who: step === 'no' || step === 'check_status' ? 'merchant' : 'shopper' };
}
