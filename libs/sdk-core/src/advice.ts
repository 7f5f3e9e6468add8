import { RESULT_CODES, type NextStep, type PaymentResultCode } from '@ams-cashier/protocol';

export type { NextStep, PaymentResultCode };

/** Who can do something about it. */
export type AdviceParty = 'shopper' | 'merchant' | 'nobody';

export interface Advice {
  /**
   * same_session: correct the input; other_card: another card in the same form; new_session: open a fresh session;
   * check_status: the outcome is open, ask your server before anything else; later; no: nothing to retry.
   */
  readonly step: NextStep;
  readonly who: AdviceParty;
}

export interface AdviceContext {
  readonly expired?: boolean;
  readonly threeDSFailed?: boolean;
  readonly cancelled?: boolean;
  /** Antom's run-time hint; wins over the table. */
  readonly needChangeSession?: boolean;
}

const SHOPPER_CAN: readonly NextStep[] = ['same_session', 'other_card', 'new_session'];

/**
 * The next step after a payment result code. A code that nobody knows: `new_session`.
 * Source: reference/payment-result-codes.json and decisions.md 2.
 *
 * @example
 * advise('ISSUER_REJECTS_TRANSACTION').step; // 'other_card'
 */
export function advise(code: PaymentResultCode | (string & {}), context: AdviceContext = {}): Advice {
  const row = Object.hasOwn(RESULT_CODES, code) ? RESULT_CODES[code as PaymentResultCode] : undefined;
  const listed: NextStep = row?.[0] ?? 'new_session';
  // An open outcome stays open whatever else is true: a fresh session could charge twice.
  const renew =
    context.needChangeSession ?? (context.expired || context.threeDSFailed || context.cancelled);
  const step =
    listed === 'check_status'
      ? listed
      : renew
        ? 'new_session'
        : context.needChangeSession === false && listed === 'new_session'
          ? 'same_session'
          : listed;
  const who = row?.[1] === 'merchant_config' ? 'merchant' : SHOPPER_CAN.includes(step) ? 'shopper' : 'nobody';
  return { step, who };
}
