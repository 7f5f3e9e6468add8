import type { NextStep } from '@ams-cashier/protocol';
import { GROUPS } from './group.ts';
import type { AdviceKey, AdviceText, AdviceTexts } from './type.ts';

/**
 * What to say about a code, or about an event that leaves the payment open, when this is the next step. A code that nobody
 * knows is a plain failure. An open outcome is never told as a failure, whatever code came with it.
 *
 * @example
 * adviceText(enUS, 'INVALID_CVV', 'same_session').shopper;
 * // 'The security code doesn’t match the card. Please check it and try again.'
 */
export function adviceText(
  { space, shopper, merchant }: AdviceTexts,
  code: string,
  step: NextStep,
): AdviceText {
  const key = Object.hasOwn(GROUPS, code) ? (code as AdviceKey) : undefined;
  const group = key ? GROUPS[key] : 'failed';
  let text: string;
  if (group === 'waiting' || group === 'finished') text = shopper.open[group];
  else if (step === 'check_status') text = shopper.open.waiting;
  else {
    text = shopper.why[group] + space + (shopper.nextFor[group]?.[step] ?? shopper.next[step]);
  }
  return { shopper: text, merchant: merchant.why[key ?? 'unknown'] + space + merchant.next[step] };
}
