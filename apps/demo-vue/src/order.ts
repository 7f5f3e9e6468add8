import { createCounter, knownAddress, type Address } from '@ams-cashier/shop';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** The order that is being paid, and where it goes. It outlives the checkout page. */
export const useOrder = defineStore('order', () => {
  const address = shallowRef<Address>(knownAddress);
  return { address, ...createCounter(() => address.value) };
});
