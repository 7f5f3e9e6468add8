/** A shop in Vue whose routes are kept alive. */
import { createApp } from 'vue';
import { createRouter, createWebHashHistory } from 'vue-router';
import { AmsCashier } from '@ams-cashier/vue';
import InlinePage from './kept-vue/InlinePage.vue';
import KeptApp from './kept-vue/KeptApp.vue';
import KeyedPage from './kept-vue/KeyedPage.vue';
import PopupPage from './kept-vue/PopupPage.vue';
import StartPage from './kept-vue/StartPage.vue';

const PAGES = { inline: InlinePage, keyed: KeyedPage, popup: PopupPage };

const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', component: StartPage },
    ...Object.entries(PAGES).map(([path, component]) => ({ path: `/${path}`, component })),
  ],
});
createApp(KeptApp, { pages: Object.keys(PAGES) })
  .use(router)
  .use(AmsCashier, { environment: 'sandbox', locale: 'en_US' })
  .mount('#app');
