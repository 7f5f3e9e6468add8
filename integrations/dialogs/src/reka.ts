import { AmsCashier } from '@ams-cashier/vue';
import { DialogContent, DialogOverlay, DialogPortal, DialogRoot, DialogTitle } from 'reka-ui';
import { createApp, defineComponent, ref } from 'vue';
import { Basket, OPTIONS } from './basket.ts';

/** As its documentation has it: any press outside of the content closes it, wherever in the page that is. */
const Shop = defineComponent({
  components: { Basket, DialogContent, DialogOverlay, DialogPortal, DialogRoot, DialogTitle },
  setup: () => ({ isOpen: ref(false) }),
  template: `
    <button type="button" @click="isOpen = true">Basket</button>
    <DialogRoot v-model:open="isOpen">
      <DialogPortal>
        <DialogOverlay />
        <DialogContent :aria-describedby="undefined">
          <DialogTitle>Your basket</DialogTitle>
          <Basket />
        </DialogContent>
      </DialogPortal>
    </DialogRoot>
  `,
});

createApp(Shop).use(AmsCashier, OPTIONS).mount('shop-page');
