/** Another session in the place of the one that is open. The laws are defined in docs/design/laws.md. */
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ACCEPTED,
  createStage,
  DECLINED,
  NEVER,
  newContainer,
  PAID,
  settle,
  stateOf,
  USABLE,
  type Stage,
} from '../../../test/stage.ts';
import { createScriptedEngine } from '../../testing.ts';
import type { Checkout } from '../../contract/checkout.ts';
import type { EngineSignal } from '../../contract/engine.ts';
import { createCashier } from '../../client/client.ts';
import { Deferred } from '../deferred.ts';

// a file that is fetched takes real time, which the clock of these tests doesn't know
beforeAll(() => import('../session-change.ts'));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const LOADED = ['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING'];
const callsOf = ({ script }: Stage, run: number, name: string) =>
  script.runs[run]?.calls.filter((call) => call.name === name) ?? [];

describe('a session that the form goes on with', () => {
  it('is handed to the engine, and nothing is reported', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const session = stage.script.session();
    expect(await checkout.update({ session })).toEqual({ session: 'live' });
    expect(stage.script.runs).toHaveLength(1);
    expect(callsOf(stage, 0, 'replace')).toMatchObject([{ args: [{ raw: session }] }]);
    expect(stage.codes()).toEqual(LOADED);
    await stage.say(ACCEPTED, PAID);
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
  });

  it('takes a decline off the snapshot: it was about another payment', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(ACCEPTED, DECLINED);
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'declined', advice: {} });
    await checkout.update({ session: stage.script.session() });
    const { phase, event, advice, attempt } = checkout.getSnapshot();
    expect({ phase, event, advice, attempt }).toEqual({
      phase: 'ready',
      event: undefined,
      advice: undefined,
      attempt: 1,
    });
  });

  it('is the one that a retry after an error opens', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const session = stage.script.session();
    await checkout.update({ session });
    await stage.say({ type: 'dead' });
    checkout.retry();
    await settle();
    expect(stage.script.runs[1]?.host.session.raw).toBe(session);
  });

  it('waits for a form that is still loading', async () => {
    const stage = createStage();
    const checkout = await stage.open();
    const answer = checkout.update({ session: stage.script.session() });
    expect(await stateOf(answer)).toBe('pending');
    await stage.say(USABLE);
    expect(await answer).toEqual({ session: 'live' });
  });
});

describe('a session that needs another form', () => {
  const anew = () => {
    const stage = createStage();
    stage.script.goesOn = false;
    return stage;
  };

  it('is loaded in the same place, and reported as a load', async () => {
    const stage = anew();
    const container = newContainer();
    const checkout = await stage.ready({ container });
    const { ready } = checkout;
    const session = stage.script.session();
    const answer = checkout.update({ session });
    await settle();
    expect(stage.script.runs[0]?.stopped).toBe(true);
    expect(stage.script.runs[1]?.host).toMatchObject({ container, session: { raw: session } });
    expect(checkout.getSnapshot().phase).toBe('loading');
    expect(checkout.ready).not.toBe(ready);
    expect(await stateOf(answer)).toBe('pending');
    await stage.say(USABLE);
    expect(await answer).toEqual({ session: 'remounted' });
    expect(stage.codes()).toEqual([...LOADED, ...LOADED]);
    await stage.say(ACCEPTED, PAID);
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
  });

  it('has the look that the shopper sees', async () => {
    const stage = anew();
    const checkout = await stage.ready({ appearance: { accentColor: 'red' } });
    await checkout.update({ locale: 'zh_CN', appearance: { themeType: 'dark' } });
    void checkout.update({ session: stage.script.session() });
    await settle();
    expect(stage.script.runs[1]?.host).toMatchObject({
      locale: 'zh_CN',
      appearance: { accentColor: 'red', themeType: 'dark' },
    });
  });

  it('keeps the height of its container until it can be used, then gives the style back', async () => {
    const stage = anew();
    const container = newContainer();
    container.style.minHeight = '10px';
    const checkout = await stage.ready({ container });
    container.style.height = '345px';
    void checkout.update({ session: stage.script.session() });
    await settle();
    expect(container.style.minHeight).toBe('345px');
    expect(container.style.getPropertyPriority('min-height')).toBe('important');
    await stage.say(USABLE);
    expect(container.style.minHeight).toBe('10px');
    expect(container.style.getPropertyPriority('min-height')).toBe('');
  });

  it('Law 4: gives the style back when it is closed while it loads', async () => {
    const stage = anew();
    const container = newContainer();
    const checkout = await stage.ready({ container });
    container.style.height = '345px';
    const answer = checkout.update({ session: stage.script.session() });
    await settle();
    checkout.close();
    expect(container.style.minHeight).toBe('');
    await expect(answer).rejects.toMatchObject({ reason: 'closed' });
    expect(stage.codes()).toEqual([...LOADED, 'SDK_START_OF_LOADING']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('Law 3: has the load limit', async () => {
    const stage = anew();
    const checkout = await stage.ready();
    const answer = checkout.update({ session: stage.script.session() });
    await settle(17_000);
    await expect(answer).rejects.toMatchObject({ reason: 'load_timeout' });
    expect(await checkout.outcome).toMatchObject({ status: 'failed' });
    expect(stage.codes()).toEqual([...LOADED, ...LOADED, 'SDK_CREATECOMPONENT_ERROR']);
  });

  it('Law 10: hears nothing of the cashier before', async () => {
    const stage = anew();
    const checkout = await stage.ready();
    void checkout.update({ session: stage.script.session() });
    await settle();
    stage.script.runs[0]?.host.signal(USABLE);
    stage.script.runs[0]?.host.signal({ type: 'dead' });
    await settle();
    expect(checkout.getSnapshot().phase).toBe('loading');
  });

  it('lets a submit wait for the form that loads', async () => {
    const stage = anew();
    const checkout = await stage.ready();
    void checkout.update({ session: stage.script.session() });
    await settle();
    const answer = checkout.submit();
    await settle();
    expect(callsOf(stage, 1, 'submit')).toEqual([]);
    await stage.say(USABLE, { type: 'accepted', id: 2 });
    expect(callsOf(stage, 1, 'submit')).toHaveLength(1);
    expect(await answer).toBe('accepted');
  });

  it('may be served by another engine', async () => {
    const [one, two] = [createScriptedEngine(), createScriptedEngine()];
    const cashier = createCashier({ environment: 'sandbox', engines: [one.engine, two.engine] });
    const checkout = cashier.open({ session: one.session() });
    await settle();
    one.signal(USABLE);
    await settle();
    const answer = checkout.update({ session: two.session() });
    await settle();
    expect(one.runs[0]?.stopped).toBe(true);
    expect(one.runs[0]?.calls.map(({ name }) => name)).not.toContain('replace');
    two.signal(USABLE);
    expect(await answer).toEqual({ session: 'remounted' });
  });

  it.each([
    ['does not answer', () => NEVER, 15_000],
    ['rejects', () => Promise.reject(new Error('broken')), 0],
    ['has no such call', undefined, 0],
  ])('is any, if the engine %s', async (_, replace, ms) => {
    const stage = createStage();
    Object.assign(stage.overrides, { replace });
    const checkout = await stage.ready();
    const answer = checkout.update({ session: stage.script.session() });
    await settle(ms);
    await stage.say(USABLE);
    expect(await answer).toEqual({ session: 'remounted' });
  });
});

describe('no other session', () => {
  it('is unchanged', async () => {
    const stage = createStage();
    const session = stage.script.session();
    const checkout = await stage.ready({ session });
    expect(await checkout.update({ locale: 'de_DE' })).toEqual({ session: 'unchanged' });
    expect(await checkout.update({ session })).toEqual({ session: 'unchanged' });
    expect(await checkout.update({ session: () => session })).toEqual({ session: 'unchanged' });
    expect(callsOf(stage, 0, 'replace')).toEqual([]);
  });
});

describe('Law 11: a change that would change nothing, and keep the old amount, is named', () => {
  it.each([
    [
      'a session by itself',
      'session data',
      'The change is "session data". Pass an object with session',
    ],
    ['nothing', undefined, 'The change is undefined.'],
    ['null', null, 'The change is null.'],
    ['a function', () => 'session data', 'The change is a function.'],
    ['an array', ['session data'], 'The change is an array.'],
    ['sessionData', { sessionData: '-' }, 'The change has no sessionData. Pass session, locale'],
    ['paymentSessionData', { paymentSessionData: '-' }, 'The change has no paymentSessionData.'],
    ['sesion', { sesion: '-' }, 'Did you mean session?'],
    ['container', { container: '#other' }, 'The change has no container.'],
  ])('%s', async (_, change, message) => {
    const stage = createStage();
    const checkout = await stage.ready();
    const update = () => checkout.update(change as never);
    expect(update).toThrow(expect.objectContaining({ reason: 'option_invalid' }));
    expect(update).toThrow(message);
    expect(callsOf(stage, 0, 'replace')).toEqual([]);
  });
});

describe('Law 12: a second payment', () => {
  it.each([
    ['while a payment is in flight', [ACCEPTED]],
    ['after the end', [ACCEPTED, PAID]],
  ])('is refused %s, and the cashier goes on', async (_, way) => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(...way);
    const before = checkout.getSnapshot();
    await expect(checkout.update({ session: stage.script.session() })).rejects.toMatchObject({
      reason: way.length > 1 ? 'closed' : 'update_refused',
    });
    expect(checkout.getSnapshot()).toBe(before);
    expect(stage.script.runs).toHaveLength(1);
  });

  it.each([
    ['a submit() is unanswered', (checkout: Checkout) => void checkout.submit()],
    ['the shopper is leaving', () => undefined],
  ])('is refused while %s', async (why, then) => {
    const stage = createStage();
    stage.overrides.leave = () => NEVER;
    const checkout = await stage.ready();
    then(checkout);
    if (why.includes('leaving')) await stage.say({ type: 'buyer_close' });
    await expect(checkout.update({ session: stage.script.session() })).rejects.toMatchObject({
      reason: 'update_refused',
      message: expect.stringContaining(`in phase "ready": ${why}.`),
    });
    checkout.close();
  });

  it.each<[string, readonly EngineSignal[]]>([
    ['before a reload', [{ type: 'usable', mayArrive: true }]],
    [
      'before its frame was moved',
      [USABLE, ACCEPTED, { type: 'withdrawn', reason: 'network_error', mayArrive: true }],
    ],
  ])('is refused as long as what was submitted %s may still arrive', async (_, way) => {
    const stage = createStage();
    const checkout = await stage.open();
    await stage.say(...way);
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'ready', leave: 'in_flight' });
    await expect(checkout.update({ session: stage.script.session() })).rejects.toMatchObject({
      reason: 'update_refused',
      message: expect.stringContaining('may still arrive'),
    });
    expect(callsOf(stage, 0, 'replace')).toEqual([]);
    expect(stage.script.runs).toHaveLength(1);
    // the same session can be paid: the gateway charges it once
    await stage.say(ACCEPTED, PAID);
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
    expect(checkout.getSnapshot().leave).toBe('safe');
  });

  it('is refused when the shopper pays while the session function is asked', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    let give = (_: string): void => undefined;
    const answer = checkout.update({ session: () => new Promise((resolve) => (give = resolve)) });
    await stage.say(ACCEPTED);
    give(stage.script.session());
    await expect(answer).rejects.toMatchObject({ reason: 'update_refused' });
    expect(callsOf(stage, 0, 'replace')).toEqual([]);
    await stage.say(PAID);
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
  });

  it('is taken back from an engine that answers too late, when a submit() waits for that answer', async () => {
    const stage = createStage();
    const asked: string[] = [];
    stage.overrides.replace = ({ raw }) => {
      asked.push(raw);
      return NEVER;
    };
    stage.overrides.submit = () => undefined;
    const first = stage.script.session();
    const checkout = await stage.ready({ session: first });
    const answer = checkout.update({ session: stage.script.session() });
    const refused = expect(answer).rejects.toMatchObject({ reason: 'update_refused' });
    await settle();
    void checkout.submit();
    await vi.advanceTimersByTimeAsync(15_000);
    await refused;
    expect(asked).toHaveLength(2);
    expect(asked.at(-1)).toBe(first);
    expect(stage.script.runs).toHaveLength(1);
    checkout.close();
  });

  it('is refused when the shopper pays while the engine says that it needs another form', async () => {
    const stage = createStage();
    let answerEngine = (_: boolean): void => undefined;
    stage.overrides.replace = () => new Promise((resolve) => (answerEngine = resolve));
    const checkout = await stage.ready();
    const answer = checkout.update({ session: stage.script.session() });
    await stage.say(ACCEPTED);
    answerEngine(false);
    await expect(answer).rejects.toMatchObject({ reason: 'update_refused' });
    expect(stage.script.runs[0]?.stopped).toBe(false);
  });
});

describe('many changes', () => {
  it('shows the first and the latest, and answers all', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const sessions = [1, 2, 3, 4].map(() => stage.script.session());
    const answers = await Promise.all(sessions.map((session) => checkout.update({ session })));
    expect(answers.map(({ session }) => session)).toEqual(['live', 'live', 'live', 'live']);
    expect(callsOf(stage, 0, 'replace').map(({ args }) => args[0])).toMatchObject([
      { raw: sessions[0] },
      { raw: sessions[3] },
    ]);
  });

  it('go on after one that was refused', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const wrong = checkout.update({ session: 'x' });
    const right = checkout.update({ session: stage.script.session() });
    await expect(wrong).rejects.toMatchObject({ reason: 'session_malformed' });
    expect(await right).toEqual({ session: 'live' });
  });
});

it('Law 3: a session function that does not answer is given up', async () => {
  const stage = createStage();
  const checkout = await stage.ready();
  const answer = checkout.update({ session: () => NEVER });
  await settle(15_000);
  await expect(answer).rejects.toMatchObject({ reason: 'session_failed' });
  expect(checkout.getSnapshot().phase).toBe('ready');
  expect(vi.getTimerCount()).toBe(0);
});

it('Law 3: a load limit that is longer than any timer of the browser is none', async () => {
  const stage = createStage({ limits: { load: 2 ** 32 } });
  const checkout = await stage.ready();
  let give = (_: string): void => undefined;
  const answer = checkout.update({ session: () => new Promise((resolve) => (give = resolve)) });
  expect(await stateOf(answer)).toBe('pending');
  give(stage.script.session());
  expect(await answer).toEqual({ session: 'live' });
  checkout.close();
});

describe('a renewal of the payment before', () => {
  /** A session function that a test answers, call by call. */
  function createShop(stage: Stage) {
    const calls: Deferred<string>[] = [];
    return {
      calls,
      session: () => (calls[calls.length] = new Deferred<string>()).promise,
      answer: (call: number) => calls[call]?.resolve(stage.script.session()),
    };
  }

  /** A form whose session is being renewed. */
  async function renewing(stage: Stage) {
    const shop = createShop(stage);
    const checkout = await stage.open({ session: shop.session });
    shop.answer(0);
    await settle();
    await stage.say(USABLE, { type: 'expired' });
    expect(shop.calls).toHaveLength(2);
    return { shop, checkout };
  }

  it('does not come after the session that has replaced it', async () => {
    const stage = createStage();
    const { shop, checkout } = await renewing(stage);
    await checkout.update({ session: stage.script.session() });
    shop.answer(1);
    await settle();
    expect(callsOf(stage, 0, 'renew')).toEqual([]);
  });

  it('nor after one that the same function has given since', async () => {
    const stage = createStage();
    const { shop, checkout } = await renewing(stage);
    const answer = checkout.update({ session: shop.session });
    await settle();
    shop.answer(2);
    expect(await answer).toEqual({ session: 'live' });
    shop.answer(1);
    await settle();
    expect(callsOf(stage, 0, 'renew')).toEqual([]);
  });

  it('fails nothing that waits for a renewal of the new session', async () => {
    const stage = createStage();
    const { shop, checkout } = await renewing(stage);
    const next = createShop(stage);
    const answer = checkout.update({ session: next.session });
    await settle();
    next.answer(0);
    await answer;
    await stage.say(ACCEPTED, { type: 'expired' });
    shop.calls[1]?.reject(new Error('The server of the payment before is down.'));
    await settle();
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'submitting', expired: false });
    next.answer(1);
    await settle();
    expect(callsOf(stage, 0, 'renew')).toHaveLength(1);
  });
});

describe('a product without a popup', () => {
  it.each([
    ['element', /productScene ELEMENT_PAYMENT has no popup\. Pass a container/],
    ['page', /productScene CHECKOUT_PAYMENT has no popup\. Pass a container/],
  ] as const)('%s is refused before anything is loaded', async (product, message) => {
    const stage = createStage();
    const checkout = await stage.open({ session: stage.script.session(product) });
    await expect(checkout.ready).rejects.toMatchObject({
      reason: 'container_missing',
      message: expect.stringMatching(message),
    });
    expect(stage.codes()).toEqual(['SDK_CREATEPAYMENT_PARAMETER_ERROR']);
    expect(stage.script.runs).toEqual([]);
  });

  it('is refused once its function has named it', async () => {
    const stage = createStage();
    const checkout = await stage.open({ session: () => stage.script.session('element') });
    await expect(checkout.ready).rejects.toMatchObject({ reason: 'container_missing' });
    expect(stage.script.runs).toEqual([]);
  });

  it.each(['classic', 'vaulting'] as const)('is not %s', async (product) => {
    const stage = createStage();
    await stage.ready({ session: stage.script.session(product) });
    expect(stage.script.runs).toHaveLength(1);
  });

  it('is no update of a popup', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    await expect(
      checkout.update({ session: stage.script.session('element') }),
    ).rejects.toMatchObject({ reason: 'container_missing' });
    expect(checkout.getSnapshot().phase).toBe('ready');
  });
});

it('a card that was saved is no payment', async () => {
  const stage = createStage();
  const checkout = await stage.ready({ session: stage.script.session('vaulting') });
  await stage.say(ACCEPTED, PAID);
  expect(await checkout.outcome).toMatchObject({
    status: 'saved',
    event: { code: 'SDK_PAYMENT_SUCCESSFUL' },
  });
  expect(callsOf(stage, 0, 'end')).toMatchObject([{ args: [{ outcome: 'saved' }] }]);
});
