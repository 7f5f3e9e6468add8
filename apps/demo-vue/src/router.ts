import { texts } from '@ams-cashier/shop';
import { createRouter, createWebHistory, type LocationQuery } from 'vue-router';
import CardsPage from './CardsPage.vue';
import CheckoutPage from './CheckoutPage.vue';
import MessagePage from './MessagePage.vue';
import ProductPage from './ProductPage.vue';
import ResultPage from './ResultPage.vue';

function searchParams(query: LocationQuery): URLSearchParams {
  const pairs = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return new URLSearchParams(pairs);
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: ProductPage },
    {
      path: '/checkout',
      component: CheckoutPage,
      props: ({ query }) => ({ query: searchParams(query) }),
    },
    { path: '/cards', component: CardsPage },
    {
      path: '/result',
      component: ResultPage,
      props: ({ query }) => ({ orderId: String(query['order'] ?? '') }),
    },
    {
      path: '/:nothing(.*)*',
      component: MessagePage,
      props: { heading: texts.notFound, text: texts.notFoundText },
    },
  ],
});
