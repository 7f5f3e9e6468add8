import type { Address } from './address.ts';
import { basketTotal, type Basket } from './basket.ts';
import { createPurchase, type Purchase } from './purchase.ts';

/** Keeps the purchase while the shopper moves between pages. */
export interface Counter {
  /** The purchase of this basket; another basket is another purchase. */
  begin(basket: Basket): Purchase;
  /** It is paid, or the bank is processing it: the next purchase is another order. */
  conclude(): void;
}

/**
 * One for the whole shop: a shopper who leaves the checkout and comes back pays one order, not two. `address` is called
 * when an order is created.
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
      purchase?.renew();
      purchase = undefined;
    },
  };
}
