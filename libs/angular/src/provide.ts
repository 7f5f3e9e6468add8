import { makeEnvironmentProviders, type EnvironmentProviders, type Provider } from '@angular/core';
import { AmsCashierService } from './ams-cashier.service';
import { ClientBridge } from './bridge';
import { CASHIER_CONFIG, type CashierConfig } from './config';

/** One list behind the module and the function, so that they cannot drift. */
export function cashierProviders(config: CashierConfig): Provider[] {
  return [{ provide: CASHIER_CONFIG, useValue: config }, ClientBridge, AmsCashierService];
}

/**
 * One client for the application, or for a route: everything below it shares options and streams. A wrong option is told
 * by `errors$`, `state` and the component's error template; it never stops the application from starting.
 *
 * @example
 * bootstrapApplication(App, { providers: [provideAmsCashier({ environment: 'sandbox', locale: 'en_US' })] });
 */
export function provideAmsCashier(config: CashierConfig): EnvironmentProviders {
  return makeEnvironmentProviders(cashierProviders(config));
}
