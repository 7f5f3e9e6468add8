import { makeEnvironmentProviders } from '@angular/core';
import { AmsCashierService } from './ams-cashier.service';
import { ClientConnection } from './client-connection';
import { CASHIER_CONFIG, type CashierConfig } from './config';
import type { CashierFeature } from './features';
import { nest } from './lifetime';
import { nameToken, type CashierProviders } from './name';

/** The one list of providers behind both the module and the function. */
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
 * Provides one client for the application or for a route; everything below shares its options and streams. Invalid options
 * are reported by `errors$`, `state` and the component's error template, and never keep the application from starting.
 *
 * @example
 * bootstrapApplication(App, { providers: [provideAmsCashier({ environment: 'sandbox', locale: 'en_US' })] });
 */
export function provideAmsCashier(config: CashierConfig, ...features: CashierFeature[]) {
  return makeEnvironmentProviders(cashierProviders(config, features));
}
