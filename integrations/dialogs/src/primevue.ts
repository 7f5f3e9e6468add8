import PrimeVue from 'primevue/config';
import Dialog from 'primevue/dialog';
import { AmsCashier } from '@ams-cashier/vue';
import { createApp, defineComponent, ref } from 'vue';
import { Basket, OPTIONS } from './basket.ts';

const Shop = defineComponent({
  components: { Dialog, Basket },
  setup: () => ({ isOpen: ref(false) }),
  template: `
    <button type="button" @click="isOpen = true">Basket</button>
    <Dialog v-model:visible="isOpen" modal dismissable-mask header="Your basket"><Basket /></Dialog>
  `,
});

createApp(Shop).use(AmsCashier, OPTIONS).use(PrimeVue, { unstyled: true }).mount('shop-page');
