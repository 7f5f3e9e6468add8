import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ACCEPTED,
  BUYER_CLOSE,
  CHALLENGE,
  createStage,
  DECLINED,
  PAID,
  REDIRECT,
  result,
} from '../../../test/stage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the outcome', () => {
  it.each([
    ['paid', [ACCEPTED, PAID]],
    ['undecided', [ACCEPTED, result('PENDING')]],
    ['undecided', [ACCEPTED, result('PROCESSING')]],
    ['undecided', [ACCEPTED, result('ERROR')]],
    ['failed', [ACCEPTED, result('FAIL', { code: 'ORDER_IS_CLOSED' })]],
    ['failed', [ACCEPTED, CHALLENGE, DECLINED]],
    // its advice is check_status
    ['undecided', [ACCEPTED, result('FAIL', { code: 'SYSTEM_ERROR' })]],
    ['cancelled', [BUYER_CLOSE]],
    ['cancelled', [ACCEPTED, DECLINED, BUYER_CLOSE]],
    ['cancelled', [ACCEPTED, result('CANCEL')]],
    ['failed', [{ type: 'dead' }]],
  ] as const)('is %s after %j', async (status, signals) => {
    const stage = createStage();
    const checkout = await stage.ready();
    await stage.say(...signals);
    const outcome = await checkout.outcome;
    expect(outcome.status).toBe(status);
    expect(outcome.event).toBe(stage.events.at(-1));
    expect(outcome.error).toBe(status === 'failed' ? checkout.getSnapshot().error : undefined);
    expect(checkout.getSnapshot().outcome).toBe(outcome);
  });

  it('reaches the engine, with what it may show and whether the page navigates', async () => {
    const endings: [object, object][] = [
      [PAID, { outcome: 'paid', byDoubt: false, goesOn: true }],
      [result('PENDING'), { outcome: 'undecided', byDoubt: false, goesOn: true }],
      [{ type: 'dead' }, { outcome: 'undecided', byDoubt: true, goesOn: true }],
      [
        result('FAIL', { code: 'ORDER_IS_CLOSED' }),
        { outcome: 'failed', byDoubt: false, goesOn: false },
      ],
      [
        result('SUCCESSFUL', { replayed: true }),
        { outcome: 'paid', byDoubt: false, goesOn: false },
      ],
    ];
    for (const [signal, ending] of endings) {
      const stage = createStage();
      await stage.ready({ notRedirectAfterComplete: false });
      await stage.say(ACCEPTED, signal as typeof PAID);
      const [run] = stage.script.runs;
      expect(run?.calls.filter(({ name }) => name === 'end')).toEqual([
        { name: 'end', args: [ending] },
      ]);
      expect(run?.stopped).toBe(false);
    }
  });

  it('is followed by the event of the navigation', async () => {
    const stage = createStage();
    const checkout = await stage.ready({ notRedirectAfterComplete: false });
    await stage.say(ACCEPTED, PAID, REDIRECT, { type: 'redirect_failed', message: 'Bad address.' });
    expect(stage.codes().slice(-2)).toEqual(['SDK_CALL_URL_SUCCESS', 'SDK_CALL_URL_ERROR']);
    expect(stage.events.at(-1)?.message).toBe('Bad address.');
    // the end stays what it was
    expect(checkout.getSnapshot()).toMatchObject({ visible: true, outcome: { status: 'paid' } });
    expect(stage.script.runs[0]?.calls.filter(({ name }) => name === 'end')).toHaveLength(1);
  });

  it('does not navigate unless asked to', async () => {
    const stage = createStage();
    await stage.ready();
    await stage.say(ACCEPTED, PAID);
    expect(stage.script.runs[0]?.calls.at(-1)?.args).toMatchObject([{ goesOn: false }]);
  });

  it('removes what a cancelled or broken open had on the screen', async () => {
    for (const signal of [BUYER_CLOSE, { type: 'dead' } as const]) {
      const stage = createStage();
      const checkout = await stage.ready();
      await stage.say(signal);
      expect(stage.script.runs[0]?.stopped).toBe(true);
      expect(checkout.getSnapshot().visible).toBe(false);
    }
  });
});
