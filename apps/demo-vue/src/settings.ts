import { firstSettings } from '@ams-cashier/shop';
import { defineStore } from 'pinia';

/** The visitor's settings for the cashier. */
export const useSettings = defineStore('settings', { state: () => ({ ...firstSettings }) });
