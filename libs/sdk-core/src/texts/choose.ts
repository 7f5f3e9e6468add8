import type { NextStep, Product } from '@ams-cashier/protocol';
import { GROUPS, VAULTING_WHY } from './group.ts';
import type { AdviceKey, AdviceText, FailureGroup, MerchantTexts, Texts } from './type.ts';

/**
 * What to say about a code, or about an event that leaves the payment open, when this is the next step. A code that nobody
 * knows is a plain failure. An open outcome is never reported as a failure, whatever code came with it.
 *
 * @example
 * adviceText(texts, merchant, 'INVALID_CVV', 'same_session').shopper;
 * // 'The security code doesn’t match the card. Please check it and try again.'
 */
export function adviceText(
  texts: Texts,
  merchant: MerchantTexts | undefined,
  code: string,
  step: NextStep,
  product: Product = 'classic',
): AdviceText {
  const key = Object.hasOwn(GROUPS, code) ? (code as AdviceKey) : undefined;
  const group = key ? GROUPS[key] : 'failed';
  const { open, vaulting } = texts.advice;
  let text: string;
  if (group === 'waiting' || group === 'finished' || step === 'check_status') {
    text =
      product === 'vaulting' ? vaulting.waiting : open[group === 'finished' ? group : 'waiting'];
  } else {
    text = product === 'vaulting' ? ofCard(texts, group, step) : ofPayment(texts, group, step);
  }
  if (!merchant) return { shopper: text };
  const { space: between, why, next } = merchant;
  return { shopper: text, merchant: why[key ?? 'unknown'] + between + next[step] };
}

type Step = keyof Texts['advice']['next'];

function ofPayment({ space, advice }: Texts, group: FailureGroup, step: Step): string {
  return advice.why[group] + space + (advice.nextFor[group]?.[step] ?? advice.next[step]);
}

/** A card that was to be saved: there is no other way to pay, and nothing was to be paid. */
function ofCard({ space, advice }: Texts, group: FailureGroup, step: Step): string {
  const { why, next, nextFor, vaulting } = advice;
  const kind = VAULTING_WHY[group];
  const reason = kind === 'own' ? why[group] : vaulting[kind];
  const ownNext = kind === 'own' ? nextFor[group]?.[step] : undefined;
  const other: { readonly [One in Step]?: string } = vaulting.next;
  return reason + space + (ownNext ?? other[step] ?? next[step]);
}
