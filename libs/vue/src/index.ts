import type { AmsCashier } from './plugin.ts';

export * from '@ams-cashier/core';
export { AmsCashier, AmsCashier as default, createCashierPlugin } from './plugin.ts';
export { CASHIER_INJECTION_KEY } from './registration.ts';
export type { CashierOptionsSource, Registration } from './registration.ts';
export { useCashier, type UseCashier } from './useCashier.ts';

declare module 'vue' {
  interface GlobalComponents {
    AmsCashier: typeof AmsCashier;
  }
}
