import type { Say } from '../texts/say.ts';
import type { Advice, AdviceContext, PaymentResultCode } from '../contract/advice.ts';
import { nextStepAfter } from '../contract/next-step.ts';

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
 * Source: docs/reference/result-codes.md and docs/design/names-and-defaults.md#advice.
 *
 * @example
 * advise('ISSUER_REJECTS_TRANSACTION').step; // 'other_card'
 */
export function advise(
  code: PaymentResultCode | (string & {}),
  context: AdviceContext = {},
): Advice {
  const step = nextStepAfter(code, context);
  const who = step === 'no' || step === 'check_status' ? 'merchant' : 'shopper';
  return { step, who, ...say?.(code, step) };
}
