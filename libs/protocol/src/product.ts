import type { SessionMeta } from './session-data.ts';

/**
 * What a session is for. `classic`: one payment method; `element`: several methods beside the shop's own pay button;
 * `page`: the whole checkout page; `vaulting`: a card is saved and nothing is paid. The session decides, no option does.
 * Source: docs/reference/beyond-cashier.md#a8-sessions-for-each-scene-java-doc
 */
export type Product = 'classic' | 'element' | 'page' | 'vaulting';

/** By the name that Antom has for it in the session. */
export const PRODUCTS: { readonly [scene: string]: Product | undefined } = {
  ELEMENT_PAYMENT: 'element',
  CHECKOUT_PAYMENT: 'page',
  VAULTING: 'vaulting',
};

export function productOf({ paymentSessionConfig }: SessionMeta): Product {
  const scene = paymentSessionConfig?.productScene ?? '';
  return (Object.hasOwn(PRODUCTS, scene) && PRODUCTS[scene]) || 'classic';
}
