import { createScriptedCashier } from '@ams-cashier/vue/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { expect, test, vi } from 'vitest';
import App from './App.vue';

test('a declined card, then a good one', async () => {
  const cashier = createScriptedCashier();
  vi.stubGlobal('fetch', async () => Response.json({ paymentSessionData: cashier.session() }));
  const page = mount(App, { global: { plugins: [cashier] } });

  await page.get('button').trigger('click');
  const run = await cashier.run();
  run.signal({ type: 'usable' });

  run.signal({ type: 'accepted' });
  run.signal({ type: 'result', outcome: 'FAIL', final: false, replayed: false });
  await flushPromises();
  expect(page.get('[role=status]').text()).toBe('');

  run.signal({ type: 'accepted' });
  run.signal({ type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false });
  await flushPromises();
  expect(page.get('[role=status]').text()).toBe('Thank you!');
});
