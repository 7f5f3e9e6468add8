import { AmsCashier } from '@ams-cashier/vue';
import { createApp } from 'vue';
import App from './App.vue';
import { LOCALE } from './shop.ts';
import './shop.css';

createApp(App)
  // 'prod' for real money: see README.md
  .use(AmsCashier, { environment: 'sandbox', locale: LOCALE })
  .mount('#app');
