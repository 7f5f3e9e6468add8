/** For tests of your checkout: the real providers, component and core with a cashier that your test controls. */
import type { EnvironmentProviders } from '@angular/core';
import { provideAmsCashier, type CashierFeature, type CashierOptions } from '@ams-cashier/angular';
import { createScriptedEngine, type ScriptedEngine } from '@ams-cashier/core/testing';

export * from '@ams-cashier/core/testing';

/** A scripted engine with its providers. */
export interface ScriptedCashier extends ScriptedEngine {
  /** Replaces `provideAmsCashier(options, ...features)` and `forRoot`. */
  provide(...features: CashierFeature[]): EnvironmentProviders;
}

/**
 * @example
 * const cashier = createScriptedCashier();
 * TestBed.configureTestingModule({ providers: [cashier.provide()] });
 * const fixture = TestBed.createComponent(CheckoutPage); // its session: cashier.session()
 */
export function createScriptedCashier(options: Partial<CashierOptions> = {}): ScriptedCashier {
  const script = createScriptedEngine();
  const scripted = { environment: 'sandbox', ...options, engines: [script.engine] } as const;
  return Object.assign(script, {
    provide: (...features: CashierFeature[]) => provideAmsCashier(scripted, ...features),
  });
}
