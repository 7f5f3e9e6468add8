import type { Inspection } from '@ams-cashier/protocol';
import { reactive, readonly, ref, shallowRef, watch } from 'vue';
import { follow, inspect, type Filter } from './sandbox.ts';

/** The orders that match the filter, always up to date. One per page. */
export function useInspection() {
  const filter = reactive<{ -readonly [Key in keyof Filter]: Filter[Key] }>({
    search: '',
    state: '',
  });
  const inspection = shallowRef<Inspection>();
  const isConnected = ref(false);
  let requests = 0;

  async function refresh(): Promise<void> {
    const request = ++requests;
    const answer = await inspect(filter).catch(() => undefined);
    // a slow response to an earlier request must not replace a later one
    if (answer && request === requests) inspection.value = answer;
  }

  watch(filter, refresh);
  follow(
    () => void refresh(),
    (is) => (isConnected.value = is),
  );
  return { filter, inspection, isConnected: readonly(isConnected) };
}
