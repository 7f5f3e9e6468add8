import AmsCashier from '@ams-cashier/vue';
import { createApp } from 'vue';
import App from './App.vue';

createApp(App).use(AmsCashier, { environment: 'sandbox', locale: 'en_US' }).mount('#app');
