/** Read by vue-tsc only: what must compile, and, marked, what must not. */
import { createApp, type GlobalComponents } from 'vue';
import AmsCashierDefault, {
  AmsCashier,
  createCashierPlugin,
  useCashier,
  type CashierEvent,
} from './index.ts';
import nuxtModule from './nuxt.ts';
import { createScriptedCashier } from './testing.ts';

const app = createApp({});
app.use(AmsCashier, { environment: 'sandbox', locale: 'en_US' });
app.use(AmsCashierDefault, () => ({ environment: 'prod' }));
app.use(AmsCashier, Promise.resolve({ environment: 'sandbox' as const }));
app.use(
  createCashierPlugin({
    eu: { environment: 'sandbox' },
    us: async () => ({ environment: 'prod' }),
  }),
);
// @ts-expect-error environment is missing
app.use(AmsCashier, { locale: 'en_US' });
// @ts-expect-error no such environment
app.use(AmsCashier, { environment: 'production' });
// @ts-expect-error no options
app.use(AmsCashier);
// @ts-expect-error no such option
app.use(createCashierPlugin({ eu: { environment: 'sandbox', language: 'en' } }));

const { client, open, state, on, events } = useCashier('eu');
on('SDK_PAYMENT_FAIL', (event) => event.final satisfies boolean);
on('SDK_END_OF_LOADING', ({ outcome }) => outcome satisfies 'ready' | 'failed' | 'cancelled');
// @ts-expect-error no such event
on('SDK_PAYMENT_FAILED', () => undefined);
// @ts-expect-error a session is needed
open({});
// @ts-expect-error readonly
state.value = state.value;
void client.value?.preload();

events((event) => {
  switch (event.type) {
    case 'status':
    case 'error':
    case 'result':
      return;
    default:
      return event satisfies never;
  }
});
function exhausted(event: CashierEvent): void {
  if (event.type === 'status' || event.type === 'error') return;
  // @ts-expect-error results are missing
  void (event satisfies never);
}
void exhausted;

declare const component: InstanceType<typeof AmsCashier>;
component.submit({}) satisfies Promise<'accepted' | 'invalid' | 'duplicate'>;
component.update({ locale: 'zh_CN' });
component.retry();
component.close();
// @ts-expect-error not exposed
component.checkout.close();
const globally: GlobalComponents['AmsCashier'] = AmsCashier;
void globally;

const scripted = createScriptedCashier({ locale: 'zh_CN' });
app.use(scripted);
scripted.signal({ type: 'usable' });
// @ts-expect-error no such option
createScriptedCashier({ language: 'zh' });
// @ts-expect-error no such signal
scripted.signal({ type: 'paid' });

declare const nuxt: Parameters<typeof nuxtModule>[1];
nuxtModule({ environment: 'prod' }, nuxt);
// @ts-expect-error no such environment
nuxtModule({ environment: 'production' }, nuxt);
