import { createPurchase, type Basket, type Purchase } from '@ams-cashier/shop';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** The order that is being paid. It outlives the checkout page: who goes back and forth pays one order, not two. */
export const useOrder = defineStore('order', () => {
  const basket = shallowRef<Basket>();
  const purchase = shallowRef<Purchase>();

  /** The purchase of this basket; another basket is another purchase. */
  function begin({ product, quantity }: Basket): Purchase {
    const { value: known } = basket;
    if (!purchase.value || known?.product !== product || known.quantity !== quantity) {
      basket.value = { product, quantity };
      purchase.value = createPurchase({ product, quantity });
    }
    return purchase.value;
  }

  /** It is paid, or the bank has it: what is bought next is another order. */
  function conclude(): void {
    purchase.value = undefined;
  }

  return { basket, purchase, begin, conclude };
});
