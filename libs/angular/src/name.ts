import {
  InjectionToken,
  inject,
  type EnvironmentInjector,
  type EnvironmentProviders,
  type Provider,
  type ProviderToken,
} from '@angular/core';
import { CashierError } from '@ams-cashier/core';

export type CashierProviders = (Provider | EnvironmentProviders)[];

const tokens = new Map<string, InjectionToken<EnvironmentInjector>>();

/** A token for each name, so that a route's named clients add to those around it. */
export function nameToken(name: string): InjectionToken<EnvironmentInjector> {
  const token = tokens.get(name) ?? new InjectionToken<EnvironmentInjector>(`CASHIER_${name}`);
  tokens.set(name, token);
  return token;
}

/** The nearest one, or the nearest of that name. */
export function findCashier<Part>(part: ProviderToken<Part>, name?: string | null): Part {
  const found = name
    ? inject(nameToken(name), { optional: true })?.get(part)
    : inject(part, { optional: true });
  if (found) return found;
  throw new CashierError('setup_missing', {
    message: name ? `There is no cashier of the name "${name}" here.` : 'There is no cashier here.',
    suggestion: name
      ? `Add provideAmsCashier(options, withName('${name}')) to the providers.`
      : 'Add provideAmsCashier(options) or AmsCashierModule.forRoot(options) to the providers.',
  });
}
