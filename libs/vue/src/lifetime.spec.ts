import { createScriptedEngine, type ScriptedEngine } from '@ams-cashier/core/testing';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createApp,
  defineComponent,
  h,
  KeepAlive,
  nextTick,
  ref,
  shallowRef,
  type App,
  type Component,
} from 'vue';
import {
  AmsCashier,
  createCashierPlugin,
  useCashier,
  type CashierEvent,
  type SessionSource,
} from './index.ts';
import { createScriptedCashier, type ScriptedRun } from './testing.ts';

const started: { app: App; host: HTMLElement }[] = [];
afterEach(() => {
  for (const { app, host } of started.splice(0)) {
    app.unmount();
    host.remove();
  }
});

function start(page: Component | (() => unknown), plugin: { install(app: App): void }) {
  const host = document.body.appendChild(document.createElement('div'));
  const app = createApp(typeof page === 'function' ? defineComponent(() => page as never) : page);
  app.use(plugin).mount(host);
  started.push({ app, host });
  return { app, host };
}

const PAID = { type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false } as const;

function accept(run: ScriptedRun): void {
  run.signal({ type: 'usable' });
  run.signal({ type: 'accepted' });
}

/** The events of a cashier, in order. */
function listener() {
  const codes: string[] = [];
  return { codes, onCashierEvent: (event: CashierEvent) => void codes.push(event.code) };
}

describe('KeepAlive', () => {
  async function deactivatedDuringChallenge(display: 'popup' | 'inline') {
    const cashier = createScriptedCashier();
    const session = vi.fn(async () => cashier.session());
    const isShown = ref(true);
    const { codes, onCashierEvent } = listener();
    const open = ref(true);
    const props = { session, display, onCashierEvent };
    const page = () =>
      isShown.value
        ? h(AmsCashier, {
            ...props,
            open: open.value,
            'onUpdate:open': (isOpen?: boolean) => (open.value = isOpen ?? false),
          })
        : h('p');
    start(() => h(KeepAlive, page), cashier);
    const run = await cashier.run();
    accept(run);
    run.signal({ type: 'challenge' });
    await flushPromises();
    expect(codes.at(-1)).toBe('SDK_PAYMENT_CHALLENGE');
    isShown.value = false;
    await flushPromises();
    return { cashier, codes, isShown, open, run, session };
  }

  it('inline, deactivated during a challenge: the payment is followed when it is activated', async () => {
    const { cashier, codes, isShown, open, run, session } =
      await deactivatedDuringChallenge('inline');
    const before = [...codes];
    run.signal(PAID);
    await flushPromises();
    expect([run.stopped, codes, open.value]).toEqual([true, before, true]);

    isShown.value = true;
    await nextTick();
    const resumed = await cashier.run();
    expect(resumed.host.session.raw).toBe(run.host.session.raw);
    resumed.signal({ type: 'resumed', phase: 'challenging' });
    resumed.signal({ ...PAID, replayed: true });
    await flushPromises();
    expect(codes.filter((code) => code === 'SDK_PAYMENT_SUCCESSFUL')).toHaveLength(1);
    expect(session).toHaveBeenCalledTimes(1);
  });

  it('a popup, deactivated during a challenge: stays until its end', async () => {
    const { cashier, codes, isShown, open, run } = await deactivatedDuringChallenge('popup');
    expect(run.stopped).toBe(false);
    run.signal(PAID);
    run.signal({ type: 'gone' });
    await flushPromises();
    expect([codes.at(-1), open.value]).toEqual(['SDK_PAYMENT_SUCCESSFUL', false]);
    isShown.value = true;
    await flushPromises();
    expect(cashier.runs).toHaveLength(1);
  });
});

describe('unmount', () => {
  it('while the session function is pending: no cashier opens', async () => {
    const cashier = createScriptedCashier();
    const load = vi.spyOn(cashier.engine, 'load');
    const { codes, onCashierEvent } = listener();
    let answer!: (session: string) => void;
    const session = () => new Promise<string>((resolve) => (answer = resolve));
    const { app } = start(
      () => h(AmsCashier, { session, display: 'inline', onCashierEvent }),
      cashier,
    );
    await flushPromises();
    expect(codes).toEqual(['SDK_START_OF_LOADING']);
    app.unmount();
    answer(cashier.session());
    await flushPromises();
    expect(load).not.toHaveBeenCalled();
    expect(codes).toEqual(['SDK_START_OF_LOADING']);
  });

  it('while in flight: silence, whatever the cashier still sends', async () => {
    const cashier = createScriptedCashier();
    const session = cashier.session();
    const { codes, onCashierEvent } = listener();
    const { app } = start(
      () => h(AmsCashier, { session, display: 'inline', onCashierEvent }),
      cashier,
    );
    const run = await cashier.run();
    accept(run);
    await flushPromises();
    const before = [...codes];
    app.unmount();
    run.signal(PAID);
    await flushPromises();
    expect([run.stopped, codes]).toEqual([true, before]);
  });

  it('100 times leaves no listener and no timer', async () => {
    const cashier = createScriptedCashier();
    const session = async () => cashier.session();
    const shown = ref(false);
    start(() => shown.value && h(AmsCashier, { session, display: 'inline' }), cashier);
    const added = vi.spyOn(EventTarget.prototype, 'addEventListener');
    const removed = vi.spyOn(EventTarget.prototype, 'removeEventListener');
    vi.useFakeTimers();
    for (let round = 0; round < 100; round += 1) {
      shown.value = true;
      await nextTick();
      if (round % 2) accept(await cashier.run());
      shown.value = false;
      await nextTick();
      await vi.advanceTimersByTimeAsync(0);
    }
    const timers = vi.getTimerCount();
    vi.useRealTimers();
    expect(timers).toBe(0);
    expect(added).toHaveBeenCalledTimes(removed.mock.calls.length);
    expect(cashier.runs.every(({ stopped }) => stopped)).toBe(true);
    expect(document.body.innerHTML).toBe('<div data-v-app=""><!----></div>');
  });
});

describe('a prop that changes while open', () => {
  let eu: ScriptedEngine;
  let us: ScriptedEngine;
  beforeEach(() => {
    [eu, us] = [createScriptedEngine(), createScriptedEngine()];
  });

  async function opened(session?: SessionSource) {
    const props = shallowRef<Record<string, unknown>>({
      session: session ?? eu.session(),
      display: 'inline',
    });
    const clients = createCashierPlugin({
      default: { environment: 'sandbox', engines: [eu.engine] },
      us: { environment: 'sandbox', engines: [us.engine] },
    });
    const emitted = listener();
    start(() => h(AmsCashier, { ...props.value, onCashierEvent: emitted.onCashierEvent }), clients);
    const run = await eu.run();
    const change = async (changed: Record<string, unknown>) => {
      props.value = { ...props.value, ...changed };
      await flushPromises();
    };
    return { run, change, codes: emitted.codes };
  }

  it('client: the other one opens', async () => {
    let region: 'eu' | 'us' = 'eu';
    const { run, change } = await opened(() => ({ eu, us })[region].session());
    run.signal({ type: 'usable' });
    region = 'us';
    await change({ client: 'us' });
    expect([run.stopped, eu.runs.length, us.runs.length]).toEqual([true, 1, 1]);
  });

  it('client, while in flight: after the outcome', async () => {
    const { run, change, codes } = await opened();
    accept(run);
    await change({ client: 'us', session: us.session() });
    expect([run.stopped, us.runs.length]).toEqual([false, 0]);
    run.signal(PAID);
    await flushPromises();
    expect(codes).toContain('SDK_PAYMENT_SUCCESSFUL');
    expect(us.runs).toHaveLength(1);
  });

  it('display: from inline to popup', async () => {
    const { run, change } = await opened();
    run.signal({ type: 'usable' });
    expect(run.host.container).toBeInstanceOf(HTMLElement);
    await change({ display: 'popup', open: true });
    const next = await eu.run();
    expect([run.stopped, next.host.container]).toEqual([true, undefined]);
  });

  it('session set to undefined: closed silently', async () => {
    const { run, change, codes } = await opened();
    run.signal({ type: 'usable' });
    await flushPromises();
    const before = [...codes];
    await change({ session: undefined });
    expect([run.stopped, codes]).toEqual([true, before]);
  });
});

describe('isolation', () => {
  it('two components of one client: each emits its own events, useCashier gets both', async () => {
    const cashier = createScriptedCashier();
    const [first, second] = [listener(), listener()];
    const all: string[] = [];
    const sessions = [cashier.session(), cashier.session()] as const;
    const latest = shallowRef('');
    const page = defineComponent(() => {
      const { events, state } = useCashier();
      events((event) => all.push(event.code));
      return () => {
        latest.value = state.value.openId;
        return [
          h(AmsCashier, { session: sessions[0], display: 'inline', ...first }),
          h(AmsCashier, { session: sessions[1], display: 'inline', ...second }),
        ];
      };
    });
    start(page, cashier);
    await flushPromises();
    const [one, two] = cashier.runs as [ScriptedRun, ScriptedRun];
    accept(one);
    two.signal({ type: 'failed', reason: 'cashier_unreachable', message: 'no.' });
    one.signal(PAID);
    await flushPromises();
    expect(first.codes.at(-1)).toBe('SDK_PAYMENT_SUCCESSFUL');
    expect(first.codes).not.toContain('SDK_CREATECOMPONENT_ERROR');
    expect(second.codes.at(-1)).toBe('SDK_CREATECOMPONENT_ERROR');
    expect(second.codes).not.toContain('SDK_PAYMENT_SUCCESSFUL');
    expect([...all].sort()).toEqual([...first.codes, ...second.codes].sort());
    expect(latest.value).not.toBe('');
  });

  it('two apps on one page: one is unmounted, the other pays', async () => {
    const [left, right] = [createScriptedCashier(), createScriptedCashier()];
    const sessions = [left.session(), right.session()] as const;
    const emitted = listener();
    const one = start(() => h(AmsCashier, { session: sessions[0], display: 'inline' }), left);
    start(() => h(AmsCashier, { session: sessions[1], display: 'inline', ...emitted }), right);
    const [leftRun, rightRun] = await Promise.all([left.run(), right.run()]);
    accept(leftRun);
    accept(rightRun);
    one.app.unmount();
    expect([leftRun.stopped, rightRun.stopped]).toEqual([true, false]);
    rightRun.signal(PAID);
    await flushPromises();
    expect(emitted.codes.at(-1)).toBe('SDK_PAYMENT_SUCCESSFUL');
  });
});

describe('HMR of the page component', () => {
  const runtime = (): {
    createRecord(id: string, component: Component): boolean;
    rerender(id: string, render: () => unknown): void;
    reload(id: string, component: Component): void;
  } => (globalThis as never)['__VUE_HMR_RUNTIME__'];

  async function edited(session: SessionSource, cashier: ReturnType<typeof createScriptedCashier>) {
    const emitted = listener();
    const view = (title: string) => () => [
      h('h1', title),
      h(AmsCashier, { session, display: 'inline', ...emitted }),
    ];
    const page = (title: string) => ({ __hmrId: 'page', setup: () => view(title) });
    const before = page('before');
    runtime().createRecord('page', before);
    const { host } = start(before, cashier);
    return { ...emitted, host, page, run: await cashier.run() };
  }

  it('a page component that is recreated: the cashier is replaced', async () => {
    const cashier = createScriptedCashier();
    const session = vi.fn(async () => cashier.session());
    const { codes, host, page, run } = await edited(session, cashier);
    accept(run);
    await flushPromises();
    const before = [...codes];
    runtime().reload('page', page('after'));
    await flushPromises();
    expect(host.querySelector('h1')?.textContent).toBe('after');
    expect(run.stopped).toBe(true);
    const next = await cashier.run();
    run.signal(PAID);
    accept(next);
    next.signal(PAID);
    await flushPromises();
    expect(cashier.runs).toHaveLength(2);
    expect(codes.slice(before.length)).toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_PAYMENT_SUCCESSFUL',
    ]);
  });

  it('a page component with a new template: the open cashier stays', async () => {
    const cashier = createScriptedCashier();
    const session = cashier.session();
    const emitted = listener();
    const view = (title: string) => () => [
      h('h1', title),
      h(AmsCashier, { session, display: 'inline', ...emitted }),
    ];
    const page = { __hmrId: 'template', render: view('before') };
    runtime().createRecord('template', page);
    const { host } = start(page, cashier);
    const run = await cashier.run();
    accept(run);
    runtime().rerender('template', view('after'));
    await flushPromises();
    expect(host.querySelector('h1')?.textContent).toBe('after');
    expect([run.stopped, cashier.runs.length]).toEqual([false, 1]);
    run.signal(PAID);
    await flushPromises();
    expect(emitted.codes.at(-1)).toBe('SDK_PAYMENT_SUCCESSFUL');
  });
});

it('fetches nothing of an engine before the first open or preload', async () => {
  const cashier = createScriptedCashier();
  const load = vi.spyOn(cashier.engine, 'load');
  const session = cashier.session();
  const open = ref(false);
  let client!: ReturnType<typeof useCashier>['client'];
  const page = defineComponent(() => {
    ({ client } = useCashier());
    return () => h(AmsCashier, { session, open: open.value });
  });
  start(page, cashier);
  await flushPromises();
  expect(load).not.toHaveBeenCalled();
  client.value?.preload({ session });
  await flushPromises();
  expect(load).toHaveBeenCalledTimes(1);
  open.value = true;
  await cashier.run();
  expect(load).toHaveBeenCalledTimes(2);
});
