import { createScriptedEngine } from '@ams-cashier/core/testing';
import { flushPromises } from '@vue/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { createApp, defineComponent, effectScope, h } from 'vue';
import {
  AmsCashier,
  createCashier,
  createCashierPlugin,
  useCashier,
  type CashierOptionsSource,
  type UseCashier,
} from './index.ts';

function appWith(options: CashierOptionsSource) {
  let used!: UseCashier;
  const app = createApp(
    defineComponent(() => {
      used = useCashier();
      return () => h('i');
    }),
  );
  app.use(AmsCashier, options);
  app.mount(document.createElement('div'));
  return { app, used };
}

const scripted = () => {
  const script = createScriptedEngine();
  return { script, options: { environment: 'sandbox', engines: [script.engine] } as const };
};

describe('state and events', () => {
  it('are those of all opens of the client, until the component is unmounted', async () => {
    const { script, options } = scripted();
    const { app, used } = appWith(options);
    const [all, starts] = [vi.fn(), vi.fn()];
    used.events(all);
    const stop = used.on('SDK_START_OF_LOADING', starts);
    expect(used.state.value.phase).toBe('idle');
    const checkout = used.open({ session: script.session() });
    (await script.run()).signal({ type: 'usable' });
    await checkout.ready;
    expect(used.state.value).toBe(checkout.getSnapshot());
    expect(all).toHaveBeenCalledTimes(2);
    stop();
    const container = document.body.appendChild(document.createElement('div'));
    used.open({ session: script.session(), container });
    await flushPromises();
    expect(starts).toHaveBeenCalledTimes(1);
    expect(used.state.value.openId).not.toBe(checkout.openId);
    app.unmount();
    expect(script.runs.every(({ stopped }) => stopped)).toBe(true);
  });

  it('arrive once the options do', async () => {
    const { script, options } = scripted();
    const { used } = appWith(async () => options);
    const events = vi.fn();
    used.events(events);
    expect(used.client.value).toBeUndefined();
    expect(() => used.open({ session: 'x' })).toThrow('before the options');
    await flushPromises();
    used.open({ session: script.session() });
    await flushPromises();
    expect(events).toHaveBeenCalledTimes(1);
  });

  it('never come, and no client is created, if the options arrive after the app was unmounted', async () => {
    const { options } = scripted();
    const { app, used } = appWith(Promise.resolve(options));
    app.unmount();
    await flushPromises();
    expect(used.client.value).toBeUndefined();
  });

  it('report a bad option, and open() throws it', () => {
    const { used } = appWith({ environment: 'production' } as never);
    expect(used.state.value).toMatchObject({
      phase: 'ended',
      error: { reason: 'option_invalid', code: 'SDK_INIT_PARAMETER_ERROR' },
    });
    expect(() => used.open({ session: 'x' })).toThrow(used.state.value.error);
  });
});

describe('with your own client', () => {
  it('works outside of components and ends with the scope', async () => {
    const { script, options } = scripted();
    const client = createCashier(options);
    const scope = effectScope();
    const events = vi.fn();
    const used = scope.run(() => useCashier(client))!;
    used.events(events);
    used.open({ session: script.session() });
    await script.run();
    const count = events.mock.calls.length;
    const { phase } = used.state.value;
    scope.stop();
    script.signal({ type: 'usable' });
    await flushPromises();
    expect(events).toHaveBeenCalledTimes(count);
    expect(used.state.value.phase).toBe(phase);
    // the client is not the scope's to end
    expect(script.runs.at(-1)?.stopped).toBe(false);
    client.destroy();
  });
});

describe('misuse', () => {
  it('outside of setup says where to call it', () => {
    expect(() => useCashier()).toThrow(
      expect.objectContaining({
        reason: 'setup_missing',
        message: expect.stringContaining('<script setup>'),
      }),
    );
  });

  it('without the plugin, or with an unknown name, says what to install', () => {
    const errors: unknown[] = [];
    const app = createApp(
      defineComponent(() => {
        for (const name of [undefined, 'eu']) {
          try {
            useCashier(name);
          } catch (error) {
            errors.push(error);
          }
        }
        return () => h('i');
      }),
    );
    app.use(createCashierPlugin({ us: { environment: 'sandbox' } }));
    app.mount(document.createElement('div'));
    expect(errors).toEqual([
      expect.objectContaining({
        reason: 'setup_missing',
        message: expect.stringContaining('app.use(AmsCashier'),
      }),
      expect.objectContaining({ message: expect.stringMatching(/"eu".*has: us/) }),
    ]);
  });
});

it('calls an options function only when its client is used', () => {
  const { options } = scripted();
  const load = vi.fn(() => options);
  const app = createApp(() => h('i')).use(AmsCashier, load);
  app.mount(document.createElement('div'));
  expect(load).not.toHaveBeenCalled();
  app.runWithContext(() => [useCashier(), useCashier()]);
  expect(load).toHaveBeenCalledTimes(1);
});
