/** What a design system or a layer of a shop does: hands our exports on, with declarations of its own. */
import { createCashier } from '@ams-cashier/core';
import { createComponentController, createLook } from '@ams-cashier/core/component';
import { createScriptedEngine } from '@ams-cashier/core/testing';
import {
  AmsCashier,
  CASHIER_INJECTION_KEY,
  createCashierPlugin,
  useCashier,
} from '@ams-cashier/vue';
import amsCashier from '@ams-cashier/vue/nuxt';
import { createScriptedCashier } from '@ams-cashier/vue/testing';

export default amsCashier;
export const nuxtModule = amsCashier;
export const Cashier = AmsCashier;
export const key = CASHIER_INJECTION_KEY;
export const plugin = createCashierPlugin({ default: { environment: 'sandbox' } });
export const use = () => useCashier();
export const client = createCashier({ environment: 'sandbox' });
export const checkout = client.open({ session: 'paymentSessionData' });
export const controller = createComponentController({ output: () => undefined });
export const look = createLook({});
export const engine = createScriptedEngine();
export const scripted = createScriptedCashier();
