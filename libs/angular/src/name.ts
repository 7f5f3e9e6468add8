import { InjectionToken, inject } from '@angular/core';
import type { EnvironmentInjector, EnvironmentProviders, Provider } from '@angular/core';
import type { ProviderToken } from '@angular/core';
import { CashierError } from '@ams-cashier/core';

export type CashierProviders = (Provider | EnvironmentProviders)[];

const tokens = new Map<string, InjectionToken<EnvironmentInjector>>();

/** One token per name, so that the named clients of a route add to those of its parents. */
export function nameToken(name: string): InjectionToken<EnvironmentInjector> {
  const token = tokens.get(name) ?? new InjectionToken<EnvironmentInjector>(`CASHIER_${name}`);
  tokens.set(name, token);
  return token;
}

/** Finds the nearest client, or the nearest client with that name. */
export function findCashier<Part>(part: ProviderToken<Part>, name?: string | null): Part {
  const found = name
    ? inject(nameToken(name), { optional: true })?.get(part)
    : inject(part, { optional: true });
  if (found) return found;
  throw setupMissing(name);
}

export function setupMissing(name?: string | null): CashierError {
  const given = name ? `options, withName('${name}')` : 'options';
  return new CashierError('setup_missing', {
    message: `There is no cashier${name ? ` named "${name}"` : ''} in this injector.`,
    suggestion: `Provide one: provideAmsCashier(${given}), AmsCashierModule.forRoot(${given}).`,
  });
}
