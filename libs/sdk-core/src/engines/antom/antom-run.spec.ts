import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatSessionData, parseSessionData, type SessionMeta } from '@ams-cashier/protocol';
import { settle } from '../../../test/stage.ts';
import { OfficialDouble } from '../../../test/official-double.ts';
import type { EngineHost, EngineSignal } from '../../contract/engine.ts';
import type { CashierOptions } from '../../contract/options.ts';
import { AntomRun } from './antom-run.ts';

vi.mock('./official/package.mjs', () => ({
  SOURCE: 'npm',
  importOfficial: async () => OfficialDouble,
}));

const CARD = {
  paymentSessionConfig: {
    productScene: 'CASHIER_PAYMENT',
    paymentMethodCategoryType: 'CARD',
    productSceneVersion: '1.0',
  },
};

const session = (meta: SessionMeta = CARD, secret = 'blob&&SG&&111') =>
  parseSessionData(formatSessionData(secret, meta));

const runs: AntomRun[] = [];

/** A run and what it has said, log lines apart. */
function start({
  options = {},
  ...more
}: Partial<Omit<EngineHost, 'options'>> & { readonly options?: Partial<CashierOptions> } = {}) {
  const said: EngineSignal[] = [];
  const log: string[] = [];
  const host: EngineHost = {
    openId: String(runs.length),
    traceId: 'trace',
    session: session(),
    locale: 'en_US',
    appearance: {},
    container: undefined,
    notRedirectAfterComplete: true,
    options: { environment: 'sandbox', ...options },
    request: { session: '' },
    signal(signal) {
      if (signal.type === 'log') log.push(signal.code);
      else said.push(signal);
      // as the open does
      if (signal.type === 'gone') run.stop();
    },
    ...more,
  };
  const run = new AntomRun(host);
  runs.push(run);
  run.begin();
  return { run, said, log, types: () => said.map(({ type }) => type) };
}

/** Open, and its form on the screen. */
async function ready(more: Parameters<typeof start>[0] = {}) {
  const open = start(more);
  await settle();
  const official = OfficialDouble.latest();
  official.render();
  await settle();
  expect(open.types()).toEqual(['usable']);
  open.said.length = 0;
  return { ...open, official };
}

/** Its own pay button is pressed, and the page asks the merchant. */
async function pay(official: OfficialDouble): Promise<unknown> {
  const answer = await official.options.onBeforeSubmit({});
  await settle();
  return answer;
}

beforeEach(() => {
  vi.useFakeTimers();
  OfficialDouble.creation = async () => undefined;
});
afterEach(() => {
  for (const run of runs.splice(0)) run.stop();
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe('loading', () => {
  it('passes everything on that the merchant gave', async () => {
    await ready({
      appearance: { showSubmitButton: false, accentColor: 'red' },
      notRedirectAfterComplete: false,
      options: { analytics: { enabled: false } },
      request: {
        session: '',
        merchantAppointParam: { storedCard: { needCVV: true } },
        isAppWebview: true,
      },
    });
    const { params, options } = OfficialDouble.latest();
    expect(params).toMatchObject({
      sessionData: session().raw,
      appearance: { showSubmitButton: false, accentColor: 'red' },
      notRedirectAfterComplete: false,
      merchantAppointParam: { storedCard: { needCVV: true } },
      isAppWebview: true,
    });
    expect(options).toMatchObject({ environment: 'sandbox', locale: 'en_US' });
  });

  it('is usable when the gateway has taken the session and the page has a size, not before', async () => {
    const { types } = start();
    await settle();
    const official = OfficialDouble.latest();
    official.say('onSizeChanged', { height: 420 });
    official.say('dismissLoading', {});
    await settle();
    expect(types()).toEqual([]);
    official.post('renderComponent', { queryResult: { success: true } });
    official.say('onSizeChanged', { height: 421 });
    expect(types()).toEqual(['usable']);
  });

  it('H4, H5, H6: a gateway that refuses is a failure, with its words and its trace, whatever the method', async () => {
    const { said } = start();
    await settle();
    OfficialDouble.latest().render({
      success: false,
      errorMessage: 'The order is closed',
      errorCode: 'ORDER_IS_CLOSED',
      traceId: 't1',
    });
    expect(said).toEqual([
      expect.objectContaining({
        type: 'failed',
        reason: 'cashier_unreachable',
        message:
          "Antom's gateway refused the session: The order is closed, ORDER_IS_CLOSED, trace t1.",
      }),
    ]);
  });

  it('a session that has expired is renewed: the cashier begins again', async () => {
    const { run, said, types } = start();
    await settle();
    const first = OfficialDouble.latest();
    first.render({ success: false, errorCode: 'SESSION_EXPIRED' });
    expect(types()).toEqual(['expired']);
    run.renew(session(CARD, 'fresh&&SG&&111'));
    await settle();
    const second = OfficialDouble.latest();
    expect(second).not.toBe(first);
    expect(second.params?.sessionData).toContain('fresh');
    first.options.onEventCallback({ code: 'SDK_PAYMENT_SUCCESSFUL' });
    second.render();
    expect(said.map(({ type }) => type)).toEqual(['expired', 'usable']);
  });

  it.each([
    ['SDK_CREATECOMPONENT_ERROR', 'Load resource timeout', 'load_timeout'],
    ['SDK_CREATECOMPONENT_ERROR', 'Network request error', 'cashier_unreachable'],
    ['SDK_CREATE_COMPONENT_ERROR', undefined, 'cashier_unreachable'],
    ['SDK_CREATEPAYMENT_PARAMETER_ERROR', undefined, 'session_malformed'],
    ['SDK_INTERNAL_ERROR', 'Failed to create iframe', 'engine_failed'],
  ])('H4, L11: %s (%s) on every channel is one failure, %s', async (code, message, reason) => {
    OfficialDouble.creation = async () => {
      const { options } = OfficialDouble.latest();
      options.onError({ code, message });
      options.onEventCallback({ code, message });
      throw { code, message };
    };
    const { said } = start();
    await settle();
    expect(said).toEqual([expect.objectContaining({ type: 'failed', reason })]);
  });

  it.each([
    [{}, 'names no product'],
    [{ paymentSessionConfig: { productScene: 'TELEPATHY' } }, 'is for the product "TELEPATHY"'],
    [{ ...CARD, authUrlInfo: { normalUrl: 'javascript:alert(1)' } }, 'no https address'],
    [
      { ...CARD, paymentSessionFactor: { frontModulesToBeLoaded: [{ scriptUrl: 'http://x' }] } },
      'names a script',
    ],
  ])('L12, S8: a session %j is refused before anything of Antom is made', (meta, words) => {
    const { said } = start({ session: session(meta) });
    expect(said).toEqual([
      expect.objectContaining({
        type: 'failed',
        reason: 'session_malformed',
        message: expect.stringContaining(words) as string,
      }),
    ]);
    expect(document.querySelector('iframe')).toBeNull();
  });

  it('a container that Antom’s SDK could not find is refused', () => {
    const host = document.body.appendChild(document.createElement('div'));
    const container = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(container);
    const { said } = start({ container });
    expect(said).toEqual([expect.objectContaining({ reason: 'container_missing' })]);
    expect(container.children).toHaveLength(0);
  });

  it('E8: its frame has a title in the shopper’s language, and Antom gets its name for it', async () => {
    const { official } = await ready({ locale: 'id' });
    await vi.dynamicImportSettled();
    await settle();
    expect(official.options.locale).toBe('in_ID');
    expect(official.frame.title).toBe('Formulir pembayaran');
    const dialog = document.getElementById('ams-component-container');
    expect(dialog?.getAttribute('role')).toBe('dialog');
    expect(dialog?.getAttribute('aria-label')).toBe('Formulir pembayaran');
  });

  it('E9: a region that Antom has no gateway for is refused', () => {
    const { said } = start({ session: session(CARD, 'blob&&XX&&111') });
    expect(said[0]).toMatchObject({ reason: 'session_malformed' });
  });

  it.each([
    [{ antomSource: 'bower' }, 'Option antomSource is "bower". Pass "npm" or "cdn".'],
    [{ antomScript: { version: 'latest' } }, 'Option antomScript is {"version":"latest"}.'],
    [{ analytics: false }, 'Option analytics is false.'],
    [{ onBeforeSubmit: 'yes' }, 'Option onBeforeSubmit is "yes". Pass a function.'],
  ])('its own options are checked: %j', (options, words) => {
    const { said } = start({ options: options as never });
    expect(said[0]).toMatchObject({
      reason: 'option_invalid',
      message: expect.stringContaining(words) as string,
    });
  });
});

describe('what Antom tells', () => {
  const told = (code: string, paymentResultCode?: string) =>
    [code, paymentResultCode && { paymentResultCode }] as [string, object];

  it.each([
    [told('SDK_PAYMENT_SUCCESSFUL', 'SUCCESS'), 'SUCCESSFUL', true],
    [told('SDK_PAYMENT_PENDING', 'PAYMENT_IN_PROCESS'), 'PENDING', true],
    [told('SDK_PAYMENT_PROCESSING', 'PAYMENT_IN_PROCESS'), 'PROCESSING', true],
    [told('SDK_PAYMENT_ERROR', 'UNKNOWN_EXCEPTION'), 'ERROR', true],
    [told('SDK_PAYMENT_FAIL', 'ISSUER_REJECTS_TRANSACTION'), 'FAIL', false],
    [told('SDK_PAYMENT_FAIL', 'FRAUD_REJECT'), 'FAIL', true],
    [told('SDK_PAYMENT_FAIL'), 'FAIL', true],
    [told('SDK_PAYMENT_RETRY', 'INVALID_CVV'), 'RETRY', false],
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

  it('an outcome without a question before it begins its attempt itself', async () => {
    const { official, types } = await ready();
    official.tell('SDK_PAYMENT_SUCCESSFUL');
    expect(types()).toEqual(['accepted', 'result']);
  });

  it('L9: an outcome before the form is a replay, and launches don’t count', async () => {
    const { said } = start();
    await settle();
    const official = OfficialDouble.latest();
    official.say('onLaunch');
    official.tell('SDK_PAYMENT_SUCCESSFUL');
    expect(said).toEqual([
      expect.objectContaining({ type: 'result', final: true, replayed: true }),
    ]);
  });

  it('L9: a decline that is told twice is one; after another submit it is the second', async () => {
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

  it('form errors before and after the page asked', async () => {
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

  it('a challenge in its dialog, told by code and by frame, is one challenge', async () => {
    const { official, types } = await ready();
    await pay(official);
    official.tell('SDK_PAYMENT_CHALLENGE');
    official.say('popupWindow', { url: 'https://ac.alipay.com/3ds' });
    official.say('popWindow');
    official.tell('SDK_PAYMENT_SUCCESSFUL');
    expect(types()).toEqual(['accepted', 'challenge', 'challenge_done', 'result']);
  });

  it('codes that nobody knows are passed on with what they carry', async () => {
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

describe('onBeforeSubmit', () => {
  it('answers IGNORE without the merchant’s own', async () => {
    const { official } = await ready();
    expect(await pay(official)).toEqual({ result: 'IGNORE' });
  });

  it('passes the merchant’s answer on; only what goes on counts as acceptance', async () => {
    const answers = ['CANCEL', 'CONTINUE'] as const;
    let asked = 0;
    const { official, types } = await ready({
      options: { onBeforeSubmit: () => ({ result: answers[asked++] ?? 'ERROR' }) },
    });
    expect(await pay(official)).toEqual({ result: 'CANCEL' });
    expect(types()).toEqual([]);
    expect(await pay(official)).toEqual({ result: 'CONTINUE' });
    expect(types()).toEqual(['accepted']);
  });

  it('Law 13: one that throws is reported to the page, and the page goes no further', async () => {
    const reported: unknown[] = [];
    const listen = (error: unknown) => reported.push(error);
    vi.stubGlobal('queueMicrotask', (task: () => void) => {
      try {
        task();
      } catch (error) {
        listen(error);
      }
    });
    const { official } = await ready({
      options: {
        onBeforeSubmit: () => {
          throw new Error('shop');
        },
      },
    });
    expect(await pay(official)).toEqual({ result: 'ERROR' });
    expect(reported).toEqual([new Error('shop')]);
    vi.unstubAllGlobals();
  });
});

describe('submit and validate', () => {
  it('is accepted when the page asks', async () => {
    const { run, official, said } = await ready();
    run.submit(1, { billingAddress: { zipCode: '1' } });
    expect(official.submitted).toEqual([{ billingAddress: { zipCode: '1' } }]);
    await pay(official);
    official.answerSubmit?.({ code: 'SUCCESS' });
    await settle();
    expect(said).toEqual([{ type: 'accepted', id: 1 }]);
  });

  it.each([
    ['event, then answer', ['event', 'answer']],
    ['answer, then event', ['answer', 'event']],
  ])('an invalid form is told once: %s', async (_, order) => {
    const { run, official, said } = await ready();
    run.submit(1);
    for (const way of order) {
      if (way === 'event') official.tell('SDK_FORM_VERIFICATION_FAILED');
      else official.answerSubmit?.({ code: 'SDK_FORM_VERIFICATION_FAILED' });
      await settle();
    }
    expect(said).toEqual([{ type: 'invalid', id: 1 }]);
  });

  it('H2: one that nobody answers counts as accepted when its limit asks', async () => {
    const { run, types } = await ready();
    run.submit(1);
    await settle(14_000);
    expect(types()).toEqual([]);
    await run.probe();
    expect(types()).toEqual(['accepted']);
  });

  it('H8: validate() is answered by the page, not by its SDK’s limit', async () => {
    const { run, official } = await ready();
    const answers: boolean[] = [];
    void run.validate().then((isValid) => answers.push(isValid));
    official.answerValidate?.({ isValid: false });
    await settle();
    expect(answers).toEqual([]);
    void run.validate().then((isValid) => answers.push(isValid));
    official.say('validateFieldsResult', { isValid: true });
    official.answerValidate?.({ isValid: true });
    await settle();
    expect(answers).toEqual([true]);
  });
});

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

  it('an attempt in flight weighs more than what the page declared', async () => {
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

  it('after the end it is gone', async () => {
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

describe('what is kept from it', () => {
  it.each([
    ['javascript:alert(1)'],
    [{ normalUrl: 'javascript:alert(1)' }],
    [{ normalUrl: 'data:text/html,x', target: '_blank' }],
    [{ normalUrl: 'http://wallet.example', target: '_replace' }],
    [{ normalUrl: 'https://wallet.example', schemeUrl: 'JavaScript:alert(1)' }],
    [{ normalUrl: 'https://wallet.example', applinkUrl: 'http://wallet.example' }],
    [{}],
  ])('S2: no redirect to %j', async (data) => {
    const { official, types } = await ready();
    official.say('onRedirect', data);
    expect(types()).toEqual(['redirect_failed']);
  });

  it('S2: no form that is sent anywhere but to https', async () => {
    const { official, types } = await ready();
    official.say('submitForm', { attributes: { action: 'javascript:alert(1)', data: {} } });
    expect(types()).toEqual(['redirect_failed']);
  });

  it('a redirect is told once, without its query', async () => {
    const { official, said, run } = await ready();
    official.say('onRedirect', { normalUrl: 'https://wallet.example/pay?token=secret' });
    expect(said).toEqual([
      { type: 'accepted' },
      { type: 'redirect', url: 'https://wallet.example/pay' },
    ]);
    run.stop();
  });

  it('L10: a window that the browser blocks is no success', async () => {
    vi.stubGlobal('open', () => null);
    const { official, types } = await ready();
    official.say('onRedirect', { normalUrl: 'https://wallet.example', target: '_blank' });
    expect(types()).toEqual(['accepted', 'redirect_failed']);
    vi.unstubAllGlobals();
  });

  it('S3: texts for its dialog come without HTML', async () => {
    const { official } = await ready();
    const seen: string[] = [];
    const listen = ({ data }: MessageEvent<string>) => seen.push(data);
    window.addEventListener('message', listen);
    official.say('declareCheckoutInfo', {
      closeDialogData: { title: { text: '<img src=x onerror=alert(1)>' } },
    });
    window.removeEventListener('message', listen);
    expect(seen).toHaveLength(1);
    expect(seen[0]).not.toContain('<img');
    expect(seen[0]).toContain('&#60;img');
  });

  it('S4: a message of another window of the same origin is none', async () => {
    const { official, said, log } = await ready();
    official.say('onEventCallback', { code: 'SDK_PAYMENT_SUCCESSFUL' }, { source: window });
    official.say('onEventCallback', { code: 'SDK_PAYMENT_SUCCESSFUL' }, { source: null });
    expect(said).toEqual([]);
    expect(log).toContain('antom_dropped');
  });

  it.each(['not JSON', 'null', '7', '{"instanceId":"instance-0"}'])(
    'what would make it throw: %s',
    async (data) => {
      const { official, said } = await ready();
      const reached = vi.fn();
      window.addEventListener('message', reached);
      official.say('', undefined, { data: data.replace('instance-0', official.id) });
      window.removeEventListener('message', reached);
      expect(reached).not.toHaveBeenCalled();
      expect(said).toEqual([]);
    },
  );

  it('a size without a height, an event without a code, the end of a dialog that is not there', async () => {
    const { official, types } = await ready();
    const reached = vi.fn();
    window.addEventListener('message', reached);
    official.say('onSizeChanged');
    official.say('onEventCallback', {});
    official.say('popWindow');
    window.removeEventListener('message', reached);
    expect(reached).not.toHaveBeenCalled();
    expect(types()).toEqual([]);
  });

  it('S5: nothing of the merchant’s goes to a second frame of another origin', async () => {
    const { official } = await ready();
    official.say('popupWindow', { url: 'https://foreign.example/page' });
    const modal = document.querySelector('.ams-popupmodal iframe') as HTMLIFrameElement;
    const own = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
    const real = own?.get?.call(modal) as Window;
    const post = vi.spyOn(real, 'postMessage');
    modal.contentWindow?.postMessage('{"context":{}}', '*');
    expect(post).not.toHaveBeenCalled();
  });
});

describe('one at a time', () => {
  it('D1 to D4: a second one is refused, and the first is not touched', async () => {
    const first = await ready();
    const second = start();
    expect(second.said).toEqual([
      expect.objectContaining({ type: 'failed', reason: 'already_open' }),
    ]);
    second.run.stop();
    expect(first.official.frame.isConnected).toBe(true);
    first.official.tell('SDK_FORM_VERIFICATION_FAILED');
    expect(first.types()).toEqual(['invalid']);
  });

  it('one that only shows its end makes room', async () => {
    const first = await ready();
    await pay(first.official);
    first.official.tell('SDK_PAYMENT_SUCCESSFUL');
    first.run.end({ outcome: 'paid', byDoubt: false, goesOn: false });
    const second = start();
    expect(first.types().at(-1)).toBe('gone');
    expect(second.said).toEqual([]);
  });

  it('a cashier of other code on the page is not disturbed', () => {
    const foreign = document.body.appendChild(document.createElement('div'));
    foreign.id = 'ams-component-container';
    const { run, said } = start();
    expect(said[0]).toMatchObject({ reason: 'already_open' });
    run.stop();
    expect(foreign.isConnected).toBe(true);
  });
});

describe('after stop()', () => {
  it('L1, L2, leaks: nothing is left of nodes, styles and the page’s own style', async () => {
    document.body.style.setProperty('overflow', 'scroll', 'important');
    const html = document.documentElement.outerHTML;
    const { run, official } = await ready();
    official.say('popupWindow', { url: 'https://ac.alipay.com/3ds' });
    run.stop();
    expect(document.documentElement.outerHTML).toBe(html);
    document.body.removeAttribute('style');
  });

  it('L3, L4: whatever Antom still has to say, nobody hears', async () => {
    const { run, official, said } = await ready();
    run.stop();
    official.options.onEventCallback({ code: 'SDK_PAYMENT_SUCCESSFUL' });
    official.options.onError({ code: 'SDK_INTERNAL_ERROR' });
    official.options.onClose();
    expect(await official.options.onBeforeSubmit({})).toEqual({ result: 'CANCEL' });
    await settle(1_000);
    expect(said).toEqual([]);
  });

  it('inline: the merchant’s container is as it was', async () => {
    const container = document.body.appendChild(document.createElement('div'));
    container.innerHTML = '<p>mine</p>';
    const { run } = await ready({ container });
    expect(container.children).toHaveLength(2);
    run.stop();
    expect(container.innerHTML).toBe('<p>mine</p>');
  });

  it('the page’s addEventListener is its own again', async () => {
    const { addEventListener } = window;
    const { run } = await ready();
    expect(window.addEventListener).not.toBe(addEventListener);
    run.stop();
    expect(window.addEventListener).toBe(addEventListener);
    expect(Object.hasOwn(document, 'addEventListener')).toBe(false);
  });
});

describe('a page that dies', () => {
  it('H3: is noticed by its heartbeat, once it has begun to beat', async () => {
    const { official, types } = await ready();
    await settle(60_000);
    expect(types()).toEqual([]);
    official.say('appHeartBeat');
    await settle(15_000);
    official.say('appHeartBeat');
    await settle(15_000);
    expect(types()).toEqual([]);
    await settle(10_000);
    expect(types()).toEqual(['dead']);
  });
});
