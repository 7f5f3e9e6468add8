import { makeEnvironmentProviders } from '@angular/core';
import { AmsCashierService } from './ams-cashier.service';
import { ClientConnection } from './client-connection';
import { CASHIER_CONFIG, type CashierConfig } from './config';
import type { CashierFeature } from './features';
import { nest } from './lifetime';
import { nameToken, type CashierProviders } from './name';

/** One list behind the module and the function, so that they cannot drift. */
export function cashierProviders(config: CashierConfig, features: readonly CashierFeature[]) {
  const client = [
    { provide: CASHIER_CONFIG, useValue: config },
    ClientConnection,
    AmsCashierService,
  ];
  const name = features.find((feature) => feature.name)?.name;
  const providers: CashierProviders = [
    name ? { provide: nameToken(name), useFactory: () => nest(client) } : client,
    ...features.flatMap(({ providers = [] }) => providers),
  ];
  return providers;
}

/**
 * One client for the application, or for a route: everything below it shares options and streams. A wrong option is told
 * by `errors$`, `state` and the component's error template; it never stops the application from starting.
 *
 * @example
 * bootstrapApplication(App, { providers: [provideAmsCashier({ environment: 'sandbox', locale: 'en_US' })] });
 */
export function provideAmsCashier(config: CashierConfig, ...features: CashierFeature[]) {
  return makeEnvironmentProviders(cashierProviders(config, features));
}
