import { defineStore } from 'pinia';
import { ref } from 'vue';

/** What a merchant can choose about the cashier, for the visitor of this demo to try. */
export const useSettings = defineStore('settings', () => ({
  locale: ref('en_US'),
  theme: ref<'auto' | 'light' | 'dark'>('auto'),
  /** The shop's pay button in place of the cashier's; inline only, for a popup lies over it. */
  ownButton: ref(false),
  ownLoading: ref(false),
}));
