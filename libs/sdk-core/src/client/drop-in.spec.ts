/** Antom's class names over open(). The laws are defined in docs/design/laws.md. */
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ACCEPTED,
  BUYER_CLOSE,
  DECLINED,
  newContainer,
  PAID,
  result,
  settle,
  stateOf,
  USABLE,
} from '../../test/stage.ts';
import { createScriptedEngine, type EngineSignal, type ScriptedEngine } from '../testing.ts';
import { AMSCheckoutPage } from './checkout-page.ts';
import { AMSElement, InvalidElementConfigError, type ElementMountParams } from './element.ts';
import { AMSVaulting } from './vaulting.ts';

// files that are fetched take real time, which the clock of these tests doesn't know
beforeAll(() => import('./element-facade.ts'));

let script: ScriptedEngine;
let container: HTMLElement;
let codes: string[];

beforeEach(() => {
  vi.useFakeTimers();
  script = createScriptedEngine();
  container = newContainer();
  container.id = 'slot';
  codes = [];
});
afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

const options = () => ({
  environment: 'sandbox' as const,
  engines: [script.engine],
  onEventCallback: ({ code }: { readonly code: string | undefined }) =>
    void codes.push(String(code)),
});

const say = async (...signals: readonly EngineSignal[]) => {
  for (const signal of signals) {
    script.signal(signal);
    await settle();
  }
};

describe('AMSElement', () => {
  const mounted = async () => {
    const element = new AMSElement({ ...options(), sessionData: script.session('element') });
    const mounting = element.mount({ type: 'payment', appearance: { theme: 'night' } }, '#slot');
    await settle();
    await say(USABLE);
    expect(await mounting).toEqual({});
    return element;
  };

  it.each([undefined, ''])(
    'without a session (%j) tells and throws what Antom’s does',
    (session) => {
      const make = () => new AMSElement({ ...options(), sessionData: session as string });
      expect(make).toThrow(InvalidElementConfigError);
      expect(make).toThrow(
        expect.objectContaining({
          errors: [{ field: 'sessionData', message: 'sessionData is empty' }],
        }),
      );
      expect(codes).toEqual(['SDK_CREATE_COMPONENT_ERROR', 'SDK_CREATE_COMPONENT_ERROR']);
    },
  );

  it('is mounted in the element, with the theme under our name', async () => {
    await mounted();
    expect(script.runs[0]?.host).toMatchObject({ container, appearance: { themeType: 'dark' } });
  });

  it.each([
    [[PAID], { status: 'SUCCESS' }],
    [[result('PROCESSING')], { status: 'PROCESSING' }],
    [[result('PENDING')], { status: 'PENDING' }],
    [[result('CANCEL')], { status: 'CANCELLED' }],
    [
      [DECLINED],
      {
        status: 'FAIL',
        error: { code: 'ISSUER_REJECTS_TRANSACTION', needChangeSessionForRetry: false },
      },
    ],
    [
      [result('FAIL', { code: 'ORDER_IS_CLOSED' })],
      { status: 'FAIL', error: { code: 'ORDER_IS_CLOSED', needChangeSessionForRetry: true } },
    ],
  ])('submitPayment() resolves after %j with %j', async (signals, answer) => {
    const element = await mounted();
    const paying = element.submitPayment();
    await settle();
    await say(ACCEPTED, ...signals);
    expect(await paying).toMatchObject(answer);
  });

  it('submitPayment() of an invalid form fails, and can be repeated', async () => {
    const element = await mounted();
    const paying = element.submitPayment();
    await settle();
    await say({ type: 'invalid' });
    expect(await paying).toMatchObject({
      status: 'FAIL',
      error: { code: 'SDK_FORM_VERIFICATION_FAILED', needChangeSessionForRetry: false },
    });
    const again = element.submitPayment();
    await settle();
    await say(ACCEPTED, PAID);
    expect(await again).toEqual({ status: 'SUCCESS' });
  });

  it.each([
    ['invalid', 'SDK_FORM_VERIFICATION_FAILED'],
    ['network_error', 'SDK_SUBMIT_NETWORK_ERROR'],
  ] as const)('Law 3: submitPayment() answers when it is withdrawn: %s', async (reason, code) => {
    const element = await mounted();
    const paying = element.submitPayment();
    await settle();
    const id = script.runs[0]?.calls.findLast(({ name }) => name === 'submit')?.args[0] as number;
    await say({ type: 'accepted', id }, { type: 'withdrawn', reason });
    expect(await stateOf(paying)).toMatchObject({
      value: { status: 'FAIL', error: { code, needChangeSessionForRetry: false } },
    });
  });

  it('Law 3: submitPayment() always answers', async () => {
    const element = await mounted();
    const paying = element.submitPayment();
    await settle();
    await say(ACCEPTED);
    await settle(62_000);
    expect(await paying).toEqual({ status: 'PROCESSING' });
  });

  it('submitPayment() asks the engine in the same task, for the sheets of wallets', async () => {
    const element = await mounted();
    void element.submitPayment();
    expect(script.runs[0]?.calls.map(({ name }) => name)).toContain('submit');
  });

  it.each([
    ['a selector that finds nothing', '#none', 'PARAM_INVALID'],
    ['no selector', undefined, 'PARAM_INVALID'],
  ])('mount() with %s never rejects', async (_, selector, code) => {
    const element = new AMSElement({ ...options(), sessionData: script.session('element') });
    const answer = await element.mount({ type: 'payment' }, selector as string);
    expect(answer.error).toMatchObject({ code, traceId: expect.stringMatching(/./) });
  });

  it('mount() a second time, or after destroy(), is a UI_STATE_ERROR', async () => {
    const element = await mounted();
    expect(await element.mount({ type: 'payment' }, '#slot')).toMatchObject({
      error: { code: 'UI_STATE_ERROR' },
    });
    element.destroy();
    expect(await element.mount({ type: 'payment' }, '#slot')).toMatchObject({
      error: { code: 'UI_STATE_ERROR' },
    });
    expect(await element.submitPayment()).toMatchObject({
      status: 'FAIL',
      error: { code: 'UI_STATE_ERROR', needChangeSessionForRetry: false },
    });
  });

  it('validateFields() says what the form says, and false before it is there', async () => {
    const early = new AMSElement({ ...options(), sessionData: script.session('element') });
    expect(await early.validateFields()).toEqual({ isValid: false });
    const element = await mounted();
    expect(await element.validateFields()).toEqual({ isValid: true });
    script.isValid = false;
    expect(await element.validateFields()).toEqual({ isValid: false });
  });

  it('updatePayment() is true if the form shows the session, and false in flight', async () => {
    const element = await mounted();
    const updating = element.updatePayment(script.session('element'));
    expect(await updating).toBe(true);
    void element.submitPayment();
    await settle();
    await say(ACCEPTED);
    expect(await element.updatePayment(script.session('element'))).toBe(false);
  });

  it.each([undefined, null, '', 42, 'no session', {}])(
    'updatePayment(%j) is false: the form keeps its amount',
    async (sessionData) => {
      const element = await mounted();
      expect(await element.updatePayment(sessionData as string)).toBe(false);
    },
  );

  it.each([5, null, {}, 'test'])('names the environment %j that is none', (environment) => {
    const make = () =>
      new AMSElement({
        ...options(),
        environment: environment as 'sandbox',
        sessionData: script.session('element'),
      });
    expect(make).toThrow(/^Option environment is /);
  });

  it.each([
    ['apearance', { type: 'payment', apearance: {} }],
    ['appearance', { type: 'payment', appearance: 'dark' }],
    ['notRedirectAfterComplet', { type: 'payment', notRedirectAfterComplet: true }],
  ])('mount() names a wrong %s', async (name, params) => {
    const element = new AMSElement({ ...options(), sessionData: script.session('element') });
    const { error } = await element.mount(params as unknown as ElementMountParams, '#slot');
    expect(error).toMatchObject({
      code: 'PARAM_INVALID',
      message: expect.stringContaining(`Option ${name} is `),
    });
  });

  it('Law 4: destroy() stops it at once, and no callback follows', async () => {
    const element = await mounted();
    const paying = element.submitPayment();
    await settle();
    await say(ACCEPTED);
    const before = codes.length;
    element.destroy();
    expect(script.runs[0]?.stopped).toBe(true);
    script.runs[0]?.host.signal(PAID);
    await settle();
    expect(codes).toHaveLength(before);
    expect(await stateOf(paying)).toEqual({ value: { status: 'PROCESSING' } });
  });

  it('destroyed while it was being mounted, shows nothing', async () => {
    const element = new AMSElement({ ...options(), sessionData: script.session('element') });
    const mounting = element.mount({ type: 'payment' }, '#slot');
    element.destroy();
    expect((await mounting).error?.code).toBe('UI_STATE_ERROR');
    expect(script.runs).toEqual([]);
  });

  it('calls the loading callbacks once each', async () => {
    const loading = { onStartLoading: vi.fn(), onEndLoading: vi.fn() };
    const element = new AMSElement({
      ...options(),
      sessionData: script.session('element'),
      loading,
    });
    void element.mount({ type: 'payment' }, '#slot');
    await settle();
    await say(USABLE);
    expect(loading.onStartLoading).toHaveBeenCalledTimes(1);
    expect(loading.onEndLoading).toHaveBeenCalledTimes(1);
  });
});

describe('AMSCheckoutPage', () => {
  const make = () => new AMSCheckoutPage(options());

  it.each([
    ['PARAMS_ERROR_INVALID_SESSION_DATA', undefined, '#slot'],
    ['PARAMS_ERROR_INVALID_SESSION_DATA', 42, '#slot'],
    ['PARAMS_ERROR_INVALID_SELECTOR', 'session', '#none'],
    ['PARAMS_ERROR_INVALID_SELECTOR', 'session', '<<<'],
    ['PARAMS_ERROR_INVALID_SELECTOR', 'session', undefined],
    ['PARAMS_ERROR_INVALID_SELECTOR', 'session', document],
  ])('throws %s as Antom’s does', (message, sessionData, selector) => {
    const page = make();
    expect(() =>
      page.mountComponent({ sessionData: sessionData as string }, selector as string),
    ).toThrow(message);
  });

  it('replaces what the shop has in the element', () => {
    container.append('Loading');
    void make().mountComponent({ sessionData: script.session('page') }, '#slot');
    expect(container.textContent).toBe('');
  });

  it('is mounted in an element too, and without options for production', async () => {
    const page = make();
    void page.mountComponent({ sessionData: script.session('page') }, container);
    await settle();
    expect(script.runs[0]?.host.container).toBe(container);
    page.unmount();
    expect(() => new AMSCheckoutPage(null as never)).not.toThrow();
  });

  it('can be mounted again after it could not be', async () => {
    const page = make();
    const failing = page.mountComponent({ sessionData: 'no session' }, '#slot');
    await expect(failing).rejects.toMatchObject({ reason: 'session_malformed' });
    const mounting = page.mountComponent({ sessionData: script.session('page') }, '#slot');
    await settle();
    await say(USABLE);
    await expect(mounting).resolves.toBeUndefined();
    page.unmount();
  });

  it('is mounted once until it is unmounted, and tells outcomes', async () => {
    const page = make();
    const mounting = page.mountComponent({ sessionData: script.session('page') }, '#slot');
    expect(() => page.mountComponent({ sessionData: script.session('page') }, '#slot')).toThrow(
      'PARAMS_ERROR_ALREADY_MOUNTED',
    );
    await settle();
    await say(USABLE);
    await mounting;
    await say(ACCEPTED, PAID);
    expect(codes).toEqual(['SDK_PAYMENT_SUCCESSFUL']);
    page.unmount();
    expect(script.runs[0]?.stopped).toBe(true);
    void page.mountComponent({ sessionData: script.session('page') }, '#slot');
    await settle();
    expect(script.runs).toHaveLength(2);
    page.unmount();
  });
});

describe('AMSVaulting', () => {
  it.each([
    ['not by default', {}, true],
    ['not with an undefined option', { notRedirectAfterComplete: undefined as never }, true],
    ['if it is told to', { notRedirectAfterComplete: false }, false],
  ])('saves a card and redirects %s', async (_, more, stays) => {
    const vaulting = new AMSVaulting(options());
    const creating = vaulting.createComponent({ sessionData: script.session('vaulting'), ...more });
    await settle();
    expect(script.runs[0]?.host.notRedirectAfterComplete).toBe(stays);
    await say(USABLE);
    await creating;
    await say(ACCEPTED, PAID);
    expect(codes.at(-1)).toBe('SDK_PAYMENT_SUCCESSFUL');
    vaulting.unmount();
  });

  it('tells that the shopper left', async () => {
    const vaulting = new AMSVaulting(options());
    void vaulting.mountComponent({ sessionData: script.session('vaulting') }, '#slot');
    await settle();
    await say(USABLE, BUYER_CLOSE);
    expect(codes.at(-1)).toBe('SDK_PAYMENT_CANCEL');
  });
});
