/** The laws are defined in docs/design/laws.md. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatSessionData } from '@ams-cashier/protocol';
import { OfficialDouble } from '../../../test/official-double.ts';
import { settle as settleTimers, stateOf } from '../../../test/stage.ts';
import { discardPrepared } from './official/prepared.ts';
import { antomEngine } from './antom-engine.ts';
import { createCashier, type Cashier } from '../../client/client.ts';
import { AMSCashierPayment } from '../../client/facade.ts';
import * as entry from '../../index.ts';

const fetched = vi.fn(async () => OfficialDouble);
vi.mock('./official/package.mjs', () => ({
  SOURCE: 'npm',
  importOfficial: () => fetched(),
  importVaulting: async () => VaultingDouble,
}));

/** In Antom's class for vaulting, validateFields() has another name. */
class VaultingDouble extends OfficialDouble {
  constructor(options: ConstructorParameters<typeof OfficialDouble>[0]) {
    super(options);
    const { validateFields } = this;
    Object.assign(this, { _validateFields: validateFields, validateFields: undefined });
  }
}

const session = (secret = 'blob&&SG&&111') =>
  formatSessionData(secret, {
    paymentSessionConfig: { productScene: 'CASHIER_PAYMENT', paymentMethodCategoryType: 'CARD' },
  });

/** The engine's code is fetched like that of an app, which no fake clock hurries. */
async function settle(ms = 0): Promise<void> {
  await settleTimers();
  await vi.dynamicImportSettled();
  await settleTimers(ms);
}

const clients: Cashier[] = [];

function client() {
  const cashier = createCashier({ environment: 'sandbox' });
  clients.push(cashier);
  const codes: string[] = [];
  cashier.on('event', ({ code }) => codes.push(code));
  return { cashier, codes };
}

beforeEach(() => {
  vi.useFakeTimers();
  OfficialDouble.creation = async () => undefined;
});
afterEach(() => {
  for (const cashier of clients.splice(0)) cashier.destroy();
  vi.useRealTimers();
});

describe('the Antom engine', () => {
  it('takes every session that names no cashier', () => {
    const scope = { environment: 'prod', trustedCashiers: [] } as const;
    const ask = (meta: object) =>
      antomEngine.accepts({ raw: '', secret: '', region: 'SG', meta: { ...meta } }, scope);
    expect(ask({})).toBe(true);
    expect(ask({ cashierUrl: 'https://evil.example' })).toBe(false);
  });

  it('opens a session that saves a card with AMSVaulting, whose fields can be validated, too', async () => {
    const { cashier } = client();
    const checkout = cashier.open({
      session: formatSessionData('blob&&SG&&111', {
        paymentSessionConfig: { productScene: 'VAULTING', paymentMethodCategoryType: 'CARD' },
      }),
    });
    await settle();
    const official = OfficialDouble.latest();
    expect(official).toBeInstanceOf(VaultingDouble);
    official.render();
    await settle();
    const answer = checkout.validate();
    await settle();
    official.say('validateFieldsResult', { isValid: true });
    expect(await answer).toEqual({ isValid: true });
  });

  it('S8, Law 14: fetches nothing of Antom before the first open or preload', async () => {
    vi.resetModules();
    fetched.mockClear();
    const fresh = await import('../../client/client.ts');
    const cashier = fresh.createCashier({ environment: 'sandbox' });
    await settle(1_000);
    expect(fetched).not.toHaveBeenCalled();
    cashier.open({ session: session() });
    await settle();
    expect(fetched).toHaveBeenCalledOnce();
    cashier.destroy();
  });

  it('S1: none of Antom’s other classes can be reached through it', () => {
    const classes = Object.keys(entry).filter((name) => /^(AMS|Antom)/.test(name));
    // ours, which go through open()
    expect(classes.toSorted()).toEqual([
      'AMSCashierPayment',
      'AMSCheckoutPage',
      'AMSElement',
      'AMSVaulting',
    ]);
  });

  it('is one stream from the loading to the outcome', async () => {
    const { cashier, codes } = client();
    const checkout = cashier.open({ session: session() });
    await settle();
    const official = OfficialDouble.latest();
    official.render();
    await official.options.onBeforeSubmit({});
    official.tell('SDK_PAYMENT_CHALLENGE');
    official.tell('SDK_PAYMENT_SUCCESSFUL', { paymentResultCode: 'SUCCESS' });
    official.tell('SDK_PAYMENT_SUCCESSFUL', { paymentResultCode: 'SUCCESS' });
    official.tell('SDK_PAYMENT_FAIL');
    await settle();
    expect(codes).toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_PAYMENT_CHALLENGE',
      'SDK_PAYMENT_SUCCESSFUL',
    ]);
    expect((await checkout.outcome).status).toBe('paid');
  });

  it.each([
    ['H1: a script of the session that never comes', () => new Promise(() => undefined)],
    ['H3: a page that launches and shows nothing', async () => undefined],
  ])('%s ends in one typed error at the limit', async (_, creation) => {
    OfficialDouble.creation = creation;
    const { cashier, codes } = client();
    const checkout = cashier.open({ session: session() });
    await settle(18_000);
    expect(codes).toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_CREATECOMPONENT_ERROR',
    ]);
    expect((await checkout.outcome).error).toMatchObject({ reason: 'load_timeout' });
    expect(document.querySelector('iframe')).toBeNull();
  });

  it('H7, L2: closed in the same tick or while it loads it rejects, and nothing appears', async () => {
    const { cashier, codes } = client();
    const first = cashier.open({ session: session() });
    first.close();
    expect(await stateOf(first.ready)).toMatchObject({ reason: { reason: 'closed' } });
    OfficialDouble.creation = () => new Promise(() => undefined);
    const second = cashier.open({ session: session() });
    await settle();
    expect(document.querySelector('iframe')).not.toBeNull();
    second.close();
    expect(await stateOf(second.ready)).toMatchObject({ reason: { reason: 'closed' } });
    await settle(60_000);
    expect(document.querySelector('iframe')).toBeNull();
    expect(codes).toEqual(['SDK_START_OF_LOADING']);
  });

  it('L1: a retry from inside the error works at once', async () => {
    OfficialDouble.creation = async () => {
      throw { code: 'SDK_CREATECOMPONENT_ERROR', message: 'Network request error' };
    };
    const { cashier, codes } = client();
    const checkout = cashier.open({ session: () => session() });
    checkout.on('error', () => {
      OfficialDouble.creation = async () => undefined;
      checkout.retry();
    });
    await settle();
    OfficialDouble.latest().render();
    await settle(1_000);
    expect(codes.slice(-2)).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);
    expect(OfficialDouble.latest().frame.isConnected).toBe(true);
  });

  it('L5, L13: async and throwing callbacks are the shop’s problem, not the payment’s', async () => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    const codes: string[] = [];
    const app = new AMSCashierPayment({
      environment: 'sandbox',
      onEventCallback: async ({ code }) => {
        codes.push(code);
        throw new Error('shop');
      },
    });
    const created = app.createComponent({ sessionData: session(), notRedirectAfterComplete: true });
    await settle();
    OfficialDouble.latest().render();
    await created;
    await settle();
    expect(codes).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);
    expect(reported).toHaveBeenCalledTimes(2);
    app.unmount();
    vi.unstubAllGlobals();
  });

  it('H9, E4: a page that the shop’s own policy keeps out fails at once and says so', async () => {
    OfficialDouble.creation = () => new Promise(() => undefined);
    const { cashier } = client();
    const checkout = cashier.open({ session: session() });
    await settle();
    const facts = {
      blockedURI: 'https://ac.alipay.com/page/x.html',
      effectiveDirective: 'frame-src',
      disposition: 'enforce',
    };
    document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), facts));
    await settle();
    const { error } = await checkout.outcome;
    expect(error?.message).toContain('Content-Security-Policy (frame-src)');
    expect(error?.message).toContain('@ams-cashier/core/csp');
  });

  it('N4: errors that Antom’s file throws while it is open don’t reach the shop’s tracker', async () => {
    const { cashier } = client();
    const checkout = cashier.open({ session: session() });
    await settle();
    // the one that the engine uses, whatever was loaded anew before
    const { quarantine } = await import('./isolation/quarantine.ts');
    quarantine.file = 'https://shop.example/assets/antom.js';
    const tracker = vi.fn();
    window.addEventListener('error', tracker);
    const thrown = (filename: string) =>
      window.dispatchEvent(
        new ErrorEvent('error', { filename, error: { title: 'x' }, cancelable: true }),
      );
    thrown('https://shop.example/assets/antom.js');
    expect(tracker).not.toHaveBeenCalled();
    thrown('https://shop.example/assets/shop.js');
    expect(tracker).toHaveBeenCalledOnce();
    checkout.close();
    thrown('https://shop.example/assets/antom.js');
    expect(tracker).toHaveBeenCalledTimes(2);
    window.removeEventListener('error', tracker);
    quarantine.file = undefined;
  });

  it('preload tells Antom’s SDK a region that its constructor would not know', async () => {
    const preload = vi.spyOn(OfficialDouble, 'preload');
    AMSCashierPayment.preload({ environment: 'sandbox', securityRegion: 'DE' });
    await settle();
    expect(preload).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ environment: 'sandbox', securityRegion: 'DE' }),
    );
    await settle(11_000);
    expect(Object.hasOwn(document, 'addEventListener')).toBe(false);
  });
});

describe('while the session function is being asked', () => {
  /** Of a page in which nothing of Antom was loaded yet. */
  async function freshClient(environment: 'prod' | 'sandbox') {
    vi.resetModules();
    fetched.mockClear();
    OfficialDouble.made = [];
    const { createCashier } = await import('../../client/client.ts');
    const cashier = createCashier({ environment });
    clients.push(cashier);
    return cashier;
  }

  function pendingSession() {
    let answer = (_: string) => undefined as void;
    const asked = new Promise<string>((resolve) => (answer = resolve));
    return { ask: () => asked, answer: () => answer(session()) };
  }

  it('Antom’s SDK is fetched in production, and constructed for the session that comes', async () => {
    const cashier = await freshClient('prod');
    const pending = pendingSession();
    cashier.open({ session: pending.ask });
    await settle();
    expect(fetched).toHaveBeenCalledOnce();
    expect(OfficialDouble.made).toEqual([]);
    pending.answer();
    await settle();
    expect(fetched).toHaveBeenCalledOnce();
    expect(OfficialDouble.latest().params?.sessionData).toBe(session());
  });

  it('nothing of Antom is fetched elsewhere: the session may be one of the sandbox', async () => {
    const cashier = await freshClient('sandbox');
    const pending = pendingSession();
    cashier.open({ session: pending.ask });
    await settle();
    expect(fetched).not.toHaveBeenCalled();
    pending.answer();
    await settle();
    expect(fetched).toHaveBeenCalledOnce();
  });

  it('a close leaves nothing of it in the page', async () => {
    const cashier = await freshClient('prod');
    const checkout = cashier.open({ session: pendingSession().ask });
    checkout.close();
    await settle();
    expect(OfficialDouble.made).toEqual([]);
    expect(document.querySelector('iframe')).toBeNull();
    expect(Object.hasOwn(document, 'addEventListener')).toBe(false);
  });

  it('a file that doesn’t come is asked for again by the open', async () => {
    const cashier = await freshClient('prod');
    fetched.mockRejectedValueOnce(new Error('offline'));
    const pending = pendingSession();
    const checkout = cashier.open({ session: pending.ask });
    await settle();
    expect(checkout.getSnapshot().phase).toBe('loading');
    pending.answer();
    await settle();
    expect(fetched).toHaveBeenCalledTimes(2);
    expect(OfficialDouble.latest().params?.sessionData).toBe(session());
  });
});

describe('a preload of Antom’s cashier', () => {
  const hiddenFrames = () => document.querySelectorAll('iframe[src*="isPreload"]').length;

  beforeEach(() => {
    OfficialDouble.made = [];
  });
  afterEach(discardPrepared);

  it('constructs the instance that the open takes, which hears of the payment', async () => {
    const { cashier, codes } = client();
    cashier.preload();
    await settle();
    expect(OfficialDouble.made).toHaveLength(1);
    expect(hiddenFrames()).toBe(1);
    // before anybody listens
    expect(await OfficialDouble.latest().options.onBeforeSubmit({})).toEqual({ result: 'CANCEL' });
    OfficialDouble.latest().options.onClose();
    const checkout = cashier.open({ session: session() });
    await settle();
    expect(OfficialDouble.made).toHaveLength(1);
    expect(hiddenFrames()).toBe(0);
    const official = OfficialDouble.latest();
    official.render();
    await official.options.onBeforeSubmit({});
    official.tell('SDK_PAYMENT_SUCCESSFUL', { paymentResultCode: 'SUCCESS' });
    await settle();
    expect(codes).toContain('SDK_PAYMENT_SUCCESSFUL');
    expect((await checkout.outcome).status).toBe('paid');
  });

  it('can be taken when its hidden frames are long gone', async () => {
    const { cashier } = client();
    cashier.preload();
    await settle(60_000);
    expect(Object.hasOwn(document, 'addEventListener')).toBe(false);
    cashier.open({ session: session() });
    await settle();
    expect(OfficialDouble.made).toHaveLength(1);
    expect(OfficialDouble.latest().params?.sessionData).toBe(session());
  });

  it('serves one open: the next one has an instance of its own', async () => {
    const { cashier } = client();
    cashier.preload();
    await settle();
    const checkout = cashier.open({ session: session() });
    await settle();
    checkout.close();
    cashier.open({ session: session('other&&SG&&111') });
    await settle();
    expect(OfficialDouble.made).toHaveLength(2);
  });

  it('serves an open in another language', async () => {
    const { cashier } = client();
    cashier.preload();
    await settle();
    cashier.open({ session: session(), locale: 'de_DE' });
    await settle();
    expect(OfficialDouble.made).toHaveLength(1);
    expect(OfficialDouble.latest().options.locale).toBe('de_DE');
  });

  it('is of no use to a session of another class: its frames go', async () => {
    const { cashier } = client();
    cashier.preload();
    await settle();
    cashier.open({
      session: formatSessionData('blob&&SG&&111', {
        paymentSessionConfig: { productScene: 'VAULTING', paymentMethodCategoryType: 'CARD' },
      }),
    });
    await settle();
    expect(OfficialDouble.made).toHaveLength(2);
    expect(OfficialDouble.latest()).toBeInstanceOf(VaultingDouble);
    expect(hiddenFrames()).toBe(0);
  });

  it('is of no use in another environment', async () => {
    const { cashier } = client();
    cashier.preload();
    await settle();
    const prod = createCashier({ environment: 'prod' });
    clients.push(prod);
    prod.open({ session: session() });
    await settle();
    expect(OfficialDouble.made.map(({ options }) => options.environment)).toEqual([
      'sandbox',
      'prod',
    ]);
  });

  it('happens once for two clients that ask for the same', async () => {
    client().cashier.preload();
    await settle();
    client().cashier.preload();
    await settle();
    expect(OfficialDouble.made).toHaveLength(1);
  });

  it.each([
    ['while its frames are there', 0],
    ['when they are long gone', 60_000],
  ])('goes with its client, %s', async (_, after) => {
    const { cashier } = client();
    cashier.preload();
    await settle(after);
    cashier.destroy();
    expect(hiddenFrames()).toBe(0);
    client().cashier.open({ session: session() });
    await settle();
    expect(OfficialDouble.made).toHaveLength(2);
  });

  it('D4: constructs nothing beside a cashier that is open', async () => {
    const { cashier } = client();
    cashier.open({ session: session() });
    await settle();
    client().cashier.preload();
    await settle();
    expect(OfficialDouble.made).toHaveLength(1);
  });

  it('S8: an open without a preload opens no hidden frames', async () => {
    client().cashier.open({ session: session() });
    await vi.waitFor(() => expect(OfficialDouble.made).toHaveLength(1));
    expect(hiddenFrames()).toBe(0);
  });
});
