import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACCEPTED, BUYER_CLOSE, createStage, PAID, settle } from '../../test/stage.ts';
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
