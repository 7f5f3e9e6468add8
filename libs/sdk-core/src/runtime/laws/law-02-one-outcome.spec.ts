/** Source: docs/design/laws.md#law-2-one-outcome */
import { describe, expect, it } from 'vitest';
import {
  ACCEPTED,
  BUYER_CLOSE,
  createStage,
  DECLINED,
  PAID,
  result,
  settle,
  USABLE,
} from '../../../test/stage.ts';
import { watchUnhandledRejections } from '../../../test/unhandled-rejections.ts';
import type { CashierEvent } from '../../contract/event.ts';

watchUnhandledRejections();

describe('Law 2: one outcome', () => {
  const results = (events: readonly CashierEvent[]) =>
    events.flatMap((event) =>
      event.type === 'result' ? [[event.attempt, event.code, event.final]] : [],
    );

  it('Law 2: each attempt has one, and the open ends with the last', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(ACCEPTED, DECLINED, ACCEPTED, PAID);
    expect(results(stage.events)).toEqual([
      [1, 'SDK_PAYMENT_FAIL', false],
      [2, 'SDK_PAYMENT_SUCCESSFUL', true],
    ]);
    expect(await checkout.outcome).toMatchObject({ status: 'paid', event: { attempt: 2 } });
  });

  it('Law 2, L9: nothing is emitted after the end', async () => {
    const stage = createStage();
    await stage.ready();
    await stage.say(ACCEPTED, PAID);
    const emitted = stage.codes();
    await stage.say(PAID, result('FAIL'), DECLINED, USABLE, ACCEPTED, BUYER_CLOSE, {
      type: 'event',
      code: 'SDK_PAYMENT_FAIL',
    });
    expect(stage.codes()).toEqual(emitted);
  });

  it('Law 2: a doubt while none is in flight is the outcome of a new attempt', async () => {
    const stage = createStage();
    await stage.ready();
    stage.script.inFlight = true;
    await stage.say(ACCEPTED, DECLINED, BUYER_CLOSE);
    expect(results(stage.events)).toEqual([
      [1, 'SDK_PAYMENT_FAIL', false],
      [2, 'SDK_PAYMENT_PROCESSING', true],
    ]);
  });

  it('Law 2: a withdrawn submit does not count as an attempt', async () => {
    for (const reason of ['invalid', 'network_error'] as const) {
      const stage = createStage();
      const checkout = await stage.ready();
      await stage.say(ACCEPTED, { type: 'withdrawn', reason });
      expect(checkout.getSnapshot()).toMatchObject({ phase: 'ready', attempt: 0, leave: 'safe' });
      expect(stage.codes().at(-1)).toBe(
        reason === 'invalid' ? 'SDK_FORM_VERIFICATION_FAILED' : 'SDK_SUBMIT_NETWORK_ERROR',
      );
      await stage.say(ACCEPTED, PAID);
      expect(results(stage.events)).toEqual([[1, 'SDK_PAYMENT_SUCCESSFUL', true]]);
    }
  });

  it.each([
    [[], { type: 'invalid' }],
    [[ACCEPTED], { type: 'withdrawn', reason: 'invalid' }],
  ] as const)(
    'Law 2: after %j, %j tells of several submits by one event',
    async (before, signal) => {
      const stage = createStage();
      const id: number[] = [];
      stage.overrides.submit = (call) => void id.push(call);
      const checkout = await stage.ready();
      const answers = Promise.all([checkout.submit(), checkout.submit()]);
      await settle();
      await stage.say(...before);
      const emitted = stage.codes().length;
      await stage.say({ ...signal, id });
      expect(await answers).toEqual(['invalid', 'invalid']);
      expect(stage.codes().slice(emitted)).toEqual(['SDK_FORM_VERIFICATION_FAILED']);
      expect(checkout.getSnapshot()).toMatchObject({ phase: 'ready', attempt: 0 });
    },
  );
});
