import type { Address } from './address.ts';
import { basketTotal, type Basket } from './basket.ts';
import { createPurchase, type Purchase } from './purchase.ts';

/** Where the shop keeps what is being paid while the shopper walks about. */
export interface Counter {
  /** The purchase of this basket; another basket is another purchase. */
  begin(basket: Basket): Purchase;
  /** It is paid, or the bank has it: what is bought next is another order. */
  conclude(): void;
}

/**
 * One for the whole shop: who leaves the checkout and comes back pays one order, not two. `address` is asked when an
 * order is made.
 */
export function createCounter(address: () => Address): Counter {
  let purchase: Purchase | undefined;
  let known: string | undefined;
  return {
    begin(basket) {
      const wanted = JSON.stringify([basket.product.sku, basketTotal(basket)]);
      if (!purchase || wanted !== known) purchase = createPurchase(basket, address);
      known = wanted;
      return purchase;
    },
    conclude() {
      purchase = undefined;
    },
  };
}
