/** For tests of your checkout: the real plugin, component and core, with a cashier that your test controls. */
import type { CashierOptions } from '@ams-cashier/core';
import { createScriptedEngine, type ScriptedEngine } from '@ams-cashier/core/testing';
import type { App } from 'vue';
import { AmsCashier } from './plugin.ts';

export * from '@ams-cashier/core/testing';

/** A scripted engine that is also the app's plugin. */
export type ScriptedCashier = ScriptedEngine & { install(app: App): void };

/**
 * Replaces `app.use(AmsCashier, options)`. For named clients, pass `createScriptedEngine().engine` to
 * `createCashierPlugin`.
 *
 * @example
 * const cashier = createScriptedCashier();
 * const page = mount(CheckoutPage, { global: { plugins: [cashier] } }); // its session: cashier.session()
 * await page.get('button').trigger('click');
 * const run = await cashier.run();
 * run.signal({ type: 'usable' });
 * run.signal({ type: 'accepted' });
 * run.signal({ type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false });
 * await flushPromises();
 */
export function createScriptedCashier(options: Partial<CashierOptions> = {}): ScriptedCashier {
  const script = createScriptedEngine();
  const scripted = { environment: 'sandbox', ...options, engines: [script.engine] } as const;
  return Object.assign(script, { install: (app: App) => void app.use(AmsCashier, scripted) });
}
