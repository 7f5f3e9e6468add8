import { InjectionToken, inject, provideEnvironmentInitializer } from '@angular/core';
import type { Returned } from '@ams-cashier/core';
import { readReturn } from './lifetime';
import type { CashierProviders } from './name';

/** What `provideAmsCashier` and `forRoot` accept besides the options. */
export interface CashierFeature {
  readonly name?: string;
  readonly providers?: CashierProviders;
}

/**
 * Names a client, so that it can be used beside others: `injectCashier('gift')`, `<ams-cashier client="gift">`.
 *
 * @example
 * providers: [provideAmsCashier(shop), provideAmsCashier(gifts, withName('gift'))];
 */
export function withName(name: string): CashierFeature {
  return { name };
}

/** `{ openId, returned: true }` if this page load is the shopper's return from a wallet or bank, otherwise undefined. */
export const CASHIER_RETURN = new InjectionToken<Returned | undefined>('CASHIER_RETURN', {
  providedIn: 'root',
  factory: readReturn,
});

/**
 * Removes the return parameters from the URL before the router reads it, so that neither links nor reloads repeat them. Read
 * them with `inject(CASHIER_RETURN)`.
 *
 * @example
 * // providers: [provideRouter(routes), provideAmsCashier(options, withRouterReturn())]
 * const home = { path: '', canMatch: [() => !inject(CASHIER_RETURN)], component: Home };
 */
export function withRouterReturn(): CashierFeature {
  return { providers: [provideEnvironmentInitializer(() => void inject(CASHIER_RETURN))] };
}
