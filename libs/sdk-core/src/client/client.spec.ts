import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ACCEPTED,
  BUYER_CLOSE,
  createStage,
  PAID,
  settle,
  USABLE,
  type Stage,
} from '../../test/stage.ts';
import type { Checkout } from '../contract/checkout.ts';
import type { OpenRequest } from '../contract/options.ts';
import { createCashier } from './client.ts';
import { createScriptedEngine } from '../testing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the current open of a client', () => {
  it('is none, then the latest live one, then the latest', async () => {
    const stage = createStage();
    const { cashier } = stage;
    expect(cashier.current()).toBeUndefined();
    expect(cashier.getSnapshot()).toMatchObject({ phase: 'idle', openId: '', visible: false });
    const first = await stage.ready();
    const second = await stage.ready();
    expect(cashier.current()).toBe(second);
    second.close();
    await settle();
    expect(cashier.current()).toBe(first);
    expect(cashier.getSnapshot()).toBe(first.getSnapshot());
    first.close();
    await settle();
    expect(cashier.current()).toBe(second);
  });

  it('is still one that shows its end state, until the shopper dismisses it', async () => {
    const stage = createStage();
    const first = await stage.ready();
    const second = await stage.ready();
    await stage.say(ACCEPTED, PAID);
    expect(stage.cashier.current()).toBe(second);
    await stage.say({ type: 'gone' });
    expect(stage.cashier.current()).toBe(first);
  });

  it('is not one that was refused', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.open({ session: 'garbage' });
    expect(stage.cashier.current()).toBe(checkout);
  });

  it('notifies subscribers of each change until they unsubscribe', async () => {
    const stage = createStage();
    const phases: string[] = [];
    const stop = stage.cashier.subscribe(() => phases.push(stage.cashier.getSnapshot().phase));
    await stage.ready();
    await stage.say(ACCEPTED, PAID);
    expect([...new Set(phases)]).toEqual(['loading', 'ready', 'submitting', 'ended']);
    stop();
    const count = phases.length;
    await stage.ready();
    expect(phases).toHaveLength(count);
  });
});

describe('open() for what is loading already', () => {
  /** Answers when the test says so. */
  function slowSession(stage: Stage) {
    const answers: (() => void)[] = [];
    const session = vi.fn(
      () => new Promise<string>((answer) => answers.push(() => answer(stage.script.session()))),
    );
    return { session, answer: () => answers.forEach((answer) => answer()) };
  }

  it('returns the same Checkout until the form can be used', async () => {
    const stage = createStage();
    const { session, answer } = slowSession(stage);
    const first = await stage.open({ session });
    expect(await stage.open({ session, locale: 'de_DE' })).toBe(first);
    answer();
    await settle();
    expect(await stage.open({ session })).toBe(first);
    expect([session.mock.calls.length, stage.script.runs.length]).toEqual([1, 1]);
    expect(stage.codes()).toEqual(['SDK_START_OF_LOADING']);
    await stage.say(USABLE);
    expect(await stage.open({ session })).not.toBe(first);
    expect(session).toHaveBeenCalledTimes(2);
  });

  it('in one go, and from inside a handler, too', async () => {
    const { cashier, script } = createStage();
    const request = { session: script.session() };
    const opened = [cashier.open(request), cashier.open({ ...request })];
    const stop = cashier.on('SDK_START_OF_LOADING', () => {
      stop();
      opened.push(cashier.open(request));
    });
    await settle();
    expect(opened).toEqual([opened[0], opened[0], opened[0]]);
    expect(script.runs).toHaveLength(1);
  });

  it.each<[string, (stage: Stage) => Partial<OpenRequest>]>([
    ['another session', (stage) => ({ session: stage.script.session() })],
    ['another function', (stage) => ({ session: () => stage.script.session() })],
    ['another container', () => ({ container: document.createElement('div') })],
    ['a signal of its own', () => ({ signal: new AbortController().signal })],
  ])('%s is another open', async (_, change) => {
    const stage = createStage();
    const request = { session: stage.script.session() };
    const first = await stage.open(request);
    expect(await stage.open({ ...request, ...change(stage) })).not.toBe(first);
    expect(first.getSnapshot().phase).toBe('loading');
  });

  it.each<[string, (first: Checkout, stage: Stage) => unknown]>([
    ['closed', (first) => first.close()],
    ['left by the shopper', (_, stage) => stage.say(BUYER_CLOSE)],
    [
      'failed',
      (_, stage) => stage.say({ type: 'failed', reason: 'cashier_unreachable', message: 'down' }),
    ],
  ])('%s: the next one is new', async (_, end) => {
    const stage = createStage();
    const session = () => stage.script.session();
    const first = await stage.open({ session });
    await end(first, stage);
    const second = await stage.open({ session });
    expect(second).not.toBe(first);
    expect(second.getSnapshot().phase).toBe('loading');
  });

  it('retry() returns it, too', async () => {
    const stage = createStage();
    const session = () => stage.script.session();
    const first = await stage.ready({ session });
    await stage.say(BUYER_CLOSE);
    const second = await stage.open({ session });
    expect(first.retry()).toBe(second);
  });

  it('another client opens its own', async () => {
    const stage = createStage();
    const session = () => stage.script.session();
    const first = await stage.open({ session });
    expect(await createStage().open({ session })).not.toBe(first);
  });
});

describe('preload()', () => {
  it('loads the engine of a session, once, and starts nothing', async () => {
    const script = createScriptedEngine();
    const other = createScriptedEngine();
    const preload = vi.fn();
    const load = vi.fn(async () => ({ ...(await script.engine.load()), preload }));
    const unused = vi.fn(other.engine.load);
    const cashier = createCashier({
      environment: 'sandbox',
      engines: [
        { ...other.engine, load: unused },
        { ...script.engine, load },
      ],
    });
    cashier.preload({ session: script.session() });
    await settle();
    expect(load).toHaveBeenCalledOnce();
    expect(unused).not.toHaveBeenCalled();
    expect(preload).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ environment: 'sandbox', origin: undefined }),
    );
    expect(script.runs).toEqual([]);
  });

  it('preloads the page of the first trusted cashier, if there is one', async () => {
    const { engine } = createScriptedEngine();
    for (const trustedCashiers of [['https://pay.example.com', 'https://b.example'], []]) {
      const preload = vi.fn();
      const load = async () => ({ ...(await engine.load()), preload });
      createCashier({
        environment: 'sandbox',
        trustedCashiers,
        engines: [{ ...engine, name: 'hosted', load }],
      }).preload();
      await settle();
      expect(preload.mock.calls).toMatchObject(
        trustedCashiers.length
          ? [[{ environment: 'sandbox', origin: 'https://pay.example.com' }]]
          : [],
      );
    }
  });

  it('is silent when the code fails to load: the open that follows reports it', async () => {
    const { engine } = createScriptedEngine();
    const load = () => Promise.reject(new Error('offline'));
    const cashier = createCashier({
      environment: 'sandbox',
      engines: [{ ...engine, name: 'hosted', load }],
    });
    expect(() => cashier.preload({ cashier: 'http://127.0.0.1:4242' })).not.toThrow();
    await settle();
  });
});

describe('engines', () => {
  it('are asked in order, with the session, the environment and the trusted origins', async () => {
    const script = createScriptedEngine();
    const accepts = vi.fn(() => false);
    const stage = createStage({
      trustedCashiers: ['https://pay.example.com'],
      engines: [{ ...script.engine, accepts }, script.engine],
    });
    const session = script.session();
    await stage.open({ session });
    expect(accepts).toHaveBeenCalledWith(
      expect.objectContaining({ raw: session }),
      expect.objectContaining({
        environment: 'sandbox',
        trustedCashiers: ['https://pay.example.com'],
      }),
    );
    expect(script.runs).toHaveLength(1);
  });

  it('may be objects with a state of their own', async () => {
    const script = createScriptedEngine();
    class Engine {
      readonly name = 'mine';
      readonly #key = 'script';
      accepts({ meta }: { readonly meta: object }): boolean {
        return this.#key in meta;
      }
      load = script.engine.load;
    }
    const stage = createStage({ engines: [new Engine()] });
    const checkout = await stage.open({ session: script.session() });
    script.signal(BUYER_CLOSE);
    expect(await checkout.outcome).toMatchObject({ status: 'cancelled' });
  });
});
