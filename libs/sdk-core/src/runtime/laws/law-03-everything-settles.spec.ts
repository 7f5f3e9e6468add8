/** Source: docs/design/laws.md#law-3-everything-settles */
import { describe, expect, it, vi } from 'vitest';
import {
  ACCEPTED,
  BUYER_CLOSE,
  CHALLENGE,
  createStage,
  PAID,
  settle,
  stateOf,
  USABLE,
  WAYS,
  NEVER,
} from '../../../test/stage.ts';
import { watchUnhandledRejections } from '../../../test/unhandled-rejections.ts';
import { createCashier } from '../../client/client.ts';
import { createScriptedEngine } from '../../testing.ts';

watchUnhandledRejections();

describe('Law 3: everything settles', () => {
  it('Law 3, P2: a load that never ends is load_timeout at its limit, after a last probe', async () => {
    const stage = createStage();
    stage.overrides.probe = () => NEVER;
    const checkout = await stage.open();
    await settle(16_999);
    expect(stage.codes()).toEqual(['SDK_START_OF_LOADING']);
    await settle(1);
    expect(stage.events.at(-1)).toMatchObject({
      code: 'SDK_CREATECOMPONENT_ERROR',
      reason: 'load_timeout',
      message: 'Still loading after 15000 ms (limits.load). 17000 ms had passed.',
    });
    expect(await stateOf(checkout.ready)).toEqual({ reason: stage.events.at(-1) });
    expect(stage.script.runs[0]?.stopped).toBe(true);
  });

  it('Law 3, H1: also when the session function or the code of the engine never comes', async () => {
    const stage = createStage({ limits: { load: 100 } });
    const late = (await stage.open({ session: () => NEVER })).ready;
    const script = createScriptedEngine();
    const stuck = createCashier({
      environment: 'sandbox',
      limits: { load: 100 },
      engines: [{ ...script.engine, load: () => NEVER }],
    }).open({ session: script.session() }).ready;
    await settle(100);
    expect(await stateOf(late)).toMatchObject({ reason: { reason: 'load_timeout' } });
    expect(await stateOf(stuck)).toMatchObject({ reason: { reason: 'load_timeout' } });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('Law 3: a submit that nobody answers is submit_timeout before acceptance', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const answer = checkout.submit();
    await settle(15_000);
    expect(stage.events.at(-1)).toMatchObject({
      code: 'SDK_INTERNAL_ERROR',
      reason: 'submit_timeout',
    });
    expect(await stateOf(answer)).toEqual({ reason: stage.events.at(-1) });
    expect(await checkout.outcome).toMatchObject({ status: 'failed' });
  });

  it('Law 3: an accepted submit stops its acceptance limit', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const answer = checkout.submit();
    await settle(14_999);
    await stage.say({ type: 'accepted', id: 1 });
    await settle(20_000);
    expect(await answer).toBe('accepted');
    expect(checkout.getSnapshot().phase).toBe('submitting');
  });

  it.each([
    ['submitting', 60_000],
    ['challenging', 600_000],
    ['redirecting', 600_000],
  ])('Law 3: %s ends in PROCESSING at its limit', async (phase, limit) => {
    const stage = createStage();
    stage.overrides.probe = () => NEVER;
    const checkout = await stage.ready();
    await stage.say(...(WAYS[phase] ?? []));
    await settle(limit + 1_999);
    expect(checkout.getSnapshot().phase).toBe(phase);
    await settle(1);
    expect(stage.events.at(-1)).toMatchObject({ code: 'SDK_PAYMENT_PROCESSING', final: true });
    expect(await checkout.outcome).toMatchObject({ status: 'undecided' });
    expect(checkout.getSnapshot().advice?.step).toBe('check_status');
  });

  it('Law 3: what the last probe finds overrules the limit', async () => {
    const stage = createStage();
    stage.overrides.probe = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      stage.script.signal(PAID);
    };
    const checkout = await stage.ready();
    await stage.say(ACCEPTED);
    await settle(61_000);
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
  });

  it('Law 3: a probe that ends late does not count for a limit that has started since', async () => {
    const stage = createStage();
    stage.overrides.probe = () => new Promise((resolve) => setTimeout(resolve, 1_000));
    const checkout = await stage.ready();
    await stage.say(ACCEPTED);
    await settle(60_000);
    await stage.say(CHALLENGE, { type: 'challenge_done' });
    await settle(59_000);
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'submitting', attempt: 1 });
  });

  it('Law 3: a passed challenge starts the limit of the attempt again, a second challenge does not', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(ACCEPTED);
    await settle(59_000);
    await stage.say(CHALLENGE);
    await settle(400_000);
    await stage.say(CHALLENGE);
    await settle(199_999);
    expect(checkout.getSnapshot().phase).toBe('challenging');
    await stage.say({ type: 'challenge_done' });
    await settle(59_999);
    expect(checkout.getSnapshot().phase).toBe('submitting');
    await settle(1);
    expect(checkout.getSnapshot().phase).toBe('ended');
  });

  it('Law 3: validate() only rejects at its limit', async () => {
    const stage = createStage();
    stage.overrides.validate = () => NEVER;
    const checkout = await stage.ready();
    const answer = checkout.validate();
    await settle(15_000);
    expect(await stateOf(answer)).toMatchObject({
      reason: {
        reason: 'submit_timeout',
        message: 'No answer to validate() in 15000 ms (limits.validate).',
      },
    });
    expect(checkout.getSnapshot().phase).toBe('ready');
    expect(stage.codes()).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);
  });

  it.each([
    ['dead', { type: 'dead' }, 'cashier_died'],
    ['gone', { type: 'gone' }, 'engine_failed'],
    ['a breach of the protocol', USABLE, 'protocol_violation'],
    [
      'an engine error',
      { type: 'failed', reason: 'engine_failed', message: 'It broke.' },
      'engine_failed',
    ],
  ] as const)(
    'Law 3: %s is an error before acceptance and PROCESSING after it',
    async (_, signal, reason) => {
      for (const [phase, way] of Object.entries(WAYS)) {
        const stage = createStage();
        const checkout = await stage.ready();
        await stage.say(...way, signal);
        const safe = phase === 'ready' || phase === 'declined';
        expect(stage.events.at(-1)).toMatchObject(
          safe ? { code: 'SDK_INTERNAL_ERROR', reason } : { code: 'SDK_PAYMENT_PROCESSING' },
        );
        expect(await checkout.outcome).toMatchObject({ status: safe ? 'failed' : 'undecided' });
      }
    },
  );

  it('Law 3: an engine that rejects when the shopper leaves is a doubt', async () => {
    const stage = createStage();
    stage.overrides.leave = () => Promise.reject(new Error('no page'));
    const checkout = await stage.ready();
    await stage.say(BUYER_CLOSE);
    expect(await checkout.outcome).toMatchObject({ status: 'undecided' });
  });

  it('Law 3: a submit that is answered and closed in one go settles', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const answer = checkout.submit();
    await settle();
    stage.script.signal({ type: 'accepted', id: 1 });
    checkout.close();
    expect(await stateOf(answer)).toMatchObject({ reason: { reason: 'closed' } });
  });
});
