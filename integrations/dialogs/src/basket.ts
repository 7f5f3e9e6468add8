import { AmsCashier } from '@ams-cashier/vue';
import { defineComponent, ref } from 'vue';
import { createSession } from '../session.ts';

/** What stands in the dialog: gone with it, and the cashier too. */
export const Basket = defineComponent({
  components: { AmsCashier },
  setup() {
    const lastEvent = ref('');
    const note = ({ code }: { readonly code: string }) => (lastEvent.value = code);
    return { createSession, lastEvent, note };
  },
  template: `
    <AmsCashier
      :session="createSession"
      @payment-result="note"
      @payment-cancel="note"
      @cashier-error="(error) => (lastEvent = error.message)"
    >
      <template #default="{ open }"><button type="button" @click="open">Pay now</button></template>
    </AmsCashier>
    <p role="status">{{ lastEvent }}</p>
  `,
});

export const OPTIONS = { environment: 'sandbox', locale: 'en_US' } as const;
