import type { NextStep, PaymentResultCode } from '@ams-cashier/protocol';

export type { NextStep, PaymentResultCode };

/** What can be done after a payment result. */
export interface Advice {
  /**
   * same_session: correct the input; other_card: another card in the same form; new_session: open a fresh session;
   * check_status: the outcome is open, ask your server before anything else; later: wait, then open a fresh session;
   * no: nothing to retry.
   */
  readonly step: NextStep;
  /** Who can act on it. */
  readonly who: 'shopper' | 'merchant';
  /** What to tell the shopper. Both texts are available after the first open, or after `await loadAdvice(locale)`. */
  readonly shopper?: string;
  /** What to tell your own staff. */
  readonly merchant?: string;
}

/** What is known about a failure besides its code. */
export interface AdviceContext {
  readonly expired?: boolean;
  readonly threeDSFailed?: boolean;
  readonly cancelled?: boolean;
  /** Antom's run-time hint; overrides the table. */
  readonly needChangeSession?: boolean;
}
