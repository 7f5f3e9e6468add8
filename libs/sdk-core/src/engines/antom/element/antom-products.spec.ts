/** `AMSElement` and `AMSCheckoutPage` behind the client. The laws are defined in docs/design/laws.md. */
import { formatSessionData } from '@ams-cashier/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newContainer, settle } from '../../../../test/stage.ts';
import { createCashier, type Cashier } from '../../../client/client.ts';
import type { Checkout } from '../../../contract/checkout.ts';
import type { CashierEvent } from '../../../contract/event.ts';
import { windowOf } from '../page/frame.ts';
import type { ElementMountParams, ElementOptions } from './official-products.ts';

type Settle<T> = (value: T) => void;

/** Does what the engine relies on: a frame in the element that the selector finds, promises, callbacks. */
class Double {
  static made: Double[] = [];
  static mountAnswer: () => Promise<unknown> = async () => ({});
  readonly options: ElementOptions;
  mounted: ElementMountParams | undefined;
  frame: HTMLIFrameElement | undefined;
  isDestroyed = false;
  validated: Settle<unknown>[] = [];
  submitted: Settle<unknown>[] = [];
  updated: [session: string, settle: Settle<unknown>][] = [];

  constructor(options: ElementOptions) {
    this.options = { ...options };
    Double.made.push(this);
  }

  static latest(): Double {
    return Double.made.at(-1) as Double;
  }

  show(selector: string): void {
    const frame = document.createElement('iframe');
    frame.src = 'https://checkout.antom.com/elements/1.47.2/pages/element_payment/index.html';
    document.querySelector(selector)?.append(frame);
    this.frame = frame;
  }

  mount(params: ElementMountParams, selector: string): Promise<unknown> {
    this.mounted = params;
    this.show(selector);
    return Double.mountAnswer();
  }

  mountComponent(_: unknown, selector: string): Promise<void> {
    this.show(selector);
    return Promise.resolve();
  }

  validateFields(): Promise<unknown> {
    return new Promise((resolve) => this.validated.push(resolve));
  }

  submitPayment(): Promise<unknown> {
    return new Promise((resolve) => this.submitted.push(resolve));
  }

  updatePayment(session: string): Promise<unknown> {
    return new Promise((resolve) => this.updated.push([session, resolve]));
  }

  destroy(): void {
    this.isDestroyed = true;
  }

  unmount(): void {
    this.isDestroyed = true;
  }

  tell(code: string, result?: object): void {
    this.options.onEventCallback({ code, message: '', result });
  }
}

vi.mock('../official/package.mjs', () => ({
  SOURCE: 'npm',
  importProducts: async () => ({ AMSElement: Double, AMSCheckoutPage: Double }),
}));

const sessionOf = (
  productScene: string,
  id = 'blob',
  paymentMethodCategoryType = productScene === 'ELEMENT_PAYMENT' ? 'ALL' : undefined,
) =>
  formatSessionData(`${id}&&SG&&111`, {
    paymentSessionConfig: {
      productScene,
      ...(paymentMethodCategoryType !== undefined && { paymentMethodCategoryType }),
    },
  });

let cashier: Cashier;
let container: HTMLElement;
let events: CashierEvent[];

beforeEach(async () => {
  vi.useFakeTimers();
  Double.made = [];
  Double.mountAnswer = async () => ({});
  container = newContainer();
  cashier = createCashier({ environment: 'sandbox', locale: 'de_DE' });
  events = [];
  cashier.on('event', (event) => events.push(event));
});

afterEach(() => {
  cashier.destroy();
  document.body.replaceChildren();
  vi.useRealTimers();
});

// files that are fetched take real time
await import('./element-code.ts');

async function open(scene = 'ELEMENT_PAYMENT'): Promise<{ checkout: Checkout; double: Double }> {
  const checkout = cashier.open({ session: sessionOf(scene), container });
  await vi.waitFor(() => expect(Double.made).toHaveLength(1));
  await settle();
  return { checkout, double: Double.latest() };
}

async function submitted(isValid = true) {
  const { checkout, double } = await open();
  const answer = checkout.submit();
  await settle();
  double.validated[0]?.({ isValid });
  await settle();
  return { checkout, double, answer };
}

const codes = () => events.map(({ code }) => code);
const LOADED = ['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING'];

describe('AMSElement', () => {
  it('is mounted with the session, in a place of its own, and can be used', async () => {
    const { checkout, double } = await open();
    await checkout.ready;
    expect(double.options).toMatchObject({ environment: 'sandbox', locale: 'de_DE' });
    expect(double.mounted).toMatchObject({ type: 'payment', notRedirectAfterComplete: true });
    expect(container.querySelector('iframe')).toBe(double.frame);
  });

  it('is submitted in the same task as submit(), for the sheets of wallets', async () => {
    const { checkout, double } = await open();
    void checkout.submit();
    expect(double.submitted).toHaveLength(1);
  });

  it.each([
    [{ status: 'SUCCESS' }, 'SDK_PAYMENT_SUCCESSFUL', 'paid'],
    [{ status: 'PROCESSING' }, 'SDK_PAYMENT_PROCESSING', 'undecided'],
    [{ status: 'PENDING' }, 'SDK_PAYMENT_PENDING', 'undecided'],
    [{ status: 'CANCELLED' }, 'SDK_PAYMENT_CANCEL', 'cancelled'],
    [
      { status: 'FAIL', error: { code: 'ORDER_IS_CLOSED', needChangeSessionForRetry: true } },
      'SDK_PAYMENT_FAIL',
      'failed',
    ],
    [{ status: 'FAIL', userCanceled3D: true }, 'SDK_PAYMENT_FAIL', 'failed'],
    [
      { status: 'FAIL', error: { code: 'UNKNOWN_EXCEPTION', needChangeSessionForRetry: true } },
      'SDK_PAYMENT_FAIL',
      'undecided',
    ],
    [
      {
        status: 'FAIL',
        error: { code: 'ERR_DATA_STRUCT_UNRECOGNIZED', needChangeSessionForRetry: false },
      },
      'SDK_PAYMENT_PROCESSING',
      'undecided',
    ],
    [{ error: { code: 'ORDER_IS_CLOSED' } }, 'SDK_PAYMENT_PROCESSING', 'undecided'],
    [undefined, 'SDK_PAYMENT_PROCESSING', 'undecided'],
  ])('%j is %s, %s', async (result, code, status) => {
    const { checkout, double, answer } = await submitted();
    expect(await answer).toBe('accepted');
    double.submitted[0]?.(result);
    expect(await checkout.outcome).toMatchObject({ status, event: { code, attempt: 1 } });
    expect(codes()).toEqual([...LOADED, code]);
  });

  it.each(['FAIL', undefined])(
    'after a decline (status %s) is submitted again, as another attempt',
    async (status) => {
      const { checkout, double } = await submitted();
      double.submitted[0]?.({
        status,
        error: { code: 'CARD_EXPIRED', needChangeSessionForRetry: false },
      });
      await settle();
      expect(checkout.getSnapshot()).toMatchObject({ phase: 'declined', advice: {} });
      // the same said as an event
      double.tell('SDK_PAYMENT_FAIL', { paymentResultCode: 'CARD_EXPIRED' });
      void checkout.submit();
      await settle();
      double.submitted[1]?.({ status: 'SUCCESS' });
      expect(await checkout.outcome).toMatchObject({ status: 'paid', event: { attempt: 2 } });
    },
  );

  it.each([
    [true, false],
    [false, true],
    [undefined, false],
  ])(
    'while the browser says of a click: %s, logs that no wallet opens: %s',
    async (isActive, logs) => {
      vi.stubGlobal(
        'navigator',
        Object.create(navigator, {
          userActivation: { value: isActive !== undefined && { isActive } },
        }),
      );
      const { checkout } = await submitted();
      vi.unstubAllGlobals();
      const codes = checkout.trace().log.map(({ code }) => code);
      expect(codes.includes('antom_click')).toBe(logs);
    },
  );

  it('with invalid fields begins no attempt, and its failure is none', async () => {
    const { checkout, double, answer } = await submitted(false);
    expect(await answer).toBe('invalid');
    double.submitted[0]?.({ status: 'FAIL', error: { code: 'PARAM_ILLEGAL' } });
    await settle();
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'ready', attempt: 0 });
    expect(codes()).toEqual([...LOADED, 'SDK_FORM_VERIFICATION_FAILED']);
  });

  it('Law 12: is a payment after all if it says so after invalid fields', async () => {
    const { checkout, double } = await submitted(false);
    double.submitted[0]?.({ status: 'SUCCESS' });
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
  });

  it('Law 2: reported by event and by promise, it is one outcome', async () => {
    const { checkout, double } = await submitted();
    double.tell('SDK_PAYMENT_SUCCESSFUL', {});
    double.submitted[0]?.({ status: 'SUCCESS' });
    await checkout.outcome;
    await settle();
    expect(codes()).toEqual([...LOADED, 'SDK_PAYMENT_SUCCESSFUL']);
  });

  it('is paid by an express button without a submit', async () => {
    const { checkout, double } = await open();
    double.tell('SDK_PAYMENT_SUCCESSFUL', {});
    expect(await checkout.outcome).toMatchObject({ status: 'paid', event: { attempt: 1 } });
  });

  it('Law 3: a submitPayment() that never answers ends in PROCESSING', async () => {
    const { checkout } = await submitted();
    await settle(62_000);
    expect(await checkout.outcome).toMatchObject({ status: 'undecided' });
    expect(codes()).toEqual([...LOADED, 'SDK_PAYMENT_PROCESSING']);
    expect(container.querySelector('iframe')).toBeNull();
  });

  it('Law 3: one whose fields are never judged counts as accepted after its limit', async () => {
    const { checkout } = await open();
    const answer = checkout.submit();
    await settle(15_000);
    expect(await answer).toBe('accepted');
    expect(checkout.getSnapshot().phase).toBe('submitting');
  });

  it('tells the challenge that its page reports', async () => {
    const { checkout, double } = await submitted();
    double.tell('SDK_PAYMENT_CHALLENGE');
    await settle();
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'challenging', leave: 'in_flight' });
    double.submitted[0]?.({ status: 'SUCCESS' });
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
    expect(codes()).toEqual([...LOADED, 'SDK_PAYMENT_CHALLENGE', 'SDK_PAYMENT_SUCCESSFUL']);
  });

  it('goes on after a retry that its page reports', async () => {
    const { checkout, double } = await submitted();
    double.tell('SDK_PAYMENT_RETRY', { paymentResultCode: 'INVALID_CVV' });
    await settle();
    expect(checkout.getSnapshot().phase).toBe('declined');
    expect(await Promise.race([checkout.outcome, 'open'])).toBe('open');
  });

  it('tells invalid fields once, however often they are reported', async () => {
    const { checkout, double } = await open();
    const answer = checkout.submit();
    await settle();
    double.tell('SDK_FORM_VERIFICATION_FAILED');
    double.validated[0]?.({ isValid: false });
    expect(await answer).toBe('invalid');
    expect(codes()).toEqual([...LOADED, 'SDK_FORM_VERIFICATION_FAILED']);
  });

  describe('moved in the page', () => {
    async function move({ frame }: Double): Promise<void> {
      container.append(container.firstElementChild as Element);
      await settle();
      // a browser loads it anew in its new place
      frame?.dispatchEvent(new Event('load'));
      await settle();
    }

    it('begins again with the session that it has by now', async () => {
      const { checkout, double } = await open();
      const next = sessionOf('ELEMENT_PAYMENT', 'next');
      const update = checkout.update({ session: next });
      await vi.waitFor(() => expect(double.updated).toHaveLength(1));
      double.updated[0]?.[1](true);
      await update;
      await move(double);
      expect(double.isDestroyed).toBe(true);
      expect(Double.made).toHaveLength(2);
      expect(Double.latest().options.sessionData).toBe(next);
      expect(container.querySelectorAll('iframe')).toHaveLength(1);
      expect(checkout.getSnapshot().phase).toBe('ready');
      expect(codes()).toEqual(LOADED);
    });

    it('begins again at once, and not while it is out of the page', async () => {
      const { double } = await open();
      const { frame } = double;
      frame?.dispatchEvent(new Event('load'));
      container.remove();
      await settle();
      expect(Double.made).toHaveLength(1);
      document.body.append(container);
      await settle();
      expect(Double.made).toHaveLength(2);
    });

    it('keeps a submit that comes meanwhile', async () => {
      const { checkout, double } = await open();
      let mounted: Settle<object> = () => undefined;
      Double.mountAnswer = () => new Promise((resolve) => (mounted = resolve));
      await move(double);
      const answer = checkout.submit();
      await settle();
      expect(Double.latest().submitted).toHaveLength(0);
      mounted({});
      await settle();
      Double.latest().validated[0]?.({ isValid: true });
      expect(await answer).toBe('accepted');
      Double.latest().submitted[0]?.({ status: 'SUCCESS' });
      expect(await checkout.outcome).toMatchObject({ status: 'paid' });
    });

    it('leaves a payment in flight in doubt: nobody in this page knows any more', async () => {
      const { checkout, double } = await submitted();
      await move(double);
      expect(await checkout.outcome).toMatchObject({ status: 'undecided' });
      expect(codes()).toEqual([...LOADED, 'SDK_PAYMENT_PROCESSING']);
      expect(container.querySelector('iframe')).toBeNull();
    });
  });

  it('Law 4: leaves nothing behind, and a late result reaches nobody', async () => {
    const { checkout, double } = await submitted();
    checkout.close();
    expect(double.isDestroyed).toBe(true);
    expect(container.childElementCount).toBe(0);
    double.submitted[0]?.({ status: 'SUCCESS' });
    double.tell('SDK_PAYMENT_SUCCESSFUL', {});
    await settle();
    expect(codes()).toEqual(LOADED);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says why it can’t be mounted', async () => {
    Double.mountAnswer = async () => ({ error: { code: 'ERR_DATA_STRUCT_UNRECOGNIZED' } });
    const { checkout } = await open();
    await expect(checkout.ready).rejects.toMatchObject({
      reason: 'cashier_unreachable',
      message: expect.stringContaining('settlementCurrency'),
    });
  });

  it('says once why, although an event says it as well', async () => {
    let answer: Settle<object> = () => undefined;
    Double.mountAnswer = () => new Promise((resolve) => (answer = resolve));
    const { checkout, double } = await open();
    double.tell('SDK_LAUNCH_PAYMENT_APP_ERROR');
    answer({ error: { code: 'INITIALIZE_API_TIMEOUT' } });
    await expect(checkout.ready).rejects.toMatchObject({ reason: 'cashier_unreachable' });
    expect(codes()).toEqual([...LOADED, 'SDK_CREATECOMPONENT_ERROR']);
  });

  it('fails with the event that comes instead of an answer of mount()', async () => {
    Double.mountAnswer = () => new Promise(() => undefined);
    const { checkout, double } = await open();
    double.tell('SDK_CREATE_COMPONENT_ERROR');
    await expect(checkout.ready).rejects.toMatchObject({ reason: 'cashier_unreachable' });
  });

  it.each([
    [true, 'live', 1],
    [false, 'remounted', 2],
  ])('takes another session where it can: %s is %s', async (canUpdate, how, made) => {
    const { checkout, double } = await open();
    const next = sessionOf('ELEMENT_PAYMENT', 'next');
    const answer = checkout.update({ session: next });
    await vi.waitFor(() => expect(double.updated).toHaveLength(1));
    expect(double.updated[0]?.[0]).toBe(next);
    double.updated[0]?.[1](canUpdate);
    expect(await answer).toEqual({ session: how });
    expect(Double.made).toHaveLength(made);
    expect(Double.latest().options.sessionData).toBe(
      made > 1 ? next : sessionOf('ELEMENT_PAYMENT'),
    );
  });

  it('is one per page', async () => {
    await open();
    const other = cashier.open({
      session: sessionOf('ELEMENT_PAYMENT', 'other'),
      container: newContainer(),
    });
    await expect(other.ready).rejects.toMatchObject({ reason: 'already_open' });
  });
});

describe('a page that asks to be removed', () => {
  const leave = ({ frame }: Double) =>
    window.dispatchEvent(
      new MessageEvent('message', {
        data: JSON.stringify({ name: 'APP_TO_SDK', context: { event: 'onDestroy' } }),
        origin: 'https://checkout.antom.com',
        source: windowOf(frame as HTMLIFrameElement),
      }),
    );

  it('ends the open with an error while nothing is in flight', async () => {
    const { checkout, double } = await open();
    leave(double);
    await settle();
    expect(checkout.getSnapshot()).toMatchObject({
      phase: 'ended',
      error: { reason: 'engine_failed' },
    });
  });

  it('Law 3: leaves a payment in flight in doubt', async () => {
    const { checkout, double } = await submitted();
    leave(double);
    expect(await checkout.outcome).toMatchObject({ status: 'undecided' });
    expect(container.querySelector('iframe')).toBeNull();
  });
});

describe('Law 10: a message', () => {
  const heard: unknown[] = [];
  const note = ({ data }: MessageEvent) => heard.push(data);
  beforeEach(() => {
    heard.length = 0;
    window.addEventListener('message', note);
  });
  afterEach(() => window.removeEventListener('message', note));

  const post = (message: object, init: MessageEventInit) =>
    window.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message), ...init }));
  const FORGED = [
    { code: 'SDK_PAYMENT_SUCCESSFUL' },
    { name: 'APP_TO_SDK', context: { event: 'onEventCallback' } },
    { context: { event: 'onRedirect', data: 'https://evil.example.test/' } },
  ];

  it.each(['ELEMENT_PAYMENT', 'CHECKOUT_PAYMENT'])(
    'of another window or origin never reaches Antom’s SDK (%s)',
    async (scene) => {
      const { double } = await open(scene);
      const source = double.frame?.contentWindow as Window;
      for (const message of FORGED) {
        post(message, { origin: 'https://evil.example.test', source: window });
        post(message, { origin: 'https://checkout.antom.com', source: window });
        post(message, { origin: 'https://evil.example.test', source });
      }
      expect(heard).toEqual([]);
    },
  );

  it('of its frame does, and the shop’s own are left alone', async () => {
    const { double } = await open();
    const source = document.querySelector('iframe') as HTMLIFrameElement;
    post({ mine: true }, { origin: location.origin, source: window });
    post(FORGED[1] as object, { origin: 'https://checkout.antom.com', source: realWindow(source) });
    expect(heard).toHaveLength(2);
    expect(double.frame).toBe(source);
  });

  it('that sends the shopper somewhere else than https or an app is dropped and reported', async () => {
    const { checkout, double } = await open();
    await checkout.ready;
    const source = realWindow(double.frame as HTMLIFrameElement);
    const redirect = (data: unknown) =>
      post(
        { name: 'APP_TO_SDK', context: { event: 'onRedirect', data } },
        { origin: 'https://checkout.antom.com', source },
      );
    redirect('javascript:alert(1)');
    await settle();
    expect(heard).toEqual([]);
    expect(codes().at(-1)).toBe('SDK_CALL_URL_ERROR');
    redirect({ normalUrl: 'https://wallet.example.test/pay?secret=1' });
    await settle();
    expect(heard).toHaveLength(1);
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'redirecting', attempt: 1 });
    expect(events.at(-1)?.message).toBe('Going to https://wallet.example.test/pay');
  });
});

/** The engine hides it from Antom's SDK. */
function realWindow(frame: HTMLIFrameElement): Window {
  const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow') as {
    get: () => Window;
  };
  return get.call(frame);
}

describe('AMSCheckoutPage', () => {
  const loaded = async () => {
    const { checkout, double } = await open('CHECKOUT_PAYMENT');
    double.frame?.dispatchEvent(new Event('load'));
    await checkout.ready;
    return { checkout, double };
  };

  it.each([
    ['SDK_PAYMENT_SUCCESSFUL', 'paid', {}],
    ['SDK_PAYMENT_FAIL', 'failed', { paymentResultCode: 'ORDER_IS_CLOSED' }],
    ['SDK_PAYMENT_FAIL', 'failed', { needChangeSessionForRetry: true }],
    ['SDK_PAYMENT_CANCEL', 'cancelled', {}],
  ])('can be used once its frame has loaded; %s is %s: %j', async (code, status, result) => {
    const { checkout, double } = await loaded();
    double.tell(code, result);
    expect(await checkout.outcome).toMatchObject({ status, event: { code } });
  });

  it('Law 12: after a decline that says nothing of the session, it stays, and a later success is reported', async () => {
    const { checkout, double } = await loaded();
    double.tell('SDK_PAYMENT_FAIL', {});
    await settle();
    expect(checkout.getSnapshot()).toMatchObject({ phase: 'declined', event: { final: false } });
    double.tell('SDK_PAYMENT_SUCCESSFUL', {});
    expect(await checkout.outcome).toMatchObject({ status: 'paid' });
    expect(checkout.getSnapshot().attempt).toBe(2);
  });

  it('takes the scene with any category of payment methods', async () => {
    const session = sessionOf('CHECKOUT_PAYMENT', 'blob', 'ALL');
    const checkout = cashier.open({ session, container });
    await vi.waitFor(() => expect(Double.latest().frame).toBeDefined());
    Double.latest().frame?.dispatchEvent(new Event('load'));
    await checkout.ready;
  });

  it('passes on that the shopper wants to go back to the shop', async () => {
    const { double } = await loaded();
    double.tell('SDK_PAYMENT_CLICK_BACK_TO_MERCHANT');
    await settle();
    expect(codes()).toEqual([...LOADED, 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT']);
  });

  it('has a pay button of its own: submit() is invalid, and says so in the log', async () => {
    const { checkout } = await loaded();
    expect(await checkout.submit()).toBe('invalid');
    expect(checkout.trace().log.map(({ code }) => code)).toContain('antom_submit');
  });

  it('Law 4: is unmounted with its place', async () => {
    const { checkout, double } = await loaded();
    checkout.close();
    expect(double.isDestroyed).toBe(true);
    expect(container.childElementCount).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
