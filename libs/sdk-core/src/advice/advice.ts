import type { Say } from '../texts/say.ts';
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
  /** What to tell the shopper. Both texts are there after the first open, or `await loadAdvice(locale)`. */
  readonly shopper?: string;
  /** What to tell your own people. */
  readonly merchant?: string;
}

export interface AdviceContext {
  readonly expired?: boolean;
  readonly threeDSFailed?: boolean;
  readonly cancelled?: boolean;
  /** Antom's run-time hint; wins over the table. */
  readonly needChangeSession?: boolean;
}

let say: Say | undefined;

/**
 * Fetches the texts of `advise` in this language; the first open does it as well. The shopper's text is in the language,
 * the merchant's in English, and in Chinese beside Chinese. Resolves to the language that it is: the nearest, else English.
 *
 * @example
 * await loadAdvice('zh-TW'); // 'zh_HK'
 */
export async function loadAdvice(locale: string): Promise<string> {
  const spoken = await (await import('../texts/say.ts')).sayIn(locale);
  say = spoken.say;
  return spoken.locale;
}

/**
 * The next step after a payment result code, or after an event that leaves the payment open, such as
 * SDK_PAYMENT_PROCESSING. A code that nobody knows: `new_session`.
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
  // the events that leave a payment open have advice as well
  const listed = code.startsWith('SDK_') ? 'check_status' : stepAfter(code);
  let step = listed;
  // An open outcome stays open whatever else is true: a fresh session could charge twice.
  if (listed !== 'check_status') {
    if (needChangeSession ?? (expired || threeDSFailed || cancelled)) step = 'new_session';
    else if (needChangeSession === false && listed === 'new_session') step = 'same_session';
  }
  const who = step === 'no' || step === 'check_status' ? 'merchant' : 'shopper';
  return { step, who, ...say?.(code, step) };
}
