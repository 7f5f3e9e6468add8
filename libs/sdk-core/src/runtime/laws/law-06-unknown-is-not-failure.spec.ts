/** Source: docs/design/laws.md#law-6-unknown-is-not-failure */
import { describe, expect, it } from 'vitest';
import { createStage, WAYS } from '../../../test/stage.ts';
import { watchUnhandledRejections } from '../../../test/unhandled-rejections.ts';

watchUnhandledRejections();

describe('Law 6: unknown is not failure', () => {
  it.each(Object.entries(WAYS))(
    'Law 6, P12: a code that nobody knows leaves %s as it is',
    async (phase, way) => {
      const stage = createStage();
      const checkout = await stage.ready();
      await stage.say(...way);
      const before = checkout.getSnapshot();
      await stage.say({ type: 'event', code: 'SDK_FROM_TOMORROW', message: 'New.' });
      expect(checkout.getSnapshot()).toBe(before);
      expect(before.phase).toBe(phase);
      expect(stage.events.at(-1)).toMatchObject({
        type: 'status',
        code: 'SDK_UNKNOWN',
        rawCode: 'SDK_FROM_TOMORROW',
        message: 'New.',
      });
    },
  );

  it('Law 6: a known code without a phase is passed on under its own name', async () => {
    const stage = createStage();
    await stage.ready();
    await stage.say({ type: 'event', code: 'SDK_PAYMENT_WARN' });
    expect(stage.codes().at(-1)).toBe('SDK_PAYMENT_WARN');
  });
});
