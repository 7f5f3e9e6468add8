import { describe, expect, it, vi } from 'vitest';
import { CARD, ready, session, start, useAntomStage } from '../../../test/antom-stage.ts';
import { OfficialDouble } from '../../../test/official-double.ts';
import { settle } from '../../../test/stage.ts';

vi.mock('./official/package.mjs', () => ({
  SOURCE: 'npm',
  importOfficial: async () => OfficialDouble,
}));

useAntomStage();

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

  it('is usable when the gateway has accepted the session and the page has a size, not before', async () => {
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

  it('H4, H5, H6: a gateway that refuses is a failure, with its message and trace id, for every payment method', async () => {
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
    [{}, 'has no product'],
    [{ paymentSessionConfig: { productScene: 'TELEPATHY' } }, 'is for the product "TELEPATHY"'],
    [
      { ...CARD, authUrlInfo: { normalUrl: 'javascript:alert(1)' } },
      'a redirect URL that is not https',
    ],
    [
      { ...CARD, paymentSessionFactor: { frontModulesToBeLoaded: [{ scriptUrl: 'http://x' }] } },
      'a script URL that is not https',
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

  const withScript = (scriptUrl: unknown) =>
    session({ ...CARD, paymentSessionFactor: { frontModulesToBeLoaded: [{ scriptUrl }] } });

  it.each([
    'https://scripts.example/pay.js',
    'https://sdk.marmot-cloud.com.evil.example/pay.js',
    'https://sdk.marmot-cloud.com@evil.example/pay.js',
    'https://sdk.marmot-cloud.com:8443/pay.js',
    ['https://sdk.marmot-cloud.com/pay.js'],
  ])('S8: a session that names the script %j is refused before anything is loaded', (url) => {
    const { said } = start({ session: withScript(url) });
    expect(said).toEqual([
      expect.objectContaining({ type: 'failed', reason: 'session_malformed' }),
    ]);
    expect(document.querySelector('iframe')).toBeNull();
  });

  it.each([
    ['https://sdk.marmot-cloud.com/pay.js', undefined],
    ['https://scripts.example/pay.js', ['https://scripts.example']],
  ])('S8: a session may name the script %s with antomScriptOrigins %j', async (url, origins) => {
    const options = origins && { antomScriptOrigins: origins };
    await ready({ session: withScript(url), ...(options && { options }) });
  });

  it('S8: the message names the origin and the option', () => {
    const { said } = start({ session: withScript('https://scripts.example/pay.js') });
    expect(said[0]).toMatchObject({
      message: expect.stringMatching(
        /"https:\/\/scripts\.example" to the option antomScriptOrigins/,
      ) as string,
    });
  });

  it('S6: nothing is loaded while the page’s URL has switches that can’t be removed', async () => {
    history.replaceState(null, '', '/pay/LOCAL_MOCK=1');
    const made = OfficialDouble.made.length;
    const replaceState = vi.spyOn(history, 'replaceState').mockImplementation(() => undefined);
    const { said } = start();
    await settle();
    expect(said).toEqual([expect.objectContaining({ type: 'failed', reason: 'engine_failed' })]);
    expect(OfficialDouble.made).toHaveLength(made);
    replaceState.mockRestore();
    history.replaceState(null, '', '/');
  });

  it('S6: switches that come into the URL while it loads or is open are removed', async () => {
    const { run, log } = start();
    history.replaceState(null, '', '/pay#LOCAL_MOCK=1');
    await settle();
    expect(location.hash).toBe('');
    history.replaceState(null, '', '/pay#_sandbox=true&a=1');
    window.dispatchEvent(new Event('hashchange'));
    expect(location.hash).toBe('#a=1');
    expect(log.filter((code) => code === 'antom_switches')).toHaveLength(2);
    run.stop();
    history.replaceState(null, '', '/');
  });

  it('a container that Antom’s SDK can’t find is refused', () => {
    const host = document.body.appendChild(document.createElement('div'));
    const container = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(container);
    const { said } = start({ container });
    expect(said).toEqual([expect.objectContaining({ reason: 'container_missing' })]);
    expect(container.children).toHaveLength(0);
  });

  it('a container of another document is refused before anything is drawn', () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const container = frame.contentDocument?.body as HTMLElement;
    const { said } = start({ container });
    expect(said).toEqual([
      expect.objectContaining({
        reason: 'container_missing',
        message: expect.stringContaining('another document') as string,
      }),
    ]);
    expect(container.children).toHaveLength(0);
    expect(document.body.children).toHaveLength(1);
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
    [{ antomScriptOrigins: 'https://a.example' }, 'Option antomScriptOrigins is "https://a.ex'],
    [{ antomScriptOrigins: ['http://a.example'] }, 'Pass an array of origins such as'],
    [{ antomScriptOrigins: ['https://a.example/x'] }, 'Pass an array of origins such as'],
    [{ antomScriptOrigins: ['https://*.example'] }, 'Pass an array of origins such as'],
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
