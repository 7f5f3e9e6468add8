import { AmsCashier, createCashierPlugin, type CashierOptions } from '@ams-cashier/vue';
import type { App } from 'vue';

const ask = async (path: string): Promise<CashierOptions> => (await fetch(path)).json();

// asked when its client is first used
export const later = (app: App) => app.use(AmsCashier, () => ask('/cashier-options'));

// useCashier('eu'), <AmsCashier client="eu">
export const byRegion = createCashierPlugin({
  eu: { environment: 'sandbox', locale: 'de_DE' },
  us: () => ask('/cashier-options/us'),
});
