/** Source: docs/design/laws.md#law-4-silence-after-close */
import { describe, expect, it, vi } from 'vitest';
import {
  ACCEPTED,
  BUYER_CLOSE,
  createStage,
  newContainer,
  PAID,
  settle,
  stateOf,
  WAYS,
  NEVER,
} from '../../../test/stage.ts';
import { watchUnhandledRejections } from '../../../test/unhandled-rejections.ts';
import { AMSCashierPayment } from '../../client/facade.ts';
import type { Checkout } from '../../contract/checkout.ts';
import { createScriptedEngine } from '../../testing.ts';

watchUnhandledRejections();

describe('Law 4: silence after close', () => {
  const PHASES = [
    [
      'idle',
      async (stage: ReturnType<typeof createStage>) => {
        return stage.cashier.open({ session: stage.script.session() });
      },
    ],
    ['loading', (stage: ReturnType<typeof createStage>) => stage.open()],
    ...Object.entries(WAYS).map(
      ([phase, way]) =>
        [
          phase,
          async (stage: ReturnType<typeof createStage>): Promise<Checkout> => {
            const checkout = await stage.ready();
            await stage.say(...way);
            return checkout;
          },
        ] as const,
    ),
  ] as const;

  it.each(PHASES)('Law 4, L3, K9: in phase %s', async (_, reach) => {
    const stage = createStage();
    const checkout = await reach(stage);
    const submit = checkout.submit();
    const validate = checkout.validate();
    const emitted = stage.codes().length;
    const logged = stage.log.length;
    checkout.close();
    expect(checkout.getSnapshot()).toMatchObject({
      phase: 'ended',
      leave: 'safe',
      visible: false,
      outcome: { status: 'closed' },
    });
    expect(stage.script.runs.every(({ stopped }) => stopped)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    // a cashier that was stopped and talks on
    for (const { host } of stage.script.runs) {
      for (const signal of [PAID, BUYER_CLOSE, { type: 'log', code: 'late', message: '' } as const])
        host.signal(signal);
    }
    await settle(700_000);
    expect(stage.codes()).toHaveLength(emitted);
    expect(stage.log).toHaveLength(logged);
    expect(await checkout.outcome).toEqual({ status: 'closed' });
    const calls: Promise<unknown>[] = [submit, validate, checkout.submit(), checkout.validate()];
    for (const call of calls) {
      expect(await stateOf(call)).toMatchObject({ reason: { reason: 'closed' } });
    }
  });

  it('Law 4: in a listener, events whose delivery has not begun are dropped', async () => {
    const stage = createStage();
    const checkout = stage.cashier.open({ session: stage.script.session() });
    const late: string[] = [];
    checkout.on('event', () => checkout.close());
    checkout.on('event', ({ code }) => late.push(code));
    await settle(20_000);
    // begun: the second listener still hears of START, nobody hears more
    expect(late).toEqual(['SDK_START_OF_LOADING']);
    expect(stage.codes()).toEqual(['SDK_START_OF_LOADING']);
  });

  it('Law 4: an aborted signal is a close with reason aborted, at any time', async () => {
    const before = new AbortController();
    before.abort();
    const stage = createStage();
    const never = await stage.open({ signal: before.signal });
    expect(stage.events).toEqual([]);
    expect(stage.script.runs).toEqual([]);
    expect(await stateOf(never.ready)).toMatchObject({ reason: { reason: 'aborted' } });
    expect(await never.outcome).toEqual({ status: 'closed' });

    const during = new AbortController();
    stage.overrides.validate = () => NEVER;
    const checkout = await stage.ready({ signal: during.signal });
    const calls: Promise<unknown>[] = [checkout.submit(), checkout.validate()];
    await settle();
    const emitted = stage.codes().length;
    during.abort();
    await settle(20_000);
    expect(stage.codes()).toHaveLength(emitted);
    expect(stage.script.runs[0]?.stopped).toBe(true);
    for (const call of calls) {
      expect(await stateOf(call)).toMatchObject({ reason: { reason: 'aborted' } });
    }
  });

  it('Law 4: an ended open removes its listener from the signal', async () => {
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, 'removeEventListener');
    const stage = createStage();
    await stage.ready({ signal });
    await stage.say(BUYER_CLOSE);
    expect(removed).toHaveBeenCalledOnce();
  });

  it('Law 4: an aborted signal also removes an end state from the screen', async () => {
    const control = new AbortController();
    const stage = createStage();
    const checkout = await stage.ready({ signal: control.signal });
    await stage.say(ACCEPTED, PAID);
    control.abort();
    expect(stage.script.runs[0]?.stopped).toBe(true);
    expect(checkout.getSnapshot()).toMatchObject({ visible: false, outcome: { status: 'paid' } });
  });

  it('Law 4: close keeps the outcome of an ended open, and removes it from the screen', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(ACCEPTED, PAID);
    expect(checkout.getSnapshot().visible).toBe(true);
    checkout.close();
    checkout.close();
    expect(checkout.getSnapshot()).toMatchObject({ visible: false, outcome: { status: 'paid' } });
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
    expect(stage.script.runs[0]?.calls.filter(({ name }) => name === 'stop')).toHaveLength(1);
  });

  it('Law 4: destroy() closes all opens and forgets all listeners', async () => {
    const stage = createStage();
    const opens = [await stage.ready(), await stage.ready({ container: newContainer() })];
    const emitted = stage.codes().length;
    stage.cashier.destroy();
    await settle(20_000);
    expect(stage.codes()).toHaveLength(emitted);
    for (const open of opens) expect(await open.outcome).toEqual({ status: 'closed' });
    const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const late = await stage.open();
    const error = { reason: 'engine_failed', message: expect.stringContaining('createCashier()') };
    // its listeners are gone, so nobody else could hear of it
    expect(written.mock.calls).toEqual([['[ams-cashier]', expect.objectContaining(error)]]);
    written.mockRestore();
    expect(await stateOf(late.ready)).toMatchObject({ reason: error });
  });

  it('Law 4: unmount() also silences a createComponent that was refused', async () => {
    const script = createScriptedEngine();
    const emitted: string[] = [];
    const app = new AMSCashierPayment({
      environment: 'sandbox',
      engines: [script.engine],
      onEventCallback: ({ code }) => emitted.push(code),
    });
    const calls = [
      app.createComponent({ sessionData: script.session() }),
      app.createComponent({ sessionData: script.session() }),
    ];
    app.unmount();
    await settle(20_000);
    expect(emitted).toEqual([]);
    expect(await Promise.all(calls.map(stateOf))).toMatchObject([
      { reason: { reason: 'closed' } },
      // its error was there before, though nobody had heard of it
      { reason: { reason: 'already_open' } },
    ]);
  });

  it('Law 4: a session function that answers late starts nothing', async () => {
    const stage = createStage();
    let answer = (_: string): void => undefined;
    const checkout = await stage.open({
      session: () => new Promise((resolve) => (answer = resolve)),
    });
    checkout.close();
    answer(stage.script.session());
    await settle();
    expect(stage.script.runs).toEqual([]);
  });
});
