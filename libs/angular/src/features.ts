import { InjectionToken, inject, provideEnvironmentInitializer } from '@angular/core';
import type { Returned } from '@ams-cashier/core';
import { readReturn } from './lifetime';
import type { CashierProviders } from './name';

/** What `provideAmsCashier` and `forRoot` can be given besides the options. */
export interface CashierFeature {
  readonly name?: string;
  readonly providers?: CashierProviders;
}

/**
 * A client beside the others: `injectCashier('gift')`, `<ams-cashier client="gift">`.
 *
 * @example
 * providers: [provideAmsCashier(shop), provideAmsCashier(gifts, withName('gift'))];
 */
export function withName(name: string): CashierFeature {
  return { name };
}

/** What this page load was: `{ openId, returned: true }` if the shopper came back from a wallet or bank, or undefined. */
export const CASHIER_RETURN = new InjectionToken<Returned | undefined>('CASHIER_RETURN', {
  providedIn: 'root',
  factory: readReturn,
});

/**
 * Takes the mark of a return out of the address before the router reads it, so that no link and no reload repeats it. What
 * it was is `inject(CASHIER_RETURN)`.
 *
 * @example
 * // providers: [provideRouter(routes), provideAmsCashier(options, withRouterReturn())]
 * const home = { path: '', canMatch: [() => !inject(CASHIER_RETURN)], component: Home };
 */
export function withRouterReturn(): CashierFeature {
  return { providers: [provideEnvironmentInitializer(() => void inject(CASHIER_RETURN))] };
}
