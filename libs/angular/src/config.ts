import { InjectionToken } from '@angular/core';
import type { CashierOptions } from '@ams-cashier/core';
import { setupMissing } from './name';

/**
 * The options of the client, a promise of them, or a function that returns either. The function runs in an injection
 * context when the cashier is first needed, and again if the shopper retries after it failed. It never runs on the server.
 *
 * @example
 * provideAmsCashier(() => ({ environment: inject(SETTINGS).payments, locale: inject(LOCALE_ID) }));
 */
export type CashierConfig =
  | CashierOptions
  | PromiseLike<CashierOptions>
  | (() => CashierOptions | PromiseLike<CashierOptions>);

export const CASHIER_CONFIG = new InjectionToken<CashierConfig>('CASHIER_CONFIG', {
  providedIn: 'root',
  factory: () => {
    throw setupMissing();
  },
});
