#!/usr/bin/env bash
# @tanstack/vue-query 5.104.0, a mutation that is started while the shopper is offline; @pinia/colada 1.4.6 beside it
#
# The shopper presses Pay in a tunnel. Nothing happens, so the form gives up: it calls reset(), or the shopper leaves the
# page and its component is gone. At the next stop they press Pay once more. One would expect a payment that was given up
# not to be made.
# Seen: a mutation waits for the connection, whatever its `retry`, and neither reset() nor unmounting takes it out of the
# queue. Back online all are sent, one payment for each press, also that of a form that has been closed. `networkMode:
# 'always'` sends at once, and fails as a request does. Pinia Colada sends at once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts @tanstack/vue-query@5.104.0 @pinia/colada@1.4.6 pinia@4.1.0 vue@3.5.45
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { PiniaColada, useMutation as useColadaMutation } from '@pinia/colada';
import { onlineManager, QueryClient, useMutation, VueQueryPlugin } from '@tanstack/vue-query';
import { createPinia } from 'pinia';
import { createRenderer, h, nextTick, ref } from 'vue';

const operations = ['patchProp', 'insert', 'remove', 'createElement', 'createText', 'createComment', 'setText'];
const more = ['setElementText', 'parentNode', 'nextSibling'];
const { createApp } = createRenderer(Object.fromEntries([...operations, ...more].map((name) => [name, () => ({})])));

function page(useIt, ...plugins) {
  let mutation;
  const Form = {
    setup() {
      mutation = useIt();
      return () => null;
    },
  };
  const key = ref(1);
  const app = createApp({ render: () => h(Form, { key: key.value }) });
  for (const plugin of plugins) app.use(...plugin);
  app.mount({});
  async function anotherForm() {
    key.value += 1;
    await nextTick();
  }
  return { press: (text) => mutation.mutate(text), reset: () => mutation.reset(), anotherForm };
}

async function sent(open) {
  const payments = [];
  const form = open(async (press) => {
    if (!onlineManager.isOnline()) throw new TypeError('Failed to fetch');
    payments.push(press);
  });
  onlineManager.setOnline(false);
  form.press('first press');
  await wait(10);
  form.reset();
  form.press('after reset');
  await wait(10);
  await form.anotherForm();
  onlineManager.setOnline(true);
  form.press('online, in another form');
  await wait(1000);
  return payments.sort();
}

const queryClient = new QueryClient();
queryClient.mount(); // as the plugin does where there is a window
const query = (options) => (mutationFn) => page(() => useMutation({ mutationFn, ...options }), [VueQueryPlugin, { queryClient }]);
const colada = (mutation) => page(() => useColadaMutation({ mutation }), [createPinia()], [PiniaColada]);
const seen = {
  'Vue Query': await sent(query({})),
  'Vue Query, always': await sent(query({ networkMode: 'always' })),
  'Pinia Colada': await sent(colada),
};
console.log(seen);
const one = ['online, in another form'];
assert.deepEqual(seen, {
  'Vue Query': ['after reset', 'first press', ...one],
  'Vue Query, always': one,
  'Pinia Colada': one,
});
JS
node seen.mjs
