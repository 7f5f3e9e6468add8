import type { Product } from '@ams-cashier/protocol';
import type { Texts } from '../texts/type.ts';
import type { DeclineReason } from './decline.ts';

/** Reasons whose texts speak of a payment, where a card was to be saved. */
const OF_CARD: { readonly [Reason in DeclineReason]?: 'declined' | 'failed' } = {
  declined: 'declined',
  balance: 'declined',
  limit: 'declined',
  shop: 'failed',
  order: 'failed',
  failed: 'failed',
};

export function declineText(texts: Texts, reason: DeclineReason, product: Product): string {
  const text = product === 'vaulting' ? OF_CARD[reason] : undefined;
  return text ? texts.vaulting[text] : texts.declines[reason];
}
