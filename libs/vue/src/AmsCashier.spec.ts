import { createScriptedEngine } from '@ams-cashier/core/testing';
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createApp, defineComponent, h, KeepAlive, nextTick, reactive, ref, shallowRef } from 'vue';
import { AmsCashier, createCashierPlugin, type CashierEvent, type Checkout } from './index.ts';

type Props = InstanceType<typeof AmsCashier>['$props'];
type Script = ReturnType<typeof createScriptedEngine>;

const mounted: VueWrapper[] = [];
afterEach(() => mounted.splice(0).forEach((wrapper) => wrapper.unmount()));

const optionsFor = ({ engine }: Script) => ({ environment: 'sandbox', engines: [engine] }) as const;

function mountCashier(script: Script, props: Props = {}, slots = {}, options: object = {}) {
  const plugins = [[AmsCashier, { ...optionsFor(script), ...options }]] as never;
  const wrapper = mount(AmsCashier, {
    props: {
      ...props,
      // as a parent with v-model does it: at its next render
      'onUpdate:open': (open) => void nextTick(() => wrapper.setProps({ open })),
    },
    slots: { error: `<p role="alert">{{ params.error.reason }}</p>`, ...slots },
    global: { plugins },
    attachTo: document.body,
  });
  mounted.push(wrapper);
  return wrapper;
}

type Mounted = ReturnType<typeof mountCashier>;

const codes = (wrapper: VueWrapper): string[] =>
  (wrapper.emitted<[CashierEvent]>('cashierEvent') ?? []).map(([event]) => String(event.code));

async function settled(): Promise<void> {
  await flushPromises();
  await nextTick();
}

const PAID = { type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false } as const;
const DECLINED = {
  type: 'result',
  outcome: 'FAIL',
  final: false,
  replayed: false,
  result: { paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' },
} as const;

describe('a popup', () => {
  it('opens by its trigger, emits everything in order and sets open to false when it is dismissed', async () => {
    const script = createScriptedEngine();
    const wrapper = mountCashier(
      script,
      { session: script.session() },
      { default: `<button @click="params.open">{{ params.state.phase }}</button>` },
    );
    expect(wrapper.get('button').text()).toBe('idle');
    await wrapper.get('button').trigger('click');
    expect(wrapper.props('open')).toBe(true);
    const run = await script.run();
    expect(run.host.container).toBeUndefined();
    run.signal({ type: 'usable' });
    await settled();
    expect(wrapper.get('button').text()).toBe('ready');
    const ready = wrapper.emitted<[Checkout]>('cashierReady') ?? [];
    expect(ready.map(([checkout]) => checkout.getSnapshot().phase)).toEqual(['ready']);
    run.signal({ type: 'accepted' });
    run.signal(PAID);
    await settled();
    expect(codes(wrapper)).toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_PAYMENT_SUCCESSFUL',
    ]);
    expect(wrapper.emitted('paymentResult')).toHaveLength(1);
    expect(wrapper.props('open')).toBe(true);
    run.signal({ type: 'gone' });
    await settled();
    expect(wrapper.props('open')).toBe(false);
  });

  it('left by the shopper emits a cancel, and opens again with the same session', async () => {
    const script = createScriptedEngine();
    const wrapper = mountCashier(script, { session: script.session(), open: true });
    const run = await script.run();
    run.signal({ type: 'usable' });
    run.signal({ type: 'buyer_close' });
    await settled();
    expect(wrapper.emitted('paymentCancel')).toHaveLength(1);
    expect(wrapper.emitted('cashierError')).toBeUndefined();
    expect(wrapper.props('open')).toBe(false);
    await wrapper.setProps({ open: true });
    expect(await script.run()).not.toBe(run);
    expect(script.runs).toHaveLength(2);
  });

  it('closes silently when the page sets open to false', async () => {
    const script = createScriptedEngine();
    const wrapper = mountCashier(script, { session: script.session(), open: true });
    const run = await script.run();
    run.signal({ type: 'usable' });
    await settled();
    const before = codes(wrapper);
    await wrapper.setProps({ open: false });
    await settled();
    expect(run.stopped).toBe(true);
    expect(codes(wrapper)).toEqual(before);
  });

  it('works without v-model, as a trigger alone', async () => {
    const script = createScriptedEngine();
    const wrapper = mount(AmsCashier, {
      props: { session: script.session() },
      slots: { default: `<button @click="params.open">Pay</button>` },
      global: { plugins: [[AmsCashier, optionsFor(script)]] as never },
    });
    mounted.push(wrapper);
    await wrapper.get('button').trigger('click');
    (await script.run()).signal({ type: 'usable' });
    script.signal({ type: 'buyer_close' });
    await settled();
    await wrapper.get('button').trigger('click');
    await script.run();
    expect(script.runs).toHaveLength(2);
    expect(wrapper.emitted('update:open')).toEqual([[true], [false], [true]]);
  });
});

it('close() followed at once by open = true opens a new cashier', async () => {
  const script = createScriptedEngine();
  const open = ref(true);
  const cashier = shallowRef<InstanceType<typeof AmsCashier>>();
  const session = script.session();
  const wrapper = mount(
    defineComponent(
      () => () =>
        h(AmsCashier, {
          ref: cashier,
          session,
          open: open.value,
          'onUpdate:open': (isOpen) => (open.value = isOpen ?? false),
        }),
    ),
    { global: { plugins: [[AmsCashier, optionsFor(script)]] as never } },
  );
  mounted.push(wrapper);
  const run = await script.run();
  cashier.value?.close();
  open.value = true;
  expect(run.stopped).toBe(true);
  expect(await script.run()).not.toBe(run);
  cashier.value?.close();
  await settled();
  expect([open.value, script.runs.length]).toEqual([false, 2]);
});

describe('inline', () => {
  it('opens by itself, in the component, as soon as there is a session', async () => {
    const script = createScriptedEngine();
    const wrapper = mountCashier(script, { display: 'inline' });
    await settled();
    expect(script.runs).toHaveLength(0);
    await wrapper.setProps({ session: script.session() });
    const { host } = await script.run();
    expect(wrapper.element.contains(host.container ?? null)).toBe(true);
    expect(wrapper.props('open')).toBe(true);
  });

  it('shows the loading slot in place of the cashier’s own view', async () => {
    const script = createScriptedEngine();
    const wrapper = mountCashier(
      script,
      { display: 'inline', session: script.session() },
      { loading: '<p class="wait">wait</p>' },
    );
    const { host } = await script.run();
    expect(host.appearance).toEqual({ showLoading: false });
    expect(wrapper.find('.wait').exists()).toBe(true);
    script.signal({ type: 'usable' });
    await settled();
    expect(wrapper.find('.wait').exists()).toBe(false);
  });
});

it('a loading slot added later replaces the next loading view', async () => {
  const script = createScriptedEngine();
  const session = script.session();
  const withSlot = ref(false);
  const open = ref(true);
  const page = defineComponent(
    () => () => h(AmsCashier, { session, open: open.value }, withSlot.value ? { loading } : {}),
  );
  const loading = () => h('p', 'wait');
  mounted.push(mount(page, { global: { plugins: [[AmsCashier, optionsFor(script)]] as never } }));
  const first = await script.run();
  open.value = false;
  withSlot.value = true;
  await nextTick();
  open.value = true;
  await nextTick();
  const second = await script.run();
  expect([first, second].map(({ host }) => host.appearance.showLoading)).toEqual([
    undefined,
    false,
  ]);
});

describe('errors', () => {
  it('a bad option shows the error slot and emits one event; the app doesn’t crash', async () => {
    const plugins = [[AmsCashier, { environment: 'light_sandbox' }]] as never;
    const wrapper = mount(AmsCashier, {
      props: { session: 'x', open: true },
      slots: { error: `<p role="alert">{{ params.error.message }}</p>` },
      global: { plugins },
    });
    mounted.push(wrapper);
    await settled();
    expect(wrapper.get('[role=alert]').text()).toContain('environment');
    expect(codes(wrapper)).toEqual(['SDK_INIT_PARAMETER_ERROR']);
    expect(wrapper.emitted('cashierError')).toHaveLength(1);
    expect(wrapper.emitted('update:open')).toEqual([[false]]);
  });

  it('a missing session is reported', async () => {
    const script = createScriptedEngine();
    const wrapper = mountCashier(script, { open: true });
    await settled();
    expect(wrapper.get('[role=alert]').text()).toBe('session_missing');
    expect(codes(wrapper)).toEqual(['SDK_CREATEPAYMENT_PARAMETER_ERROR']);
    expect(wrapper.props('open')).toBe(false);
  });

  it('retry opens again, with the session that it had: nobody knows whether it was paid', async () => {
    const script = createScriptedEngine();
    const session = vi.fn(async () => script.session());
    const wrapper = mountCashier(
      script,
      { session, open: true },
      { error: `<button @click="params.retry">again</button>` },
    );
    (await script.run()).signal({ type: 'failed', reason: 'cashier_unreachable', message: 'no.' });
    await settled();
    expect(wrapper.props('open')).toBe(false);
    await wrapper.get('button').trigger('click');
    (await script.run()).signal({ type: 'usable' });
    await settled();
    expect(session).toHaveBeenCalledOnce();
    expect(wrapper.props('open')).toBe(true);
    expect(wrapper.find('button').exists()).toBe(false);
    expect(wrapper.emitted('cashierReady')).toHaveLength(1);
  });

  it('retry uses the session that the page has passed since', async () => {
    const script = createScriptedEngine();
    const wrapper = mountCashier(script, { session: 'garbage', open: true });
    await settled();
    const fresh = script.session();
    await wrapper.setProps({ session: fresh });
    expect(script.runs).toHaveLength(0);
    wrapper.vm.retry();
    await script.run();
    expect(wrapper.props('open')).toBe(true);
  });

  it('retry after a decline returns to the same form', async () => {
    const script = createScriptedEngine();
    const wrapper = mountCashier(script, { session: script.session(), open: true });
    const run = await script.run();
    run.signal({ type: 'usable' });
    run.signal({ type: 'accepted' });
    run.signal(DECLINED);
    await settled();
    wrapper.vm.retry();
    expect(run.calls.map(({ name }) => name)).toContain('focus');
    run.signal({ type: 'accepted' });
    run.signal(PAID);
    await settled();
    // each emitted once, although retry() returned the same Checkout
    expect(wrapper.emitted('paymentResult')).toHaveLength(2);
    expect(script.runs).toHaveLength(1);
  });

  it('options that could not be fetched are fetched again by retry', async () => {
    const script = createScriptedEngine();
    const options = vi.fn(async () => optionsFor(script));
    options.mockRejectedValueOnce(new Error('offline'));
    const wrapper = mount(AmsCashier, {
      props: { session: script.session(), display: 'inline' },
      slots: { error: `<button @click="params.retry">{{ params.error.message }}</button>` },
      global: { plugins: [[AmsCashier, options]] as never },
    });
    mounted.push(wrapper);
    await settled();
    expect(wrapper.get('button').text()).toContain('offline');
    await wrapper.get('button').trigger('click');
    await script.run();
    expect(wrapper.find('button').exists()).toBe(false);
  });

  it('options that a function failed to load are recoverable, others are not', async () => {
    const offline = () => Promise.reject(new Error('offline'));
    const rejected = offline();
    rejected.catch(() => undefined);
    for (const [options, recoverable] of [
      [offline, true],
      [rejected, false],
    ] as const) {
      const wrapper = mount(AmsCashier, {
        props: { session: 'x', display: 'inline' },
        slots: { error: `<p role="alert">{{ params.error.recoverable }}</p>` },
        global: { plugins: [[AmsCashier, options]] as never },
      });
      mounted.push(wrapper);
      await settled();
      expect(wrapper.get('[role=alert]').text()).toBe(String(recoverable));
    }
  });

  it.each([
    ['retry()', (wrapper: Mounted) => wrapper.vm.retry()],
    ['another open', (wrapper: Mounted) => wrapper.setProps({ open: true })],
  ])('wrong options are emitted once; %s doesn’t emit them again', async (_, again) => {
    const wrapper = mountCashier(
      createScriptedEngine(),
      { session: 'x', open: true },
      {},
      { environment: 'staging' },
    );
    await settled();
    expect(wrapper.emitted('cashierError')).toHaveLength(1);
    await again(wrapper);
    await settled();
    expect(wrapper.emitted('cashierError')).toHaveLength(1);
    expect(wrapper.props('open')).toBe(false);
    expect(wrapper.get('[role=alert]').text()).toBe('option_invalid');
  });

  it('one component’s retry of the options opens the other inline one, too', async () => {
    const script = createScriptedEngine();
    const options = vi.fn(async () => optionsFor(script));
    options.mockRejectedValueOnce(new Error('offline'));
    const error = ({ retry }: { retry: () => void }) => h('button', { onClick: retry });
    const cashier = () =>
      h(AmsCashier, { session: script.session(), display: 'inline' }, { error });
    const wrapper = mount(() => h('main', [cashier(), cashier()]), {
      global: { plugins: [[AmsCashier, options]] as never },
    });
    mounted.push(wrapper);
    await settled();
    expect(wrapper.findAll('button')).toHaveLength(2);
    await wrapper.get('button').trigger('click');
    await vi.waitFor(() => expect(script.runs).toHaveLength(2));
    expect(options).toHaveBeenCalledTimes(2);
    expect(wrapper.find('button').exists()).toBe(false);
  });
});

describe('a session that changes while open', () => {
  it('reopens when nothing is in flight', async () => {
    const script = createScriptedEngine();
    const [first, second] = [script.session(), script.session()];
    const wrapper = mountCashier(script, { session: first, open: true });
    const run = await script.run();
    run.signal({ type: 'usable' });
    await wrapper.setProps({ session: second });
    expect(run.stopped).toBe(true);
    const next = await script.run();
    expect(next.host.session.raw).toBe(second);
    expect(wrapper.props('open')).toBe(true);
    expect(wrapper.emitted('paymentCancel')).toBeUndefined();
  });

  it('waits for the end of an attempt in flight; a popup shows its outcome until it is dismissed', async () => {
    const script = createScriptedEngine();
    const [first, second] = [script.session(), script.session()];
    const wrapper = mountCashier(script, { session: first, open: true });
    const run = await script.run();
    run.signal({ type: 'usable' });
    run.signal({ type: 'accepted' });
    await settled();
    await wrapper.setProps({ session: second });
    expect(run.stopped).toBe(false);
    run.signal(PAID);
    await settled();
    expect(wrapper.emitted('paymentResult')).toHaveLength(1);
    expect(run.stopped).toBe(false);
    run.signal({ type: 'gone' });
    await settled();
    expect((await script.run()).host.session.raw).toBe(second);
  });

  it.each<[string, number, boolean]>([
    ['the same key, another function: the form stays', 50, false],
    ['another key: the form is replaced', 80, true],
  ])('%s', async (_, sessionKey, isReplaced) => {
    const script = createScriptedEngine();
    const session = () => () => script.session();
    const wrapper = mountCashier(script, { session: session(), sessionKey: 50, open: true });
    const run = await script.run();
    run.signal({ type: 'usable' });
    await wrapper.setProps({ session: session(), sessionKey });
    await settled();
    expect(run.stopped).toBe(isReplaced);
  });

  it('a function that the template creates on each render: the form stays, and one warning says what to do', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const script = createScriptedEngine();
    const session = () => () => script.session();
    const wrapper = mountCashier(script, { session: session(), display: 'inline' });
    const run = await script.run();
    run.signal({ type: 'usable' });
    for (let render = 0; render < 3; render += 1) await wrapper.setProps({ session: session() });
    await settled();
    expect(run.stopped).toBe(false);
    expect(warned.mock.calls).toEqual([[expect.stringContaining('sessionKey')]]);
    warned.mockRestore();
  });

  it('is the same session in another object of the template', async () => {
    const script = createScriptedEngine();
    const data = script.session();
    const session = () => ({ sessionData: data });
    const wrapper = mountCashier(script, { session: session(), appearance: {}, open: true });
    const run = await script.run();
    run.signal({ type: 'usable' });
    await wrapper.setProps({ session: session(), appearance: {} });
    await settled();
    expect(run.stopped).toBe(false);
    expect(run.calls).toEqual([]);
  });
});

it('sends changes of locale and appearance, as plain objects', async () => {
  const script = createScriptedEngine();
  const appearance = reactive({ layout: { type: 'tabs' } });
  const wrapper = mountCashier(script, { session: script.session(), appearance, open: true });
  const run = await script.run();
  // a proxy could not be cloned to another window
  expect(structuredClone(run.host.appearance)).toEqual({ layout: { type: 'tabs' } });
  run.signal({ type: 'usable' });
  appearance.layout.type = 'accordion';
  await wrapper.setProps({ locale: 'zh_CN' });
  expect(run.calls.map(({ name, args }) => [name, structuredClone(args)])).toEqual([
    ['update', [{ locale: 'zh_CN', appearance: { layout: { type: 'accordion' } } }]],
  ]);
});

it('exposes the commands of its Checkout', async () => {
  const script = createScriptedEngine();
  const wrapper = mountCashier(script, { session: script.session() });
  await expect(wrapper.vm.submit()).rejects.toMatchObject({ reason: 'closed' });
  expect(() => wrapper.vm.update({})).not.toThrow();
  await wrapper.setProps({ open: true });
  const run = await script.run();
  run.signal({ type: 'usable' });
  await expect(wrapper.vm.validate()).resolves.toEqual({ isValid: true });
  const answer = wrapper.vm.submit();
  await settled();
  const [id] = run.calls.find(({ name }) => name === 'submit')?.args ?? [];
  run.signal({ type: 'accepted', id: id as number });
  await expect(answer).resolves.toBe('accepted');
  wrapper.vm.close();
  expect(run.stopped).toBe(true);
  await settled();
  expect(wrapper.props('open')).toBe(false);
});

describe('KeepAlive', () => {
  async function mountKept(session: () => Promise<string>, script: Script) {
    const shown = ref(true);
    const events: string[] = [];
    const wrapper = mount(
      defineComponent(() => () => [
        h(KeepAlive, () =>
          shown.value
            ? h(AmsCashier, {
                session,
                display: 'inline',
                onCashierEvent: (event) => events.push(String(event.code)),
              })
            : h('p'),
        ),
      ]),
      { global: { plugins: [[AmsCashier, optionsFor(script)]] as never }, attachTo: document.body },
    );
    mounted.push(wrapper);
    return { shown, events, run: await script.run() };
  }

  it('inline, closes when deactivated and resumes with the same session', async () => {
    const script = createScriptedEngine();
    const session = vi.fn(async () => script.session());
    const { shown, run } = await mountKept(session, script);
    run.signal({ type: 'usable' });
    run.signal({ type: 'accepted' });
    run.signal({ type: 'challenge' });
    await settled();
    shown.value = false;
    await settled();
    expect(run.stopped).toBe(true);
    shown.value = true;
    const resumed = await script.run();
    expect(resumed.host.session.raw).toBe(run.host.session.raw);
    expect(session).toHaveBeenCalledTimes(1);
  });

  it('does not reopen a finished payment', async () => {
    const script = createScriptedEngine();
    const { shown, run, events } = await mountKept(async () => script.session(), script);
    run.signal({ type: 'usable' });
    run.signal({ type: 'accepted' });
    run.signal(PAID);
    await settled();
    shown.value = false;
    await settled();
    shown.value = true;
    await settled();
    expect(script.runs).toHaveLength(1);
    expect(events.filter((code) => code === 'SDK_PAYMENT_SUCCESSFUL')).toHaveLength(1);
  });
});

describe('lifetime', () => {
  it('leaves nothing behind and emits nothing after it was unmounted', async () => {
    const script = createScriptedEngine();
    const shown = ref(false);
    const events: CashierEvent[] = [];
    const session = script.session();
    const wrapper = mount(
      defineComponent(
        () => () =>
          shown.value &&
          h(AmsCashier, { session, display: 'inline', onCashierEvent: (e) => events.push(e) }),
      ),
      { global: { plugins: [[AmsCashier, optionsFor(script)]] as never }, attachTo: document.body },
    );
    mounted.push(wrapper);
    for (let round = 0; round < 100; round += 1) {
      shown.value = true;
      const run = await script.run();
      // some end while loading, some in flight
      if (round % 2) {
        run.signal({ type: 'usable' });
        run.signal({ type: 'accepted' });
        await settled();
      }
      const count = events.length;
      shown.value = false;
      await nextTick();
      expect(run.stopped).toBe(true);
      run.signal(PAID);
      await settled();
      expect(events).toHaveLength(count);
    }
    expect(script.runs).toHaveLength(100);
  });

  it('two components on two clients don’t affect each other, and an app destroys its clients', async () => {
    const [eu, us] = [createScriptedEngine(), createScriptedEngine()];
    const host = document.createElement('div');
    const checkouts = shallowRef(0);
    const app = createApp(() => [
      h(AmsCashier, { client: 'eu', session: eu.session(), display: 'inline' }),
      h(AmsCashier, {
        client: 'us',
        session: us.session(),
        display: 'inline',
        onCashierReady: () => (checkouts.value += 1),
      }),
    ]);
    app.use(createCashierPlugin({ eu: optionsFor(eu), us: optionsFor(us) }));
    app.mount(host);
    const [euRun, usRun] = await Promise.all([eu.run(), us.run()]);
    euRun.signal({ type: 'failed', reason: 'cashier_unreachable', message: 'no.' });
    usRun.signal({ type: 'usable' });
    await settled();
    expect(checkouts.value).toBe(1);
    expect(usRun.stopped).toBe(false);
    app.unmount();
    expect(usRun.stopped).toBe(true);
  });
});

describe('an error that the page does not listen to', () => {
  it.each([
    ['is written to the console once', {}, 1],
    ['is not, if the page listens to errors', { onCashierError: () => undefined }, 0],
    ['is not, if the page listens to all events', { onCashierEvent: () => undefined }, 0],
  ])('%s', async (_, listeners, times) => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const session = () => Promise.reject<string>(new Error('502'));
    mountCashier(createScriptedEngine(), { session, open: true, ...listeners });
    await settled();
    expect(written).toHaveBeenCalledTimes(times);
    written.mockRestore();
  });
});
