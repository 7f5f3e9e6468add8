import AmsCashier from '@ams-cashier/vue';
import { askCashierOptions } from '@ams-cashier/shop';
import '@ams-cashier/shop/shop.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { router } from './router.ts';

const app = createApp(App).use(createPinia()).use(router);
app.use(AmsCashier, await askCashierOptions());
await router.isReady();
app.mount('#shop');
