import { ElDialog } from 'element-plus';
import 'element-plus/dist/index.css';
import { AmsCashier } from '@ams-cashier/vue';
import { createApp, defineComponent, ref } from 'vue';
import { Basket, OPTIONS } from './basket.ts';

const Shop = defineComponent({
  components: { ElDialog, Basket },
  setup: () => ({ isOpen: ref(false) }),
  template: `
    <button type="button" @click="isOpen = true">Basket</button>
    <ElDialog v-model="isOpen" title="Your basket" destroy-on-close><Basket /></ElDialog>
  `,
});

createApp(Shop).use(AmsCashier, OPTIONS).mount('shop-page');
