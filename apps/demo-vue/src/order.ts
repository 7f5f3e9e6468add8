import { createCounter, knownAddress, type Address } from '@ams-cashier/shop';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** The order that is being paid, and its delivery address. They outlive the checkout page. */
export const useOrder = defineStore('order', () => {
  const address = shallowRef<Address>(knownAddress);
  return { address, ...createCounter(() => address.value) };
});
