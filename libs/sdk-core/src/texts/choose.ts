import type { NextStep } from '@ams-cashier/protocol';
import { GROUPS } from './group.ts';
import type { AdviceKey, AdviceText, MerchantTexts, Texts } from './type.ts';

/**
 * What to say about a code, or about an event that leaves the payment open, when this is the next step. A code that nobody
 * knows is a plain failure. An open outcome is never reported as a failure, whatever code came with it.
 *
 * @example
 * adviceText(texts, merchant, 'INVALID_CVV', 'same_session').shopper;
 * // 'The security code doesn’t match the card. Please check it and try again.'
 */
export function adviceText(
  { space, advice }: Texts,
  merchant: MerchantTexts | undefined,
  code: string,
  step: NextStep,
): AdviceText {
  const key = Object.hasOwn(GROUPS, code) ? (code as AdviceKey) : undefined;
  const group = key ? GROUPS[key] : 'failed';
  let text: string;
  if (group === 'waiting' || group === 'finished') text = advice.open[group];
  else if (step === 'check_status') text = advice.open.waiting;
  else {
    text = advice.why[group] + space + (advice.nextFor[group]?.[step] ?? advice.next[step]);
  }
  if (!merchant) return { shopper: text };
  const { space: between, why, next } = merchant;
  return { shopper: text, merchant: why[key ?? 'unknown'] + between + next[step] };
}
