import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ACCEPTED,
  BUYER_CLOSE,
  createStage,
  DECLINED,
  newContainer,
  PAID,
  settle,
  USABLE,
  WAYS,
  type Stage,
} from '../../test/stage.ts';
import type { Checkout } from '../contract/checkout.ts';
import type { CheckoutOpener } from '../component/desired-state.ts';
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
    const second = await stage.ready({ container: newContainer() });
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
    const second = await stage.ready({ container: newContainer() });
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

describe('one cashier in one place', () => {
  /** Answers when the test says so. */
  function slowSession(stage: Stage) {
    const answers: (() => void)[] = [];
    const session = vi.fn(
      () => new Promise<string>((answer) => answers.push(() => answer(stage.script.session()))),
    );
    return { session, answer: () => answers.forEach((answer) => answer()) };
  }

  it('a function made in the click handler: two presses get one Checkout and one session', async () => {
    const stage = createStage();
    const { session, answer } = slowSession(stage);
    const press = () => stage.open({ session: () => session(), locale: 'de_DE' });
    const first = await press();
    await settle(400);
    expect(await press()).toBe(first);
    answer();
    await settle();
    expect(await press()).toBe(first);
    expect([session.mock.calls.length, stage.script.runs.length]).toEqual([1, 1]);
    expect(stage.codes()).toEqual(['SDK_START_OF_LOADING']);
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

  it.each(Object.keys(WAYS))('in phase %s, too', async (phase) => {
    const stage = createStage();
    const session = vi.fn(() => stage.script.session());
    const first = await stage.ready({ session });
    await stage.say(...(WAYS[phase] ?? []));
    expect(await stage.open({ session: () => session() })).toBe(first);
    expect(session).toHaveBeenCalledOnce();
    expect(stage.script.runs).toHaveLength(1);
  });

  it.each(['loading', ...Object.keys(WAYS)])(
    'another session in phase %s is refused, and the first goes on',
    async (phase) => {
      const stage = createStage();
      const first = phase === 'loading' ? await stage.open() : await stage.ready();
      await stage.say(...(WAYS[phase] ?? []));
      for (const session of [stage.script.session(), () => stage.script.session()]) {
        const second = await stage.open({ session });
        expect(second.getSnapshot().error).toMatchObject({
          reason: 'already_open',
          message: expect.stringContaining(
            `This client has a popup that is ${phase}. Close it first`,
          ),
        });
      }
      expect(first.getSnapshot().phase).toBe(phase);
      expect(stage.cashier.current()).toBe(first);
      expect(stage.script.runs).toHaveLength(1);
    },
  );

  it('each container is a place of its own, beside the popup', async () => {
    const stage = createStage();
    const container = newContainer();
    container.id = 'place';
    const session = stage.script.session();
    const opened = [
      await stage.open({ session }),
      await stage.open({ session, container }),
      await stage.open({ session, container: newContainer() }),
      await stage.open({ session, container: '#place' }),
    ];
    expect(new Set(opened).size).toBe(3);
    expect(opened[3]).toBe(opened[1]);
    const other = await stage.open({ container });
    expect(other.getSnapshot().error?.message).toMatch(
      /^This container has a cashier that is loading/,
    );
    container.remove();
  });

  it('is closed by the signal of each call', async () => {
    for (const aborted of [0, 1]) {
      const stage = createStage();
      const session = stage.script.session();
      const controls = [new AbortController(), new AbortController()];
      const removed = controls.map(({ signal }) => vi.spyOn(signal, 'removeEventListener'));
      const [first, second] = controls.map(({ signal }) => stage.cashier.open({ session, signal }));
      expect(second).toBe(first);
      controls[aborted]?.abort();
      expect(first?.getSnapshot().outcome).toEqual({ status: 'closed' });
      for (const spy of removed) expect(spy).toHaveBeenCalled();
    }
  });

  it('a request that is wrong, or aborted already, is told so', async () => {
    const stage = createStage();
    const session = () => stage.script.session();
    const first = await stage.open({ session });
    const wrong = await stage.open({ session, locale: 7 as unknown as string });
    expect(wrong.getSnapshot().error?.reason).toBe('option_invalid');
    const aborted = await stage.open({ session, signal: AbortSignal.abort() });
    expect(aborted.getSnapshot().outcome).toEqual({ status: 'closed' });
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

  it('an end that is still shown makes room, after it was emitted', async () => {
    const stage = createStage();
    const first = await stage.ready();
    await stage.say(ACCEPTED);
    stage.script.signal(PAID);
    const second = await stage.open();
    expect(second.getSnapshot().phase).toBe('loading');
    expect(first.getSnapshot()).toMatchObject({ visible: false, outcome: { status: 'paid' } });
    expect(stage.codes()).toContain('SDK_PAYMENT_SUCCESSFUL');
    expect(stage.script.runs[0]?.stopped).toBe(true);
  });

  it("a component's cashier is shared with nobody, and its popup stays", async () => {
    const stage = createStage();
    const client: CheckoutOpener = stage.cashier;
    const session = stage.script.session();
    const own = client.open({ session: { sessionData: session } }, { isOwn: true });
    await settle();
    const other = await stage.open({ session });
    expect(other).not.toBe(own);
    expect(other.getSnapshot().error?.reason).toBe('already_open');
    other.close();
    expect(own.getSnapshot().phase).toBe('loading');
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

  it('however often, whenever and with whatever it is opened: one popup, and one session at a time', async () => {
    const press = fc.record({
      wait: fc.constantFrom(0, 1, 400, 3_000, 20_000),
      takes: fc.constantFrom(0, 50, 3_000),
      fails: fc.boolean(),
      then: fc.constantFrom('nothing', 'usable', 'accepted', 'declined', 'paid', 'left', 'retry'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(press, { maxLength: 12 }), async (presses) => {
        const stage = createStage();
        let asked = 0;
        for (const { wait, takes, fails, then } of presses) {
          const session = async () => {
            asked += 1;
            expect(asked).toBe(1);
            await new Promise((resolve) => setTimeout(resolve, takes));
            asked -= 1;
            if (fails) throw new Error('502');
            return stage.script.session();
          };
          const checkout = stage.cashier.open({ session });
          await settle(wait);
          expect(stage.script.runs.filter(({ stopped }) => !stopped).length).toBeLessThanOrEqual(1);
          const { phase } = checkout.getSnapshot();
          if (then === 'usable' && phase === 'loading' && checkout.getSnapshot().visible) {
            await stage.say(USABLE);
          }
          if (then === 'left' && phase === 'ready') await stage.say(BUYER_CLOSE);
          if (then === 'accepted' && phase === 'ready') await stage.say(ACCEPTED);
          if (then === 'declined' && phase === 'submitting') await stage.say(DECLINED);
          if (then === 'paid' && phase === 'submitting') await stage.say(PAID);
          if (then === 'retry') {
            try {
              checkout.retry();
            } catch (error) {
              expect(error).toMatchObject({ reason: 'retry_refused' });
            }
          }
        }
        stage.cashier.destroy();
        await settle(5_000);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
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

  it('loads no hosted page with prod, whatever it is told', async () => {
    const { engine } = createScriptedEngine();
    const [preload, antom] = [vi.fn(), vi.fn()];
    const named = (name: string, preload: () => void) => ({
      ...engine,
      name,
      load: async () => ({ ...(await engine.load()), preload }),
    });
    const cashier = createCashier({
      environment: 'prod',
      trustedCashiers: ['https://pay.example.com'],
      engines: [named('hosted', preload), named('antom', antom)],
    });
    cashier.preload();
    cashier.preload({ cashier: 'https://pay.example.com' });
    await settle();
    expect(preload).not.toHaveBeenCalled();
    expect(antom).toHaveBeenCalledTimes(2);
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

it.each([
  [{ local: 'de_DE' }, 'Option local is unknown. Did you mean locale?'],
  [
    { appearance: { acentColor: 'red' } },
    'Option appearance.acentColor is unknown. Did you mean appearance.accentColor?',
  ],
  [{ locale: 5 }, 'Option locale is 5.'],
])('update(%o) is refused by name, and the form stays', async (change, words) => {
  const checkout = await createStage().ready();
  expect(() => checkout.update(change as object)).toThrow(
    expect.objectContaining({ reason: 'option_invalid', message: expect.stringContaining(words) }),
  );
  expect(checkout.getSnapshot().phase).toBe('ready');
});
