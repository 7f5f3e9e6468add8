import AmsCashier from '@ams-cashier/vue';
import { cashierOptions } from '@ams-cashier/shop';
import '@ams-cashier/shop/shop.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { router } from './router.ts';

const app = createApp(App).use(createPinia()).use(router).use(AmsCashier, cashierOptions);
await router.isReady();
app.mount('#shop');
