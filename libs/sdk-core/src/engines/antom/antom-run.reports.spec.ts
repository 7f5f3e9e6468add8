import { describe, expect, it, vi } from 'vitest';
import { pay, ready, start, useAntomStage } from '../../../test/antom-stage.ts';
import { OfficialDouble } from '../../../test/official-double.ts';
import { settle } from '../../../test/stage.ts';

vi.mock('./official/package.mjs', () => ({
  SOURCE: 'npm',
  importOfficial: async () => OfficialDouble,
}));

useAntomStage();

describe('what Antom reports', () => {
  const event = (code: string, paymentResultCode?: string) =>
    [code, paymentResultCode && { paymentResultCode }] as [string, object];

  it.each([
    [event('SDK_PAYMENT_SUCCESSFUL', 'SUCCESS'), 'SUCCESSFUL', true],
    [event('SDK_PAYMENT_PENDING', 'PAYMENT_IN_PROCESS'), 'PENDING', true],
    [event('SDK_PAYMENT_PROCESSING', 'PAYMENT_IN_PROCESS'), 'PROCESSING', true],
    [event('SDK_PAYMENT_ERROR', 'UNKNOWN_EXCEPTION'), 'ERROR', true],
    [event('SDK_PAYMENT_FAIL', 'ISSUER_REJECTS_TRANSACTION'), 'FAIL', false],
    [event('SDK_PAYMENT_FAIL', 'FRAUD_REJECT'), 'FAIL', true],
    [event('SDK_PAYMENT_FAIL'), 'FAIL', true],
    [event('SDK_PAYMENT_RETRY', 'INVALID_CVV'), 'RETRY', false],
  ])('%j is the outcome %s, final: %s', async ([code, result], outcome, final) => {
    const { official, said } = await ready();
    await pay(official);
    official.tell(code, result);
    expect(said).toEqual([
      { type: 'accepted' },
      expect.objectContaining({ type: 'result', outcome, final, replayed: false }),
    ]);
  });

  it('a decline that needs another session is final', async () => {
    const { official, said } = await ready();
    await pay(official);
    official.tell('SDK_PAYMENT_FAIL', {
      paymentResultCode: 'ISSUER_REJECTS_TRANSACTION',
      needChangeSessionForRetry: true,
    });
    expect(said.at(-1)).toMatchObject({ final: true });
  });

  it('an outcome that comes without onBeforeSubmit begins its own attempt', async () => {
    const { official, types } = await ready();
    official.tell('SDK_PAYMENT_SUCCESSFUL');
    expect(types()).toEqual(['accepted', 'result']);
  });

  it('L9: an outcome before the form is a replay, however often the page launches', async () => {
    const { said } = start();
    await settle();
    const official = OfficialDouble.latest();
    official.say('onLaunch');
    official.tell('SDK_PAYMENT_SUCCESSFUL');
    expect(said).toEqual([
      expect.objectContaining({ type: 'result', final: true, replayed: true }),
    ]);
  });

  it('L9: a decline reported twice counts once; after another submit it counts again', async () => {
    const { official, types, log } = await ready();
    const decline = () =>
      official.tell('SDK_PAYMENT_FAIL', { paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' });
    await pay(official);
    decline();
    decline();
    expect(types()).toEqual(['accepted', 'result']);
    expect(log).toContain('antom_twice');
    await pay(official);
    decline();
    expect(types()).toEqual(['accepted', 'result', 'accepted', 'result']);
  });

  it('form errors before and after the page asks the merchant', async () => {
    const { official, said } = await ready();
    official.tell('SDK_FORM_VERIFICATION_FAILED');
    await pay(official);
    official.tell('SDK_FORM_VERIFICATION_FAILED');
    expect(said).toEqual([
      { type: 'invalid' },
      { type: 'accepted' },
      { type: 'withdrawn', reason: 'invalid' },
    ]);
  });

  it('a submit that did not reach the gateway', async () => {
    const { official, said } = await ready();
    official.tell('SDK_SUBMIT_NETWORK_ERROR');
    await pay(official);
    official.tell('SDK_SUBMIT_NETWORK_ERROR');
    expect(said.map(({ type }) => type)).toEqual(['network_error', 'accepted', 'withdrawn']);
  });

  it('a challenge reported by code and by frame is one challenge', async () => {
    const { official, types } = await ready();
    await pay(official);
    official.tell('SDK_PAYMENT_CHALLENGE');
    official.say('popupWindow', { url: 'https://ac.alipay.com/3ds' });
    official.say('popWindow');
    official.tell('SDK_PAYMENT_SUCCESSFUL');
    expect(types()).toEqual(['accepted', 'challenge', 'challenge_done', 'result']);
  });

  it('unknown codes are passed on with their message and result', async () => {
    const { official, said } = await ready();
    official.tell('SDK_FROM_TOMORROW', { a: 1 }, 'news');
    official.say('onError', { code: 'SDK_NEW_ERROR' });
    expect(said).toEqual([
      { type: 'event', code: 'SDK_FROM_TOMORROW', message: 'news', result: { a: 1 } },
      { type: 'event', code: 'SDK_NEW_ERROR' },
    ]);
  });

  it('its log goes to the log', async () => {
    const { official, said, log } = await ready();
    official.options.onLog({ code: 'SDK_LOG', message: 'x' });
    expect(log).toContain('SDK_LOG');
    expect(said).toEqual([]);
  });
});
