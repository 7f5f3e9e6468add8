/** The same in Vue, without the component. */
import { createApp, defineComponent, h } from 'vue';
import { AmsCashier, useCashier } from '@ams-cashier/vue';
import { createSession } from './order-session.ts';

const Shop = defineComponent(() => {
  const cashier = useCashier();
  const pay = () => void cashier.open({ session: () => createSession() });
  return () => h('button', { type: 'button', onClick: pay }, 'Pay now');
});

createApp(Shop).use(AmsCashier, { environment: 'sandbox', locale: 'en_US' }).mount('#app');
