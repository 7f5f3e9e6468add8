import { inject, type App, type ObjectPlugin } from 'vue';
import AmsCashierComponent from './AmsCashier.vue';
import { onEndOf } from './lifetime.ts';
import { CASHIER_INJECTION_KEY as KEY, createRegistration } from './registration.ts';
import type { CashierOptionsSource } from './registration.ts';

/**
 * Registers named clients, for `useCashier('eu')` and `<AmsCashier client="eu">`. The one named `default` is used where no
 * name is given.
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
        registrations.set(name, createRegistration(options, onEndOf(app)));
    },
  };
}

/**
 * Both the component and the plugin.
 *
 * @example
 * createApp(App).use(AmsCashier, { environment: 'sandbox', locale: 'en_US' }).mount('#app');
 */
// annotated, because the inferred type mentions Vue's GlobalComponents, which fails in projects without skipLibCheck
export const AmsCashier: typeof AmsCashierComponent & ObjectPlugin<[CashierOptionsSource]> =
  /* @__PURE__ */ Object.assign(AmsCashierComponent, {
    install(app: App, options: CashierOptionsSource): void {
      createCashierPlugin({ default: options }).install(app);
    },
  });
