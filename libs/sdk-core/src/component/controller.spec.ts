import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settle } from '../../test/stage.ts';
import { watchUnhandledRejections } from '../../test/unhandled-rejections.ts';
import { createCashier, type Cashier } from '../client/client.ts';
import { CashierError } from '../contract/error.ts';
import type { SessionSource } from '../contract/options.ts';
import { createScriptedEngine, type EngineSignal, type ScriptedEngine } from '../testing.ts';
import { createComponentController, type ComponentController } from './controller.ts';
import type { DesiredState } from './desired-state.ts';
import { createLook } from './look.ts';

const USABLE = { type: 'usable' } as const;
const ACCEPTED = { type: 'accepted' } as const;
const PAID = { type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false } as const;
const DECLINED = {
  type: 'result',
  outcome: 'FAIL',
  final: false,
  replayed: false,
  result: { paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' },
} as const;
const REFUSED = {
  ...DECLINED,
  final: true,
  result: { paymentResultCode: 'ORDER_IS_CLOSED' },
} as const;
const LEFT = { type: 'buyer_close' } as const;
const GONE = { type: 'gone' } as const;
const UNREACHABLE = { type: 'failed', reason: 'cashier_unreachable', message: 'down' } as const;
const OPTION_INVALID = new CashierError('option_invalid', { message: 'no environment' });

let script: ScriptedEngine;
let client: Cashier;
let controller: ComponentController;
let container: HTMLElement;
let outputs: string[];
let desired: DesiredState;
let warn: ReturnType<typeof vi.fn<() => void>>;
let reloadClient: ReturnType<typeof vi.fn<() => boolean>>;

beforeEach(() => {
  script = createScriptedEngine();
  client = createCashier({ environment: 'sandbox', engines: [script.engine] });
  container = document.body.appendChild(document.createElement('div'));
  outputs = [];
  reloadClient = vi.fn(() => true);
  warn = vi.fn<() => void>();
  controller = createComponentController({
    output(name, payload) {
      const { code, type, reason } = Object(payload);
      outputs.push([name, type === 'error' ? reason : (code ?? typeof payload)].join(' '));
      if (name !== 'openChange') return;
      outputs[outputs.length - 1] = `openChange ${payload}`;
      // a page with two-way binding
      want({ open: payload as boolean });
    },
    hears: () => true,
    reloadClient,
    onNewSessionFunction: () => warn(),
  });
  desired = { client, open: false, session: undefined, display: 'popup', look: createLook({}) };
});

afterEach(() => {
  controller.dispose();
  container.remove();
});

function want(change: Partial<DesiredState>): void {
  desired = { ...desired, ...change };
  controller.setDesired(desired);
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

async function say(...signals: EngineSignal[]): Promise<void> {
  await settled();
  for (const signal of signals) script.signal(signal);
  await settled();
}

const INLINE = () => ({ display: 'inline', container, element: container }) as const;
const stopped = () => script.runs.map((run) => run.stopped);
const opened = () => script.runs.map(({ host }) => host.session.raw);
const emitted = (name: string) => outputs.filter((line) => line.startsWith(name));

async function openWith(change: Partial<DesiredState>, ...signals: EngineSignal[]) {
  want({ open: true, ...change });
  await say(...signals);
}

describe('open', () => {
  it('opens a popup, emits every output and closes with it', async () => {
    await openWith({ session: script.session() }, USABLE, ACCEPTED, PAID);
    expect(outputs).toEqual([
      'cashierEvent SDK_START_OF_LOADING',
      'cashierEvent SDK_END_OF_LOADING',
      'cashierReady object',
      'cashierEvent SDK_PAYMENT_SUCCESSFUL',
      'paymentResult SDK_PAYMENT_SUCCESSFUL',
    ]);
    expect(desired.open).toBe(true);
    await say(GONE);
    expect(outputs.at(-1)).toBe('openChange false');
  });

  it('two clicks while it loads are one open', async () => {
    await openWith({ session: script.session() });
    want({ open: true });
    await settled();
    expect(script.runs).toHaveLength(1);
  });

  it('becomes false after the outputs that explain it', async () => {
    await openWith({ session: script.session() }, USABLE, LEFT);
    expect(outputs.slice(-3)).toEqual([
      'cashierEvent SDK_PAYMENT_CANCEL',
      'paymentCancel SDK_PAYMENT_CANCEL',
      'openChange false',
    ]);
  });

  it('set to false closes silently', async () => {
    await openWith({ session: script.session() }, USABLE);
    const before = [...outputs];
    want({ open: false });
    await settled();
    expect([stopped(), outputs]).toEqual([[true], before]);
  });

  it('left at true by the page after an end does not open again by itself', async () => {
    const stubborn = createComponentController({ output: () => undefined });
    const stillOpen = { ...desired, open: true, session: script.session() };
    stubborn.setDesired(stillOpen);
    await say(USABLE, LEFT);
    stubborn.setDesired({ ...stillOpen, look: createLook({ locale: 'de_DE' }) });
    await settled();
    expect(script.runs).toHaveLength(1);
    stubborn.dispose();
  });

  it('after close() is a new request, even if the value never changed', async () => {
    await openWith({ session: script.session() }, USABLE);
    controller.close();
    want({ open: true });
    await settled();
    expect(stopped()).toEqual([true, false]);
  });

  it.each<[string, () => SessionSource]>([
    ['session data', () => script.session()],
    ['session data in an object', () => ({ sessionData: script.session() })],
    ['a function', () => () => script.session()],
  ])('each component has its own Checkout for %s', async (_, create) => {
    const session = create();
    const other = createComponentController({ output: () => undefined });
    await openWith({ session });
    const container = document.createElement('div');
    other.setDesired({ ...desired, display: 'inline', container });
    await settled();
    other.dispose();
    expect(stopped()).toEqual([false, true]);
  });

  it('a second popup of the same client is refused, and the first goes on', async () => {
    const received: string[] = [];
    const other = createComponentController({
      output: (name, payload) =>
        received.push(`${name} ${(payload as CashierError).reason ?? payload}`),
      hears: () => true,
    });
    await openWith({ session: () => script.session() });
    other.setDesired({ ...desired, session: () => script.session() });
    await settled();
    expect(received).toEqual([
      'cashierEvent already_open',
      'cashierError already_open',
      'openChange false',
    ]);
    other.dispose();
    expect(stopped()).toEqual([false]);
  });

  it('without a session reports session_missing', async () => {
    await openWith({});
    expect(outputs).toEqual([
      'cashierEvent session_missing',
      'cashierError session_missing',
      'openChange false',
    ]);
  });
});

describe('inline', () => {
  it('opens by itself in its container, once for each session', async () => {
    want({ display: 'inline', session: script.session() });
    await settled();
    expect(script.runs).toHaveLength(0);
    want(INLINE());
    await say(USABLE, LEFT);
    expect(script.runs[0]?.host.container).toBe(container);
    expect(emitted('openChange')).toEqual(['openChange true', 'openChange false']);
    want({});
    await settled();
    expect(script.runs).toHaveLength(1);
    want({ session: script.session() });
    await settled();
    expect(script.runs).toHaveLength(2);
  });

  it('turns into a popup, and back', async () => {
    await openWith({ session: script.session(), ...INLINE() }, USABLE);
    want({ display: 'popup' });
    await say(USABLE);
    want({ display: 'inline' });
    await say(USABLE);
    expect(stopped()).toEqual([true, true, false]);
    expect(script.runs.map(({ host }) => host.container)).toEqual([
      container,
      undefined,
      container,
    ]);
  });
});

describe('which session it is', () => {
  it.each<[string, (data: string) => SessionSource, (data: string) => SessionSource]>([
    ['the same data in another object', (data) => data, (sessionData) => ({ sessionData })],
    ['another function', (data) => () => data, (data) => () => data],
  ])('%s is the same', async (_, first, second) => {
    const data = script.session();
    await openWith({ session: first(data) }, USABLE);
    want({ session: second(data) });
    await settled();
    expect(stopped()).toEqual([false]);
  });

  it('if each render passes another function, the latest is called when a fresh session is needed', async () => {
    const [first, second] = [vi.fn(() => script.session()), vi.fn(() => script.session())];
    await openWith({ session: first }, USABLE);
    want({ session: second });
    await say({ type: 'expired' });
    expect([first, second].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it.each([
    ['a promise', Promise.resolve('x'), 'a promise. Pass a function'],
    ['an Observable', { subscribe: () => undefined, pipe: () => undefined }, 'firstValueFrom'],
  ])('%s as session is named, with what to do', async (_, session, advice) => {
    want({ session: session as unknown as SessionSource, open: true });
    await settled();
    expect(controller.getSnapshot().error?.message).toContain(advice);
  });

  it('another function without a key is reported to the binding while its form is shown, and at no other time', async () => {
    const functions = Array.from({ length: 4 }, () => () => script.session());
    want({ session: functions[0] });
    want({ session: functions[1], open: true });
    await say(USABLE);
    want({ session: functions[1], look: createLook({ locale: 'de_DE' }) });
    expect(warn).not.toHaveBeenCalled();
    want({ session: functions[2] });
    expect(warn).toHaveBeenCalledTimes(1);
    await say(ACCEPTED, PAID);
    want({ session: functions[3] });
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it('another function with a key is reported to nobody', async () => {
    await openWith({ session: () => script.session(), sessionKey: 1 }, USABLE);
    want({ session: () => script.session() });
    want({ session: () => script.session(), sessionKey: 2 });
    expect(warn).not.toHaveBeenCalled();
  });

  it('sessionKey decides: a different key is a different session, the same key the same', async () => {
    const session = () => script.session();
    await openWith({ session, sessionKey: 50 }, USABLE);
    want({ session: () => script.session(), sessionKey: 50 });
    await settled();
    expect(stopped()).toEqual([false]);
    want({ sessionKey: 80 });
    await settled();
    expect(stopped()).toEqual([true, false]);
    expect(new Set(opened()).size).toBe(2);
  });
});

describe.each(['popup', 'inline'] as const)('another session, %s', (display) => {
  const place = () => (display === 'inline' ? INLINE() : ({ display } as const));
  let next: string;

  /** Opens the first session, sends `signals`, then requests the second session. */
  async function changeAfter(...signals: EngineSignal[]): Promise<void> {
    await openWith({ session: script.session(), ...place() }, ...signals);
    next = script.session();
    want({ session: next });
    await settled();
  }

  it.each<[string, EngineSignal[]]>([
    ['loading', []],
    ['ready', [USABLE]],
    ['declined', [USABLE, ACCEPTED, DECLINED]],
  ])('while %s: replaced at once, silently', async (_, signals) => {
    await changeAfter(...signals);
    expect(stopped()).toEqual([true, false]);
    expect(opened()[1]).toBe(next);
    expect(emitted('openChange false')).toEqual([]);
    expect(emitted('paymentCancel')).toEqual([]);
  });

  it('while in flight: waits for the end, even across a decline', async () => {
    await changeAfter(USABLE, ACCEPTED);
    await say(DECLINED);
    expect(stopped()).toEqual([false]);
    await say(ACCEPTED, REFUSED);
    expect(stopped()).toEqual([true, false]);
    expect(opened()[1]).toBe(next);
    expect(emitted('paymentResult')).toHaveLength(2);
    expect(emitted('openChange false')).toEqual([]);
  });

  it('while in flight, then back again: nothing is replaced', async () => {
    await changeAfter(USABLE, ACCEPTED);
    want({ session: opened()[0] });
    await say(PAID);
    expect(script.runs).toHaveLength(1);
  });

  it('while in flight, and the shopper leaves after a decline: closed', async () => {
    await changeAfter(USABLE, ACCEPTED);
    await say(DECLINED, LEFT);
    expect([script.runs.length, desired.open]).toEqual([1, false]);
  });

  it('while in flight, then paid', async () => {
    await changeAfter(USABLE, ACCEPTED);
    await say(PAID);
    if (display === 'popup') {
      expect(stopped()).toEqual([false]);
      await say(GONE);
    }
    expect(stopped()).toEqual([true, false]);
    expect([opened()[1], desired.open]).toEqual([next, true]);
    expect(emitted('paymentResult')).toHaveLength(1);
  });

  it('while in flight, then undecided: nothing opens until the page requests it', async () => {
    await changeAfter(USABLE, ACCEPTED);
    await say({ ...PAID, outcome: 'PROCESSING' });
    want({});
    if (display === 'popup') await say(GONE);
    want({});
    await settled();
    expect([script.runs.length, desired.open]).toEqual([1, display === 'inline']);
    next = script.session();
    want({ session: next, open: true });
    await settled();
    expect(opened()[1]).toBe(next);
  });

  it('while in flight, and the shopper leaves: no form appears', async () => {
    await changeAfter(USABLE, ACCEPTED);
    await say(LEFT, GONE);
    want({});
    expect([script.runs.length, desired.open]).toEqual([1, false]);
  });

  it('after it was paid, still shown', async () => {
    await changeAfter(USABLE, ACCEPTED, PAID);
    if (display === 'inline') return expect(stopped()).toEqual([true, false]);
    expect(stopped()).toEqual([false]);
    await say(GONE);
    expect([script.runs.length, desired.open]).toEqual([1, false]);
    want({ open: true });
    await settled();
    expect(opened()[1]).toBe(next);
  });

  it('after it has failed, still shown: replaced at once', async () => {
    await changeAfter(USABLE, ACCEPTED, REFUSED);
    expect(stopped()).toEqual([true, false]);
  });

  it('removed: closes a cashier that is safe to leave', async () => {
    await openWith({ session: script.session(), ...place() }, USABLE);
    want({ session: null });
    await settled();
    expect([stopped(), desired.open]).toEqual([[true], false]);
  });

  it('removed while in flight: nothing follows it', async () => {
    await openWith({ session: script.session(), ...place() }, USABLE, ACCEPTED);
    want({ session: null });
    await say(PAID);
    if (display === 'popup') await say(GONE);
    expect([script.runs.length, desired.open]).toEqual([1, false]);
    expect(emitted('cashierError')).toEqual([]);
  });
});

describe('the look', () => {
  it('reaches the cashier once per change, without another open', async () => {
    await openWith({ session: script.session(), look: createLook({ locale: 'de_DE' }) }, USABLE);
    want({ look: createLook({ locale: 'de_DE' }) });
    want({ look: createLook({ locale: 'fr_FR', appearance: { accentColor: 'red' } }) });
    await settled();
    const updates = script.runs[0]?.calls.filter(({ name }) => name === 'update');
    expect(updates?.map(({ args }) => args)).toEqual([
      [{ locale: 'fr_FR', appearance: { accentColor: 'red' } }],
    ]);
  });

  it('with a misspelt name is written to the console, and the form goes on', async () => {
    const written = vi.spyOn(console, 'error').mockReturnValue();
    await openWith({ session: script.session() }, USABLE);
    want({ look: createLook({ appearance: { acentColor: 'red' } }) });
    await settled();
    expect(written).toHaveBeenCalledExactlyOnceWith(
      '[ams-cashier]',
      expect.objectContaining({ reason: 'option_invalid' }),
    );
    expect(script.runs[0]?.calls.map(({ name }) => name)).not.toContain('update');
    expect(controller.getSnapshot().phase).toBe('ready');
    written.mockRestore();
  });

  it('survives a retry', async () => {
    await openWith({ session: () => script.session() }, USABLE);
    want({ look: createLook({ locale: 'fr_FR' }) });
    await say(LEFT);
    controller.retry();
    await say(USABLE);
    expect(script.runs[1]?.calls.map(({ name }) => name)).toContain('update');
  });
});

describe('update() with another session', () => {
  const inline = async (goesOn: boolean) => {
    script.goesOn = goesOn;
    const session = script.session();
    await openWith({ ...INLINE(), session }, USABLE);
    const next = script.session();
    const answer = controller.update({ session: next });
    await settled();
    if (!goesOn) await say(USABLE);
    return { session, next, answer: await answer };
  };

  it.each([
    [true, 'live', 1],
    [false, 'remounted', 2],
  ])('with a form that goes on (%s) is %s', async (goesOn, how, runs) => {
    const { answer } = await inline(goesOn);
    expect([answer.session, script.runs.length]).toEqual([how, runs]);
  });

  it.each([
    ['goes on passing the first session', 'session', 1],
    ['passes the new session too', 'next', 1],
    ['passes a third one', 'third', 2],
  ] as const)('when the page then %s', async (_, which, runs) => {
    const { session, next } = await inline(true);
    want({ session: { session, next, third: script.session() }[which] });
    await settled();
    expect(script.runs).toHaveLength(runs);
  });

  it('is opened again when the component comes back', async () => {
    const { next } = await inline(true);
    controller.suspend();
    controller.resume();
    await settled();
    expect(script.runs[1]?.host.session.raw).toBe(next);
    want({ look: createLook({ locale: 'fr_FR' }) });
    await settled();
    expect(script.runs).toHaveLength(2);
  });

  it('is unchanged if nothing is open', async () => {
    expect(await controller.update({ session: script.session() })).toEqual({
      session: 'unchanged',
    });
  });
});

describe('retry()', () => {
  it('returns to the same form after a decline', async () => {
    await openWith({ session: script.session() }, USABLE, ACCEPTED, DECLINED);
    controller.retry();
    expect(script.runs[0]?.calls.at(-1)?.name).toBe('focus');
    await say(ACCEPTED, PAID);
    expect(emitted('paymentResult')).toHaveLength(2);
  });

  it('opens again after a failed load, from inside the handler too', async () => {
    const session = vi.fn(() => script.session());
    await openWith({ session });
    const stop = controller.subscribe(() => undefined);
    client.on('error', () => controller.retry());
    await say(UNREACHABLE);
    await say(USABLE);
    stop();
    // the first session may have been paid
    expect(session).toHaveBeenCalledTimes(1);
    expect([controller.getSnapshot().phase, desired.open]).toEqual(['ready', true]);
  });

  it('uses the session that the page has passed since', async () => {
    await openWith({ session: 'garbage' });
    want({ session: script.session() });
    controller.retry();
    await settled();
    expect([script.runs.length, desired.open]).toEqual([1, true]);
  });

  it('is refused while in flight, even if the session has changed', async () => {
    await openWith({ session: script.session() }, USABLE, ACCEPTED);
    want({ session: script.session() });
    expect(() => controller.retry()).toThrow(expect.objectContaining({ reason: 'retry_refused' }));
    expect(stopped()).toEqual([false]);
  });
});

describe('a client that arrives late', () => {
  beforeEach(() => want({ client: undefined, session: script.session() }));

  it('opens what was requested, and answers the calls made meanwhile', async () => {
    want({ open: true });
    const valid = controller.validate();
    controller.update({ locale: 'fr_FR' });
    want({ client });
    await say(USABLE);
    expect(await valid).toEqual({ isValid: true });
    expect(script.runs[0]?.calls.map(({ name }) => name)).toContain('update');
  });

  it('never arrives: the error is emitted once, and open is false', () => {
    want({ open: true });
    want({ clientError: OPTION_INVALID });
    want({});
    expect(outputs).toEqual([
      'openChange false',
      'cashierEvent option_invalid',
      'cashierError option_invalid',
    ]);
    expect(controller.getSnapshot()).toMatchObject({ phase: 'ended', error: OPTION_INVALID });
  });

  it.each<[string, () => void]>([
    ['retry()', () => controller.retry()],
    ['another request to open', () => want({ open: true })],
  ])('failed: %s loads it again', async (_, tryAgain) => {
    want({ clientError: OPTION_INVALID });
    tryAgain();
    expect(reloadClient).toHaveBeenCalledTimes(1);
    want({ clientError: undefined });
    want({ client });
    await settled();
    expect(script.runs).toHaveLength(1);
  });
});

describe('options that fail while a cashier is open', () => {
  const failing = () => want({ client: undefined, clientError: OPTION_INVALID });
  const repaired = () => {
    want({ clientError: undefined });
    want({ client });
  };

  it.each<[string, EngineSignal[]]>([
    ['paid', [PAID]],
    ['undecided', [{ ...PAID, outcome: 'PROCESSING' }]],
  ])('a popup that shows %s stays until the shopper closes it', async (_, signals) => {
    await openWith({ session: script.session() }, USABLE, ACCEPTED, ...signals);
    failing();
    await settled();
    expect([stopped(), emitted('cashierError'), desired.open]).toEqual([[false], [], true]);
    await say(GONE);
    expect([stopped(), emitted('cashierError').length, desired.open]).toEqual([[true], 1, false]);
    expect(controller.getSnapshot()).toMatchObject({ error: OPTION_INVALID });
  });

  it('while in flight, then paid: the popup stays, too', async () => {
    await openWith({ session: script.session() }, USABLE, ACCEPTED);
    failing();
    await say(PAID);
    expect([stopped(), emitted('paymentResult').length]).toEqual([[false], 1]);
    await say(GONE);
    expect([emitted('cashierError').length, desired.open]).toEqual([1, false]);
  });

  it('in the moment of the end: the end is still emitted', async () => {
    await openWith({ session: script.session(), ...INLINE() }, USABLE, ACCEPTED);
    script.signal(PAID);
    failing();
    await settled();
    expect(emitted('paymentResult')).toHaveLength(1);
    expect([stopped(), emitted('cashierError').length]).toEqual([[true], 1]);
  });

  it('while in flight, closed by the page: emitted at once', async () => {
    await openWith({ session: script.session() }, USABLE, ACCEPTED);
    failing();
    want({ open: false });
    expect([stopped(), emitted('cashierError').length]).toEqual([[true], 1]);
  });

  it('inline, what was paid makes room', async () => {
    await openWith({ session: script.session(), ...INLINE() }, USABLE, ACCEPTED, PAID);
    failing();
    await settled();
    expect([stopped(), emitted('cashierError').length]).toEqual([[true], 1]);
  });

  it.each<[string, () => Promise<void>]>([
    ['before it opened', async () => want({ ...INLINE(), client: undefined })],
    ['while loading', () => openWith(INLINE())],
    ['while ready', () => openWith(INLINE(), USABLE)],
  ])('inline, %s: it opens when somebody else has repaired them', async (_, begin) => {
    want({ session: script.session() });
    await begin();
    const runs = script.runs.length;
    failing();
    await settled();
    repaired();
    await settled();
    expect(reloadClient).not.toHaveBeenCalled();
    expect([script.runs.length, desired.open]).toEqual([runs + 1, true]);
  });

  it.each<[string, EngineSignal[]]>([
    ['that was paid', [USABLE, ACCEPTED, PAID]],
    ['that the shopper has left', [USABLE, LEFT]],
  ])('inline, a session %s is not opened again by a repair', async (_, signals) => {
    await openWith({ session: () => script.session(), ...INLINE() }, ...signals);
    failing();
    repaired();
    await settled();
    expect([script.runs.length, desired.open]).toEqual([1, false]);
  });
});

describe('suspended and resumed', () => {
  it.each<[string, EngineSignal[]]>([
    ['loading', []],
    ['ready', [USABLE]],
    ['declined', [USABLE, ACCEPTED, DECLINED]],
  ])('while %s: closed, and reopened without fetching a session', async (_, signals) => {
    const session = vi.fn(async () => script.session());
    await openWith({ session }, ...signals);
    controller.suspend();
    expect(stopped()).toEqual([true]);
    expect(desired.open).toBe(true);
    controller.resume();
    await settled();
    expect(session).toHaveBeenCalledTimes(1);
    expect(opened()[1]).toBe(opened()[0]);
  });

  it('another session meanwhile: that one opens', async () => {
    await openWith({ session: () => script.session(), sessionKey: 1 }, USABLE);
    controller.suspend();
    want({ sessionKey: 2 });
    expect(script.runs).toHaveLength(1);
    controller.resume();
    await settled();
    expect(opened()[1]).not.toBe(opened()[0]);
  });

  it('a popup in flight is left alone', async () => {
    await openWith({ session: script.session() }, USABLE, ACCEPTED);
    controller.suspend();
    await say(PAID);
    expect([stopped(), emitted('paymentResult').length]).toEqual([[false], 1]);
    controller.resume();
    await say(GONE);
    expect([script.runs.length, desired.open]).toEqual([1, false]);
  });

  it('inline in flight: the resumed cashier picks up its payment', async () => {
    const session = vi.fn(async () => script.session());
    await openWith({ session, ...INLINE() }, USABLE, ACCEPTED);
    controller.suspend();
    expect(stopped()).toEqual([true]);
    controller.resume();
    await say({ type: 'resumed', phase: 'submitting' }, { ...PAID, replayed: true });
    expect([session.mock.calls.length, emitted('paymentResult').length]).toEqual([1, 1]);
  });

  it.each([1, 2])('a session function that fails meanwhile is called again, %i×', async (times) => {
    let fail: (error: Error) => void = () => undefined;
    const session = vi
      .fn<() => string | Promise<string>>(() => script.session())
      .mockImplementationOnce(() => new Promise((_, reject) => (fail = reject)));
    await openWith({ session });
    for (let time = 1; time < times; time++) {
      controller.suspend();
      controller.resume();
      await settled();
    }
    controller.suspend();
    fail(new Error('offline'));
    await settled();
    controller.resume();
    await say(USABLE);
    expect([session.mock.calls.length, emitted('cashierError')]).toEqual([2, []]);
    expect(controller.getSnapshot().phase).toBe('ready');
  });

  it('suspended again before it is called: still one session', async () => {
    const session = vi.fn(async () => script.session());
    await openWith({ session }, USABLE);
    controller.suspend();
    controller.resume();
    controller.suspend();
    controller.resume();
    await settled();
    expect(session).toHaveBeenCalledTimes(1);
  });

  describe('inline in flight, with another session by now', () => {
    const REPLAYED = { ...PAID, replayed: true } as const;
    let first: string;
    let second: string;

    async function comesBack(change: Partial<DesiredState>): Promise<void> {
      [first, second] = [script.session(), script.session()];
      await openWith({ session: first, ...INLINE() }, USABLE, ACCEPTED);
      controller.suspend();
      want({ session: second, ...change });
      controller.resume();
      await settled();
    }

    it('the old payment is followed first, then the new session opens', async () => {
      await comesBack({});
      // a render, before the cashier has answered
      want({});
      await settled();
      expect(opened()).toEqual([first, first]);
      await say({ type: 'resumed', phase: 'submitting' }, REPLAYED);
      expect(emitted('paymentResult')).toHaveLength(1);
      expect([opened(), desired.open]).toEqual([[first, first, second], true]);
    });

    it('that comes after it is back, before the cashier has answered', async () => {
      await comesBack({ session: undefined, open: true });
      expect(opened()).toEqual([first, first]);
      want({ session: first });
      want({ session: second });
      await say({ type: 'resumed', phase: 'submitting' }, REPLAYED);
      expect(opened()).toEqual([first, first, second]);
    });

    it('changed before it was suspended, and suspended twice', async () => {
      [first, second] = [script.session(), script.session()];
      await openWith({ session: first, ...INLINE() }, USABLE, ACCEPTED);
      want({ session: second });
      for (let time = 1; time <= 2; time++) {
        controller.suspend();
        controller.resume();
        await settled();
      }
      expect(opened()).toEqual([first, first, first]);
      await say({ type: 'resumed', phase: 'submitting' }, REPLAYED);
      expect(opened()).toEqual([first, first, first, second]);
    });

    it('that is removed: the payment is followed, and nothing comes after it', async () => {
      await comesBack({ session: null });
      await say({ type: 'resumed', phase: 'submitting' }, REPLAYED);
      expect([opened(), desired.open]).toEqual([[first, first], false]);
      expect([emitted('paymentResult').length, emitted('cashierError')]).toEqual([1, []]);
    });

    it('a cashier that can’t be reached: the payment is asked for again, however the page tries', async () => {
      await comesBack({});
      await say(UNREACHABLE);
      expect([opened(), desired.open]).toEqual([[first, first], false]);
      want({});
      controller.retry();
      await say(UNREACHABLE);
      expect(opened()).toEqual([first, first, first]);
      want({ session: script.session() });
      want({ session: second });
      await say({ type: 'resumed', phase: 'submitting' }, REPLAYED);
      expect(opened()).toEqual([first, first, first, first, second]);
    });

    it('a cashier that can’t be reached, retry() from inside the handler', async () => {
      await comesBack({});
      const stop = client.on('error', () => controller.retry());
      await say(UNREACHABLE);
      stop();
      await say({ type: 'resumed', phase: 'submitting' }, REPLAYED);
      expect(opened()).toEqual([first, first, first, second]);
    });

    it('undecided: the new session waits until the page requests it', async () => {
      await comesBack({});
      await say({ type: 'resumed', phase: 'submitting' }, { ...REPLAYED, outcome: 'PROCESSING' });
      want({});
      expect(opened()).toEqual([first, first]);
      controller.retry();
      await settled();
      expect(opened()).toEqual([first, first, second]);
    });

    it('back again: nothing comes after it', async () => {
      await comesBack({});
      want({ session: first });
      await say({ type: 'resumed', phase: 'submitting' }, REPLAYED);
      expect(opened()).toEqual([first, first]);
    });

    it('in another client and a popup: followed there by its own client', async () => {
      const other = createCashier({ environment: 'sandbox', engines: [script.engine] });
      const heard = vi.fn();
      client.on('result', heard);
      await comesBack({ client: other, display: 'popup' });
      await say({ type: 'resumed', phase: 'submitting' }, REPLAYED);
      expect([opened(), heard.mock.calls.length]).toEqual([[first, first], 1]);
      await say(GONE);
      expect(opened()).toEqual([first, first, second]);
    });
  });

  describe('retry() while it is away', () => {
    it.each<[string, EngineSignal[]]>([
      ['safe', [USABLE]],
      ['declined', [USABLE, ACCEPTED, DECLINED]],
      ['failed', [UNREACHABLE]],
    ])('%s: opens when it is back, with one session', async (_, signals) => {
      const session = vi.fn(() => script.session());
      await openWith({ session }, ...signals);
      const { length } = script.runs;
      controller.suspend();
      controller.retry();
      await settled();
      expect([script.runs.length, desired.open]).toEqual([length, true]);
      controller.resume();
      await say(USABLE);
      expect([script.runs.length, controller.getSnapshot().phase]).toEqual([length + 1, 'ready']);
      expect(stopped().filter((isStopped) => !isStopped)).toHaveLength(1);
    });

    it('with another session: that one opens when it is back', async () => {
      await openWith({ session: script.session() }, USABLE);
      controller.suspend();
      const next = script.session();
      want({ session: next });
      controller.retry();
      await settled();
      expect(script.runs).toHaveLength(1);
      controller.resume();
      await settled();
      expect(opened()[1]).toBe(next);
    });

    it('in flight, with another session: the payment is followed first', async () => {
      const first = script.session();
      await openWith({ session: first, ...INLINE() }, USABLE, ACCEPTED);
      controller.suspend();
      want({ session: script.session() });
      controller.retry();
      controller.resume();
      await settled();
      expect(opened()).toEqual([first, first]);
    });
  });

  it('a cashier that has ended is not reopened', async () => {
    await openWith({ session: script.session() }, USABLE, ACCEPTED, PAID);
    controller.suspend();
    controller.resume();
    await settled();
    expect([script.runs.length, desired.open]).toEqual([1, false]);
  });

  it('open set to false meanwhile closes for good', async () => {
    await openWith({ session: script.session() }, USABLE, ACCEPTED);
    controller.suspend();
    want({ open: false });
    expect(stopped()).toEqual([true]);
    controller.resume();
    await settled();
    expect(script.runs).toHaveLength(1);
  });
});

describe('its place in the page', () => {
  it.each<[string, EngineSignal[]]>([
    ['ready', [USABLE]],
    ['in flight', [USABLE, ACCEPTED]],
  ])('a container moved while %s: reopened', async (_, signals) => {
    const session = vi.fn(async () => script.session());
    await openWith({ session, ...INLINE() }, ...signals);
    const elsewhere = document.body.appendChild(document.createElement('section'));
    elsewhere.append(container);
    await settled();
    expect([stopped(), session.mock.calls.length]).toEqual([[true, false], 1]);
    expect(emitted('openChange false')).toEqual([]);
    elsewhere.remove();
  });

  it('a detached ancestor suspends it and resumes it when reattached', async () => {
    const page = document.body.appendChild(document.createElement('section'));
    page.append(container);
    await openWith({ session: script.session(), ...INLINE() }, USABLE);
    page.remove();
    await settled();
    expect([stopped(), desired.open]).toEqual([[true], true]);
    document.body.append(page);
    await settled();
    expect(stopped()).toEqual([true, false]);
    page.remove();
  });

  it('a popup opens after the place of a closed inline cashier was removed', async () => {
    const element = document.body;
    await openWith({ ...INLINE(), element, session: script.session() }, USABLE);
    controller.close();
    container.remove();
    want({ display: 'popup', container: null });
    await settled();
    want({ open: true });
    await settled();
    expect(stopped()).toEqual([true, false]);
  });

  it.each<[string, () => HTMLElement]>([
    ['a tree', () => document.createElement('section')],
    [
      'a shadow tree',
      () => {
        const host = document.createElement('section');
        host.attachShadow({ mode: 'open' }).append(container);
        return host;
      },
    ],
  ])('in %s that is put into the page later', async (_, create) => {
    const page = create();
    if (!page.shadowRoot) page.append(container);
    await openWith({ session: script.session(), ...INLINE() }, USABLE);
    document.body.append(page);
    await settled();
    container.parentNode?.append(document.createElement('p'));
    await settled();
    expect(stopped()).toEqual([false]);
    page.remove();
    await settled();
    expect(stopped()).toEqual([true]);
    document.body.append(page);
    await settled();
    expect(stopped()).toEqual([true, false]);
    page.remove();
  });

  it('in another shadow root since, a change there is noticed', async () => {
    const hosts = ['div', 'div'].map((tag) => {
      const host = document.body.appendChild(document.createElement(tag));
      return { host, root: host.attachShadow({ mode: 'open' }) };
    });
    for (const { root } of hosts) {
      root.append(container);
      await openWith({ session: script.session(), ...INLINE() }, USABLE);
      await settled();
    }
    container.remove();
    await settled();
    expect(stopped().at(-1)).toBe(true);
    for (const { host } of hosts) host.remove();
  });

  it('a container that is replaced while in flight: followed in the new one', async () => {
    await openWith({ session: script.session(), ...INLINE() }, USABLE, ACCEPTED);
    const other = document.createElement('div');
    container.replaceWith(other);
    want({ container: other, element: other });
    await settled();
    expect(script.runs.map(({ host }) => host.container)).toEqual([container, other]);
    await say({ type: 'resumed', phase: 'submitting' }, { ...PAID, replayed: true });
    expect(emitted('paymentResult')).toHaveLength(1);
    other.remove();
  });

  describe('is watched only while something is open', () => {
    let watching: Set<MutationObserver>;

    beforeEach(() => {
      watching = new Set();
      const { observe, disconnect } = MutationObserver.prototype;
      vi.spyOn(MutationObserver.prototype, 'observe').mockImplementation(function (
        this: MutationObserver,
        ...args
      ) {
        watching.add(this);
        return observe.apply(this, args);
      });
      vi.spyOn(MutationObserver.prototype, 'disconnect').mockImplementation(function (
        this: MutationObserver,
      ) {
        watching.delete(this);
        return disconnect.apply(this);
      });
    });
    afterEach(() => void vi.restoreAllMocks());

    // docs/design/laws.md
    it.each<[string, () => unknown]>([
      ['close()', () => controller.close()],
      ['open set to false', () => want({ open: false })],
      ['the shopper leaving', () => say(LEFT)],
      ['dispose()', () => controller.dispose()],
      ['no session', () => want({ session: null })],
    ])('Law 4: nothing is left after %s', async (_, end) => {
      await openWith({ session: script.session(), ...INLINE() }, USABLE);
      expect(watching.size).toBe(1);
      await end();
      expect(watching.size).toBe(0);
    });

    it('again after a retry', async () => {
      await openWith({ session: () => script.session(), ...INLINE() }, USABLE, LEFT);
      controller.retry();
      await say(USABLE);
      expect(watching.size).toBe(1);
      container.remove();
      await settled();
      expect(stopped()).toEqual([true, true]);
    });

    it('closed while it is out of the page: it can be opened when it is back', async () => {
      await openWith({ session: script.session(), ...INLINE() }, USABLE);
      container.remove();
      await settled();
      controller.close();
      expect(watching.size).toBe(0);
      document.body.append(container);
      want({ open: true });
      await settled();
      expect(stopped()).toEqual([true, false]);
    });
  });

  it('in a shadow root, a moved host is detected too', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    host.attachShadow({ mode: 'open' }).append(container);
    await openWith({ session: script.session(), ...INLINE() }, USABLE);
    document.body.prepend(host);
    await settled();
    expect(stopped()).toEqual([true, false]);
    host.remove();
  });

  it('a popup stays when its component is moved, and is suspended when it is detached', async () => {
    await openWith({ session: script.session(), element: container }, USABLE);
    document.body.prepend(container);
    await settled();
    expect(stopped()).toEqual([false]);
    container.remove();
    await settled();
    expect(stopped()).toEqual([true]);
  });

  it('changes elsewhere in the page don’t affect it', async () => {
    await openWith({ session: script.session(), ...INLINE() }, USABLE);
    document.body.append(document.createElement('p'));
    document.querySelector('p')?.remove();
    await settled();
    expect(stopped()).toEqual([false]);
  });
});

describe('dispose()', () => {
  it.each<[string, EngineSignal[]]>([
    ['loading', []],
    ['ready', [USABLE]],
    ['in flight', [USABLE, ACCEPTED]],
    ['paid', [USABLE, ACCEPTED, PAID]],
  ])('while %s: removes everything and emits nothing', async (_, signals) => {
    await openWith({ session: script.session() }, ...signals);
    const before = [...outputs];
    const [run] = script.runs;
    controller.dispose();
    run?.signal(PAID);
    want({ open: false });
    want({ open: true });
    await settled();
    expect([stopped(), outputs]).toEqual([[true], before]);
  });

  it('in a handler stops all further outputs', async () => {
    const heard: string[] = [];
    const ending = createComponentController({
      output(name) {
        heard.push(name);
        ending.dispose();
      },
    });
    ending.setDesired({ ...desired, open: true });
    await settled();
    expect(heard).toEqual(['cashierEvent']);
  });

  it('rejects pending calls', async () => {
    want({ client: undefined, open: true, session: script.session() });
    const answer = controller.submit();
    controller.dispose();
    await expect(answer).rejects.toMatchObject({ reason: 'closed' });
  });

  // docs/design/laws.md
  it.each([INLINE, () => ({ open: true })])(
    'Law 3: settles every later call, of what was open by itself or on request',
    async (place) => {
      await openWith({ session: script.session(), ...place() }, USABLE);
      controller.dispose();
      await expect(controller.submit()).rejects.toMatchObject({ reason: 'closed' });
      await expect(controller.validate()).rejects.toMatchObject({ reason: 'closed' });
      expect(await controller.update({ locale: 'de_DE' })).toEqual({ session: 'unchanged' });
    },
  );
});

it('an output that throws is reported to the page, and the others are still emitted', async () => {
  const heard: string[] = [];
  const reported: unknown[] = [];
  const note = (error: unknown) => reported.push(error);
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException').on('uncaughtException', note);
  const throwing = createComponentController({
    output(name) {
      heard.push(name);
      throw new Error(name);
    },
    hears: () => true,
  });
  throwing.setDesired({ ...desired, open: true });
  await settled();
  throwing.dispose();
  process.removeAllListeners('uncaughtException');
  for (const other of others) process.on('uncaughtException', other);
  expect(heard).toEqual(['cashierEvent', 'cashierError', 'openChange']);
  expect(reported.map((error) => (error as Error).message)).toEqual(heard);
});

it('commands without an open cashier reject with closed', async () => {
  await expect(controller.submit()).rejects.toMatchObject({
    reason: 'closed',
    message: expect.stringContaining('submit()'),
  });
  expect(() => controller.update({})).not.toThrow();
});

// docs/design/laws.md
describe('Law 5: a call that nobody awaits is no unhandled rejection', () => {
  watchUnhandledRejections();

  it.each(['submit', 'validate'] as const)('%s()', async (call) => {
    void controller[call]();
    want({ open: true, session: script.session() });
    void controller[call]();
    await settle();
    controller.close();
    await settle();
  });
});

it('subscribers are called on every change of the snapshot until they unsubscribe', async () => {
  const phases: string[] = [];
  const stop = controller.subscribe(() => phases.push(controller.getSnapshot().phase));
  await openWith({ session: script.session() }, USABLE);
  expect([...new Set(phases)]).toEqual(['loading', 'ready']);
  stop();
  controller.close();
  expect(phases.at(-1)).toBe('ready');
});
