import { AmsCashier } from '@ams-cashier/vue';
import { createApp, h, KeepAlive, nextTick, ref, shallowRef } from 'vue';
import CheckoutPage from './CheckoutPage.vue';
import type { Shop } from './shop.ts';

function start(host: string): Shop {
  const session = shallowRef<string>();
  const isShown = ref(true);
  const isKept = ref(true);
  const codes: string[] = [];
  const page = () =>
    session.value && isShown.value
      ? h(KeepAlive, () =>
          isKept.value
            ? h(CheckoutPage, {
                session: session.value ?? '',
                tell: ({ code }: { readonly code: string }) => void codes.push(code),
              })
            : h('p', 'aside'),
        )
      : h('p', 'nothing');
  const app = createApp(page).use(AmsCashier, { environment: 'sandbox' });
  app.mount(host);
  return {
    codes,
    open: (data) => {
      session.value = data;
    },
    keep: (kept) => {
      isKept.value = kept;
    },
    toggle: async (times) => {
      for (let round = 0; round < times; round += 1) {
        for (const shown of [true, false]) {
          isShown.value = shown;
          await nextTick();
          await new Promise((resolve) => setTimeout(resolve, (round % 5) * 10));
        }
      }
    },
    end: () => app.unmount(),
  };
}

window.shops = [start('#one'), start('#two')];
