import { firstSettings } from '@ams-cashier/shop';
import { defineStore } from 'pinia';

/** What the visitor has chosen about the cashier. */
export const useSettings = defineStore('settings', { state: () => ({ ...firstSettings }) });
