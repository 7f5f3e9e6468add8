import { describe, expect, it, vi } from 'vitest';
import { pay, ready, start, useAntomStage } from '../../../test/antom-stage.ts';
import { OfficialDouble } from '../../../test/official-double.ts';
import { settle } from '../../../test/stage.ts';

vi.mock('./official/package.mjs', () => ({
  SOURCE: 'npm',
  importOfficial: async () => OfficialDouble,
}));

useAntomStage();

describe('the shopper leaves', () => {
  it.each([
    ['SDK_PAYMENT_CANCEL', false],
    ['SDK_PAYMENT_PROCESSING', true],
  ])('its popup, with %s declared', async (eventName, inFlight) => {
    const { official, said } = await ready();
    const info = { enableCallback: true, eventName, eventResult: {} };
    official.say('declareEventCallbackInfo', { popWindowEventInfo: info });
    official.say('onClose');
    await settle();
    expect(said).toEqual([expect.objectContaining({ type: 'buyer_close', inFlight })]);
  });

  it('an attempt in flight overrides what the page declared', async () => {
    const { official, said } = await ready();
    const info = { enableCallback: true, eventName: 'SDK_PAYMENT_CANCEL' };
    official.say('declareEventCallbackInfo', { popWindowEventInfo: info });
    await pay(official);
    official.say('onClose');
    await settle();
    expect(said.at(-1)).toMatchObject({ type: 'buyer_close', inFlight: true });
  });

  it('L8: inline, at the first request', async () => {
    const container = document.body.appendChild(document.createElement('div'));
    const { official, types } = await ready({ container });
    official.say('onClose');
    await settle();
    expect(types()).toEqual(['buyer_close']);
  });

  it('E8: by Escape, also while it loads', async () => {
    const { types } = start();
    await settle();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(types()).toEqual(['buyer_close']);
  });

  it.each(['keydown', 'keyup'])(
    'no dialog of the page hears the %s of that Escape',
    async (type) => {
      const heard = vi.fn();
      document.addEventListener(type, heard, true);
      start();
      await settle();
      const press = () => {
        for (const one of ['keydown', 'keyup']) {
          document.body.dispatchEvent(new KeyboardEvent(one, { key: 'Escape', bubbles: true }));
        }
      };
      press();
      expect(heard).not.toHaveBeenCalled();
      document.removeEventListener(type, heard, true);
    },
  );

  it('after the end it is gone when the shopper closes it', async () => {
    const { run, official, types } = await ready();
    await pay(official);
    official.tell('SDK_PAYMENT_SUCCESSFUL');
    run.end({ outcome: 'paid', byDoubt: false, goesOn: false });
    expect(types()).toEqual(['accepted', 'result']);
    official.say('onClose');
    expect(types()).toEqual(['accepted', 'result', 'gone']);
  });

  it('a doubt leaves no form that could pay once more', async () => {
    const { run, types } = await ready();
    run.end({ outcome: 'undecided', byDoubt: true, goesOn: false });
    expect(types()).toEqual(['gone']);
  });
});
