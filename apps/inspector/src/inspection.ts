import type { Inspection } from '@ams-cashier/protocol';
import { reactive, readonly, ref, shallowRef, watch } from 'vue';
import { follow, inspect, type Filter } from './sandbox.ts';

/** What the sandbox holds, as the filter asks for it, up to date by itself. One for the page. */
export function useInspection() {
  const filter = reactive<{ -readonly [Key in keyof Filter]: Filter[Key] }>({
    search: '',
    state: '',
  });
  const inspection = shallowRef<Inspection>();
  const isConnected = ref(false);
  let asked = 0;

  async function refresh(): Promise<void> {
    const question = ++asked;
    const answer = await inspect(filter).catch(() => undefined);
    // a slow answer to an earlier question must not replace a later one's
    if (answer && question === asked) inspection.value = answer;
  }

  watch(filter, refresh);
  follow(
    () => void refresh(),
    (is) => (isConnected.value = is),
  );
  return { filter, inspection, isConnected: readonly(isConnected) };
}
