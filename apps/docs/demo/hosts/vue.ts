import { createApp, h } from 'vue';
import { AmsCashier } from '@ams-cashier/vue';
import type { StartShop } from '../host.ts';

export const start: StartShop = async ({ target, cashier, session, locale, hear }) => {
  const app = createApp({
    render: () => h(AmsCashier, { session, display: 'inline', onCashierEvent: hear }),
  });
  app.use(AmsCashier, { environment: 'sandbox', locale, engines: [cashier.engine] });
  app.mount(target);
  return () => app.unmount();
};
