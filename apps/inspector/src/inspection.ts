import type { InspectedOrder, Inspection } from '@ams-cashier/protocol';
import { computed, readonly, ref, shallowRef, watch } from 'vue';
import { address } from './address.ts';
import { createReader } from './reader.ts';
import { follow, inspect, inspectOrder } from './sandbox.ts';

/** How often the ages of orders are brought up to date, in milliseconds. */
const AGE_INTERVAL = 5_000;

/** What the sandbox says, always up to date: the orders that match the filter, and the selected one. One per page. */
export function useInspection() {
  const inspection = shallowRef<Inspection>();
  /** `id` is what was asked for. */
  const found = shallowRef<{ readonly id: string; readonly order: InspectedOrder | undefined }>();
  const isConnected = ref(false);
  const elapsed = ref(0);
  let answeredAt = performance.now();

  const filter = computed(() => {
    const { search, state, method, scenario, limit } = address;
    return { search, state, method, scenario, limit };
  });
  const readList = createReader(async () => {
    inspection.value = await inspect(filter.value);
    answeredAt = performance.now();
    elapsed.value = 0;
  });
  const readOrder = createReader(async () => {
    const id = address.order;
    found.value = { id, order: id === '' ? undefined : await inspectOrder(id) };
  });

  watch(filter, readList);
  watch(() => address.order, readOrder);
  follow(
    () => {
      void readList();
      void readOrder();
    },
    (is) => (isConnected.value = is),
  );
  setInterval(() => (elapsed.value = performance.now() - answeredAt), AGE_INTERVAL);

  return {
    inspection,
    /** Undefined while it is being fetched, too. */
    order: computed(() => (found.value?.id === address.order ? found.value.order : undefined)),
    isUnknown: computed(
      () => address.order !== '' && found.value?.id === address.order && !found.value.order,
    ),
    isConnected: readonly(isConnected),
    /** The sandbox's time, in milliseconds. */
    now: computed(() =>
      inspection.value ? Date.parse(inspection.value.now) + elapsed.value : Date.now(),
    ),
  };
}
