/** Source: docs/design/laws.md#law-12-paid-once */
import { describe, expect, it } from 'vitest';
import { createStage, result, settle, stateOf, WAYS } from '../../../test/stage.ts';
import { watchUnhandledRejections } from '../../../test/unhandled-rejections.ts';

watchUnhandledRejections();

describe('Law 12: paid once', () => {
  it('Law 12: submit while an attempt is in flight is a duplicate, and the engine is not asked', async () => {
    for (const phase of ['submitting', 'challenging', 'redirecting']) {
      const stage = createStage();
      const checkout = await stage.ready();
      await stage.say(...(WAYS[phase] ?? []));
      expect(await checkout.submit()).toBe('duplicate');
      expect(stage.codes().at(-1)).toBe('SDK_DUPLICATE_SUBMISSION_BEHAVIOR');
      expect(stage.script.runs[0]?.calls.some(({ name }) => name === 'submit')).toBe(false);
    }
  });

  it('Law 12: a duplicate of another tab follows the outcome of the first attempt', async () => {
    const stage = createStage();
    const checkout = await stage.ready();
    const answer = checkout.submit();
    await settle();
    await stage.say(
      { type: 'duplicate', id: 1 },
      result('SUCCESSFUL', { replayed: true, code: 'SUCCESS' }),
    );
    expect(await answer).toBe('duplicate');
    expect(stage.events.at(-1)).toMatchObject({
      code: 'SDK_PAYMENT_SUCCESSFUL',
      replayed: true,
      final: true,
      attempt: 1,
    });
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
  });

  it('Law 12: the outcome of a finished payment is emitted with replayed, and ready resolves', async () => {
    const stage = createStage();
    const checkout = await stage.open();
    await stage.say(result('SUCCESSFUL', { replayed: true }));
    expect(stage.codes()).toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_PAYMENT_SUCCESSFUL',
    ]);
    expect(stage.events[1]).toMatchObject({ outcome: 'ready' });
    expect(stage.events[2]).toMatchObject({ replayed: true, attempt: 1 });
    expect(await stateOf(checkout.ready)).toEqual({ value: undefined });
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
    expect(checkout.getSnapshot().visible).toBe(true);
  });

  it('Law 12: a payment in flight is resumed, with its limits restarted', async () => {
    for (const phase of ['submitting', 'challenging'] as const) {
      const stage = createStage();
      const checkout = await stage.open();
      await settle(10_000);
      await stage.say({ type: 'resumed', phase });
      expect(checkout.getSnapshot()).toMatchObject({ phase, leave: 'in_flight', attempt: 1 });
      expect(await stateOf(checkout.ready)).toEqual({ value: undefined });
      await settle(59_999);
      expect(checkout.getSnapshot().phase).toBe(phase);
      await stage.say(result('SUCCESSFUL', { replayed: true }));
      expect(await checkout.outcome).toMatchObject({ status: 'paid' });
    }
  });
});
