import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ACCEPTED,
  BUYER_CLOSE,
  CHALLENGE,
  DECLINED,
  PAID,
  REDIRECT,
  result,
  settle,
  stateOf,
  USABLE,
} from '../../test/stage.ts';
import type { EngineSignal } from '../contract/engine.ts';
import type { CashierEvent } from '../contract/event.ts';
import { AMSCashierPayment, type AMSCashierPaymentOptions } from './facade.ts';
import { createScriptedEngine } from '../testing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function createApp(options: Partial<AMSCashierPaymentOptions> = {}) {
  const script = createScriptedEngine();
  const events: CashierEvent[] = [];
  const app = new AMSCashierPayment({
    environment: 'sandbox',
    locale: 'en_US',
    engines: [script.engine],
    onEventCallback: (event) => events.push(event),
    ...options,
  });
  return {
    app,
    script,
    events,
    codes: () => events.map(({ code }) => code),
    create: () => app.createComponent({ sessionData: script.session() }),
    async say(...signals: readonly EngineSignal[]) {
      for (const signal of signals) {
        script.signal(signal);
        await settle();
      }
    },
  };
}

/** Runs the constructor with options that the types forbid. */
function construct(options: unknown): unknown {
  return new AMSCashierPayment(options as AMSCashierPaymentOptions);
}

describe('new AMSCashierPayment()', () => {
  it('reports a wrong option to both callbacks, in a microtask, and throws the same error', async () => {
    const received: [string, unknown][] = [];
    let thrown: unknown;
    try {
      construct({
        environment: 'production',
        onError: (error: unknown) => received.push(['onError', error]),
        onEventCallback: (event: unknown) => received.push(['onEventCallback', event]),
      });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({
      code: 'SDK_INIT_PARAMETER_ERROR',
      reason: 'option_invalid',
      message:
        'Option environment is "production". Pass "sandbox" or "prod", whichever your sessions are made in.',
    });
    expect(received).toEqual([]);
    await settle();
    expect(received).toEqual([
      ['onError', thrown],
      ['onEventCallback', thrown],
    ]);
  });

  it.each([undefined, {}, { environment: 'light_sandbox' }])('refuses %j', (options) => {
    expect(() => construct(options)).toThrow('Option environment is');
  });

  it('reports a callback that is not a function to the others only', async () => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    const onEventCallback = vi.fn();
    expect(() => construct({ environment: 'sandbox', onError: 'log', onEventCallback })).toThrow();
    await settle();
    expect(onEventCallback).toHaveBeenCalledOnce();
    expect(reported).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });

  it('names a callback that is not a function', () => {
    expect(() => construct({ environment: 'sandbox', onError: 'log' })).toThrow(
      'Option onError is "log". Pass a function.',
    );
  });
});

describe('createComponent()', () => {
  it('resolves when the form can be used, and emits events in the order of the integration guide', async () => {
    const { create, say, codes } = createApp();
    const done = create();
    await settle();
    expect(await stateOf(done)).toBe('pending');
    await say(USABLE);
    expect(await stateOf(done)).toEqual({ value: undefined });
    await say(ACCEPTED, PAID);
    expect(codes()).toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_PAYMENT_SUCCESSFUL',
    ]);
  });

  it('accepts the session under its other name, and as a function', async () => {
    const { app, script, say } = createApp();
    const done = app.createComponent({ paymentSessionData: () => script.session() });
    await settle();
    await say(USABLE);
    expect(await stateOf(done)).toEqual({ value: undefined });
  });

  it.each([undefined, null, {}])('names the missing session in %j', async (params) => {
    const { app, events } = createApp();
    const error = await app
      .createComponent(params as { sessionData: string })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'SDK_CREATEPAYMENT_PARAMETER_ERROR',
      reason: 'session_missing',
      message: 'session is undefined. Pass paymentSessionData of createPaymentSession, as text.',
    });
    expect(events).toEqual([error]);
  });

  it.each([
    ['loading', []],
    ['ready', [USABLE]],
    ['submitting', [USABLE, ACCEPTED]],
    ['challenging', [USABLE, ACCEPTED, CHALLENGE]],
    ['redirecting', [USABLE, ACCEPTED, REDIRECT]],
  ] as const)('is already_open while it is %s, and the first goes on', async (phase, way) => {
    const { create, say, events, script } = createApp();
    void create();
    await settle();
    await say(...way);
    const first = script.runs[0]?.host.openId;
    const error = await create().catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'SDK_CREATECOMPONENT_ERROR',
      reason: 'already_open',
      message: `This AMSCashierPayment has a cashier that is ${phase}. Call unmount() first, or create another AMSCashierPayment.`,
    });
    expect(events.at(-1)).toBe(error);
    expect((error as CashierEvent).openId).not.toBe(first);
    expect((error as CashierEvent).openId).not.toBe('');
    expect(script.runs).toHaveLength(1);
    expect(script.runs[0]?.stopped).toBe(false);
  });

  it.each([
    ['declined', [ACCEPTED, DECLINED]],
    ['paid', [ACCEPTED, PAID]],
    ['cancelled', [BUYER_CLOSE]],
    ['broken', [{ type: 'dead' }]],
  ] as const)('replaces a %s one, silently', async (_, way) => {
    const { create, say, codes, script } = createApp();
    void create();
    await settle();
    await say(USABLE, ...way);
    const before = codes().length;
    const done = create();
    await settle();
    await say(USABLE);
    expect(await stateOf(done)).toEqual({ value: undefined });
    expect(script.runs[0]?.stopped).toBe(true);
    expect(codes().slice(before)).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);
  });

  it('passes notRedirectAfterComplete to the engine: only true itself stays on the page', async () => {
    for (const [given, goesOn] of [
      [true, false],
      [false, true],
      [undefined, true],
      ['true', true],
    ]) {
      const { app, script, say } = createApp();
      void app.createComponent({
        sessionData: script.session(),
        notRedirectAfterComplete: given as boolean,
      });
      await settle();
      await say(USABLE, ACCEPTED, PAID);
      expect(script.runs[0]?.host.notRedirectAfterComplete).toBe(!goesOn);
      expect(script.runs[0]?.calls.at(-1)).toMatchObject({ name: 'end', args: [{ goesOn }] });
    }
  });
});

describe('mountComponent()', () => {
  it('accepts a selector or an element', async () => {
    const element = document.body.appendChild(document.createElement('section'));
    for (const container of ['section', element]) {
      const { app, script } = createApp();
      void app.mountComponent({ sessionData: script.session() }, container);
      await settle();
      expect(script.runs[0]?.host.container).toBe(element);
    }
    element.remove();
  });

  it.each([['#nowhere'], ['<<<'], [undefined], [null], [document]])(
    'L6: names the container %s that is none',
    async (container) => {
      const { app, script, codes } = createApp();
      const call = app.mountComponent({ sessionData: script.session() }, container as string);
      expect(await stateOf(call)).toMatchObject({
        reason: {
          reason: 'container_missing',
          message: expect.stringMatching(/^container is .+ Pass an element, or a selector/),
        },
      });
      expect(codes()).toEqual(['SDK_CREATEPAYMENT_PARAMETER_ERROR']);
    },
  );
});

describe('submit()', () => {
  it('answers with the codes of the integration guide', async () => {
    const { app, create, say } = createApp();
    void create();
    await settle();
    await say(USABLE);
    const answers = [];
    for (const [id, type] of [
      [1, 'invalid'],
      [2, 'accepted'],
    ] as const) {
      const answer = app.submit({ billingAddress: {} });
      await settle();
      await say({ type, id });
      answers.push(await answer);
    }
    answers.push(await app.submit());
    expect(answers).toEqual([
      { code: 'SDK_FORM_VERIFICATION_FAILED' },
      { code: 'SUCCESS' },
      { code: 'SDK_DUPLICATE_SUBMISSION_BEHAVIOR' },
    ]);
  });

  it('rejects before createComponent() and after unmount()', async () => {
    const { app, create } = createApp();
    for (let time = 0; time < 2; time += 1) {
      expect(await stateOf(app.submit())).toMatchObject({
        reason: {
          reason: 'closed',
          message:
            'submit() was called before createComponent() or after unmount(). Await createComponent() first.',
        },
      });
      void create();
      app.unmount();
    }
  });
});

describe('validateFields()', () => {
  it('never rejects', async () => {
    const { app, create, say, script } = createApp();
    expect(await app.validateFields()).toEqual({ isValid: false });
    void create();
    const early = app.validateFields();
    await settle();
    await say(USABLE);
    expect(await early).toEqual({ isValid: true });
    script.isValid = false;
    expect(await app.validateFields()).toEqual({ isValid: false });
    await say({ type: 'dead' });
    expect(await app.validateFields()).toMatchObject({
      isValid: false,
      error: { reason: 'closed' },
    });
    app.unmount();
    expect(await app.validateFields()).toEqual({ isValid: false });
  });

  it('resolves with the error of a failed load', async () => {
    const { app, create, say, events } = createApp();
    void create();
    const call = app.validateFields();
    await settle();
    await say({ type: 'dead' });
    expect(await call).toEqual({ isValid: false, error: events.at(-1) });
  });
});

describe('unmount()', () => {
  it('may be called before createComponent() and twice, and the instance stays usable', async () => {
    const { app, create, say, codes } = createApp();
    app.unmount();
    void create();
    await settle();
    await say(USABLE);
    app.unmount();
    app.unmount();
    const before = codes().length;
    await settle(60_000);
    expect(codes()).toHaveLength(before);
    const again = create();
    await settle();
    await say(USABLE);
    expect(await stateOf(again)).toEqual({ value: undefined });
  });

  it('H7: rejects a pending createComponent() with closed', async () => {
    const { app, create } = createApp();
    const call = create();
    app.unmount();
    expect(await stateOf(call)).toMatchObject({ reason: { reason: 'closed' } });
  });

  it('in a callback suppresses what follows, including the event after onClose', async () => {
    const received: string[] = [];
    const { app, create, say } = createApp({
      onClose: () => app.unmount(),
      onEventCallback: ({ code }) => received.push(code),
    });
    void create();
    await settle();
    await say(USABLE, BUYER_CLOSE);
    expect(received).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);
  });
});

describe('the callbacks', () => {
  it('onClose is called before the event that says how, and never by unmount()', async () => {
    const order: string[] = [];
    const { app, create, say } = createApp({
      onClose: () => order.push('onClose'),
      onEventCallback: ({ code }) => order.push(code),
    });
    void create();
    await settle();
    await say(USABLE, BUYER_CLOSE);
    expect(order.slice(2)).toEqual(['onClose', 'SDK_PAYMENT_CANCEL']);
    void create();
    await settle();
    await say(USABLE);
    order.length = 0;
    app.unmount();
    await settle();
    expect(order).toEqual([]);
  });

  it('onEventCallback gets an unknown code as it was sent', async () => {
    const { create, say, events } = createApp();
    void create();
    await settle();
    await say(USABLE, { type: 'event', code: 'SDK_FROM_TOMORROW' });
    expect(events.at(-1)).toMatchObject({
      code: 'SDK_FROM_TOMORROW',
      rawCode: 'SDK_FROM_TOMORROW',
      type: 'status',
    });
  });

  it('get code and result destructured, as in the integration guide', async () => {
    const got: [string, string | undefined][] = [];
    const { create, say } = createApp({
      onEventCallback: ({ code, result: said }) => got.push([code, said?.paymentResultCode]),
    });
    void create();
    await settle();
    await say(USABLE, ACCEPTED, result('FAIL', { code: 'ORDER_IS_CLOSED' }));
    expect(got).toEqual([
      ['SDK_START_OF_LOADING', undefined],
      ['SDK_END_OF_LOADING', undefined],
      ['SDK_PAYMENT_FAIL', 'ORDER_IS_CLOSED'],
    ]);
  });

  it('onLog gets the log, without session data', async () => {
    const onLog = vi.fn();
    const { create, say, script } = createApp({ onLog });
    void create();
    await settle();
    await say(USABLE, { type: 'log', code: 'page', message: 'Hello.' });
    expect(onLog).toHaveBeenCalledWith(
      expect.objectContaining({ code: 'page', message: 'Hello.' }),
    );
    expect(JSON.stringify(onLog.mock.calls)).not.toContain(script.runs[0]?.host.session.secret);
  });

  it('N6: the console is silent unless debug is set', async () => {
    const debug = vi.spyOn(console, 'debug').mockReturnValue();
    const others = (['log', 'info', 'warn', 'error'] as const).map((name) =>
      vi.spyOn(console, name).mockReturnValue(),
    );
    for (const [on, calls] of [
      [false, 0],
      [true, 1],
    ] as const) {
      const { create, say } = createApp({ debug: on });
      void create();
      await settle();
      await say(USABLE, { type: 'dead' });
      expect(Math.min(debug.mock.calls.length, 1)).toBe(calls);
    }
    for (const spy of others) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});

describe('AMSCashierPayment.preload()', () => {
  it('does nothing, silently, where the engine can’t run', () => {
    expect(() => AMSCashierPayment.preload()).not.toThrow();
    expect(() => AMSCashierPayment.preload({ environment: 'sandbox' })).not.toThrow();
  });
});
