import { AmsCashier, createCashierPlugin, type CashierOptions } from '@ams-cashier/vue';
import type { App } from 'vue';

const load = async (path: string): Promise<CashierOptions> => (await fetch(path)).json();

// called when its client is first used
export const later = (app: App) => app.use(AmsCashier, () => load('/cashier-options'));

// useCashier('eu'), <AmsCashier client="eu">
export const byRegion = createCashierPlugin({
  eu: { environment: 'sandbox', locale: 'de_DE' },
  us: () => load('/cashier-options/us'),
});
