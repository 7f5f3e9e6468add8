import { ShopError } from './shop-error.ts';
import { texts } from './texts.ts';

/** The part of the SDK's outcome that the shop needs: `checkout.outcome`, and `snapshot.advice?.step` with it. */
export interface EndedOutcome {
  readonly status: 'paid' | 'saved' | 'undecided' | 'failed' | 'cancelled' | 'closed';
  readonly error?: { readonly reason: string; readonly cause?: unknown };
}

/**
 * What the shop does when the cashier has ended.
 * result: go to the result page, where the shop's server is asked; stay: say `text` and offer the payment again, after
 * `purchase.renew()` if `renew` is set; nothing: the shop closed it itself.
 */
export type Ending =
  | { readonly kind: 'result' }
  | {
      readonly kind: 'stay';
      readonly text: string;
      /** cancelled: the button is `Pay now` again; failed: it is `Try again`. */
      readonly tone: 'cancelled' | 'failed';
      readonly renew: boolean;
    }
  | { readonly kind: 'nothing' };

/** How long an inline cashier shows its end state before the shop goes to the result page, in milliseconds. */
export const INLINE_RESULT_DELAY = 1500;

const FORM_NOT_LOADED = { text: texts.cashierUnreachable, renew: false };

const BY_REASON: Readonly<Record<string, { readonly text: string; readonly renew: boolean }>> = {
  session_expired: { text: texts.sessionExpired, renew: true },
  load_timeout: FORM_NOT_LOADED,
  cashier_unreachable: FORM_NOT_LOADED,
};

const BY_STEP: Readonly<Record<string, string>> = {
  later: texts.failedLater,
  no: texts.failedForGood,
};

/**
 * @example
 * const ending = endingOf(await checkout.outcome, checkout.getSnapshot().advice?.step);
 */
export function endingOf({ status, error }: EndedOutcome, step = 'new_session'): Ending {
  if (status === 'paid' || status === 'saved' || status === 'undecided') return { kind: 'result' };
  if (status === 'closed') return { kind: 'nothing' };
  if (status === 'cancelled') {
    return { kind: 'stay', tone: 'cancelled', text: texts.cancelled, renew: false };
  }
  if (!error) {
    return { kind: 'stay', tone: 'failed', text: BY_STEP[step] ?? texts.failed, renew: true };
  }
  if (error.cause instanceof ShopError) {
    return { kind: 'stay', tone: 'failed', text: error.cause.message, renew: true };
  }
  const { text, renew } = BY_REASON[error.reason] ?? { text: texts.broken, renew: true };
  return { kind: 'stay', tone: 'failed', text, renew };
}
