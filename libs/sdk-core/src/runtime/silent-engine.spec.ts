/** Engines that break their contract. The laws are defined in docs/design/laws.md. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACCEPTED, BUYER_CLOSE, createStage, NEVER, PAID, settle } from '../../test/stage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const throws = () => {
  throw new Error('The engine broke.');
};

describe('Law 3: an engine that does not say whether an attempt is in flight', () => {
  it.each([['ready', []] as const, ['submitting', [ACCEPTED]] as const])(
    'in phase %s ends in doubt after a second',
    async (phase, way) => {
      const stage = createStage();
      stage.overrides.leave = () => NEVER;
      const checkout = await stage.ready();
      await stage.say(...way, BUYER_CLOSE);
      await settle(999);
      expect(checkout.getSnapshot().phase).toBe(phase);
      await settle(1);
      expect(stage.codes().at(-1)).toBe('SDK_PAYMENT_PROCESSING');
      expect(await checkout.outcome).toMatchObject({ status: 'undecided' });
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it.each([
    ['throws', throws],
    ['rejects', async () => throws()],
  ])('ends in doubt at once if it %s', async (_, leave) => {
    const stage = createStage();
    stage.overrides.leave = leave;
    const checkout = await stage.ready();
    await stage.say(BUYER_CLOSE);
    expect(await checkout.outcome).toMatchObject({ status: 'undecided' });
  });

  it('is overruled by a result that comes meanwhile', async () => {
    const stage = createStage();
    stage.overrides.leave = () => NEVER;
    const checkout = await stage.ready();
    await stage.say(ACCEPTED, BUYER_CLOSE, PAID);
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('Law 3: validate() rejects if the engine throws', async () => {
  const stage = createStage();
  stage.overrides.validate = throws;
  const checkout = await stage.ready();
  await expect(checkout.validate()).rejects.toMatchObject({ reason: 'engine_failed' });
  expect(checkout.getSnapshot().phase).toBe('ready');
});
