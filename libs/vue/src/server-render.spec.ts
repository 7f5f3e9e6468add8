// @vitest-environment node
import { createScriptedEngine } from '@ams-cashier/core/testing';
import { expect, it, vi } from 'vitest';
import { createSSRApp, defineComponent, h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { AmsCashier, createCashier, useCashier } from './index.ts';

it('renders without a browser and without a guard, and opens nothing', async () => {
  expect(typeof window).toBe('undefined');
  const script = createScriptedEngine();
  const session = vi.fn(async () => script.session());
  const app = createSSRApp(
    defineComponent(() => {
      const { state } = useCashier();
      return () => [
        h('p', state.value.phase),
        h(AmsCashier, { session, open: true }, { default: () => h('button', 'Pay') }),
        h(AmsCashier, { session, display: 'inline' }),
      ];
    }),
  ).use(AmsCashier, { environment: 'sandbox', engines: [script.engine] });
  const html = await renderToString(app);
  expect(html).toContain('<p>idle</p>');
  expect(html).toContain('<button>Pay</button>');
  expect(session).not.toHaveBeenCalled();
});

it('releases a client that outlives the request', async () => {
  const client = createCashier({ environment: 'sandbox' });
  const stop = vi.fn();
  const subscribe = vi.spyOn(client, 'subscribe').mockReturnValue(stop);
  const page = defineComponent(() => {
    useCashier(client);
    return () => h('i');
  });
  await renderToString(createSSRApp(page));
  expect(stop).toHaveBeenCalledTimes(subscribe.mock.calls.length);
  expect(stop).toHaveBeenCalled();
});

it('renders the page unchanged despite a bad option', async () => {
  const app = createSSRApp(() => h(AmsCashier, { session: 'x' }, { default: () => 'Pay' }));
  app.use(AmsCashier, { environment: 'nowhere' } as never);
  expect(await renderToString(app)).toContain('Pay');
});
