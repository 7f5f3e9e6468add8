import { inject, type App, type ObjectPlugin } from 'vue';
import AmsCashierComponent from './AmsCashier.vue';
import { endWith } from './lifetime.ts';
import { CASHIER_INJECTION_KEY as KEY, createRegistration } from './registration.ts';
import type { CashierOptionsSource } from './registration.ts';

/**
 * Clients by name, for `useCashier('eu')` and `<AmsCashier client="eu">`. The one named `default` needs no name.
 *
 * @example
 * app.use(createCashierPlugin({ eu: { environment: 'sandbox' }, us: () => fetchOptions('us') }));
 */
export function createCashierPlugin(clients: Readonly<Record<string, CashierOptionsSource>>) {
  return {
    install(app: App): void {
      const known = app.runWithContext(() => inject(KEY, undefined));
      const registrations = known ?? new Map();
      if (!known) app.provide(KEY, registrations).component('AmsCashier', AmsCashierComponent);
      for (const [name, options] of Object.entries(clients))
        registrations.set(name, endWith(app, createRegistration(options)));
    },
  };
}

/**
 * Component and plugin at once.
 *
 * @example
 * createApp(App).use(AmsCashier, { environment: 'sandbox', locale: 'en_US' }).mount('#app');
 */
// typed: what would be inferred names Vue's GlobalComponents, which fails the types of whoever checks their libraries'
export const AmsCashier: typeof AmsCashierComponent & ObjectPlugin<[CashierOptionsSource]> =
  /* @__PURE__ */ Object.assign(AmsCashierComponent, {
    install(app: App, options: CashierOptionsSource): void {
      createCashierPlugin({ default: options }).install(app);
    },
  });
