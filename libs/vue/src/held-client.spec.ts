/** Shops keep a client or a Checkout where Vue makes it reactive: in `ref`, `reactive`, `data()` or a store. */
import { createCashier, type Cashier, type Checkout } from '@ams-cashier/core';
import { createScriptedEngine } from '@ams-cashier/core/testing';
import { mount } from '@vue/test-utils';
import { createPinia, defineStore } from 'pinia';
import { expect, it } from 'vitest';
import { defineComponent, reactive, ref } from 'vue';

interface Held {
  client: Cashier;
  checkout?: Checkout;
}

const useStore = defineStore('held', { state: () => ({ held: undefined as Held | undefined }) });

const HOLDERS: Readonly<Record<string, (held: Held) => Held>> = {
  ref: (held) => ref(held).value as Held,
  reactive: (held) => reactive(held) as Held,
  'data()': (held) =>
    mount(defineComponent({ data: () => ({ held }), render: () => undefined })).vm.held as Held,
  'a Pinia store': (held) => {
    const store = useStore(createPinia());
    store.held = held;
    return store.held as Held;
  },
};

it.each(Object.entries(HOLDERS))('%s: every method works', async (_, hold) => {
  const script = createScriptedEngine();
  const held = hold({
    client: createCashier({ environment: 'sandbox', engines: [script.engine] }),
  });
  held.checkout = held.client.open({ session: script.session() });
  const { client, checkout } = held;
  let changes = 0;
  const stop = checkout.subscribe(() => (changes += 1));
  (await script.run()).signal({ type: 'usable' });
  await expect(checkout.ready).resolves.toBeUndefined();
  expect(checkout.getSnapshot()).toBe(client.getSnapshot());
  await expect(checkout.validate()).resolves.toEqual({ isValid: true });
  checkout.update({ locale: 'de_DE' });
  expect(changes).toBeGreaterThan(0);
  stop();
  client.destroy();
  await expect(checkout.outcome).resolves.toMatchObject({ status: 'closed' });
});
