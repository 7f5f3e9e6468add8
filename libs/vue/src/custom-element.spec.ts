import { createScriptedEngine } from '@ams-cashier/core/testing';
import { flushPromises } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { defineComponent, defineCustomElement, h } from 'vue';
import { AmsCashier, useCashier, type Cashier } from './index.ts';

afterEach(() => vi.restoreAllMocks());

const WithComposable = defineComponent(() => {
  const { state } = useCashier();
  return () => h('p', state.value.phase);
});
const WithComponent = defineComponent(() => () => h(AmsCashier, { session: 'x', open: true }));

async function show(name: string): Promise<readonly unknown[]> {
  const errors: unknown[] = [];
  const note = (event: ErrorEvent) => errors.push(event.error);
  addEventListener('error', note);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  document.body.append(document.createElement(name));
  await flushPromises();
  removeEventListener('error', note);
  return errors;
}

it.each([
  ['useCashier()', 'shop-composable', WithComposable],
  ['<AmsCashier>', 'shop-component', WithComponent],
])(
  '%s in a custom element without the plugin: the error names configureApp',
  async (_, name, content) => {
    customElements.define(name, defineCustomElement(content));
    expect(await show(name)).toMatchObject([
      { reason: 'setup_missing', message: expect.stringContaining('configureApp') },
    ]);
  },
);

it('works in a custom element with configureApp', async () => {
  const { engine } = createScriptedEngine();
  const configureApp = (app: Parameters<typeof AmsCashier.install>[0]) =>
    void app.use(AmsCashier, { environment: 'sandbox', engines: [engine] });
  customElements.define('shop-configured', defineCustomElement(WithComposable, { configureApp }));
  expect(await show('shop-configured')).toEqual([]);
  expect(document.querySelector('shop-configured')?.shadowRoot?.textContent).toContain('idle');
});

it('a client that is null is a missing setup, not a TypeError', () => {
  const Shop = defineComponent(() => {
    expect(() => useCashier(null as unknown as Cashier)).toThrow(
      expect.objectContaining({ reason: 'setup_missing' }),
    );
    return () => undefined;
  });
  customElements.define('shop-null', defineCustomElement(Shop));
  document.body.append(document.createElement('shop-null'));
  expect.assertions(1);
});
