import type { Product } from '@ams-cashier/protocol';
import type { Say } from '../texts/say.ts';
import type { Advice, AdviceContext, PaymentResultCode } from '../contract/advice.ts';
import { nextStepAfter } from '../contract/next-step.ts';

export type { Say };

let say: Say | undefined;
let requests = 0;

/** The texts of a language, for whoever asks; `advise` uses those that were requested last. */
export async function speakAdvice(
  locale: string,
): Promise<{ readonly say: Say; readonly locale: string }> {
  requests += 1;
  const request = requests;
  const spoken = await (await import('../texts/say.ts')).sayIn(locale);
  if (request === requests) say = spoken.say;
  return spoken;
}

/**
 * Fetches the texts of `advise` in this language; the first open does it as well. The shopper's text is in the language,
 * the merchant's in English, and in Chinese beside Chinese. Resolves to the language that it is: the nearest, else English.
 *
 * @example
 * await loadAdvice('zh-TW'); // 'zh_HK'
 */
export async function loadAdvice(locale: string): Promise<string> {
  return (await speakAdvice(locale)).locale;
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
  return adviseIn(say, code, context);
}

/** With the texts of one language, if they have loaded. */
export function adviseIn(
  say: Say | undefined,
  code: string,
  context: AdviceContext,
  product?: Product,
): Advice {
  const step = nextStepAfter(code, context);
  const who = step === 'no' || step === 'check_status' ? 'merchant' : 'shopper';
  return { step, who, ...say?.(code, step, product) };
}
