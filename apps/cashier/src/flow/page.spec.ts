import {
  CONNECT,
  HELLO,
  readMessage,
  TO_SDK,
  type PayRequest,
  type SessionState,
  type ToPage,
  type ToSdk,
} from '@ams-cashier/protocol';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection } from './connection.ts';
import { Gateway } from './gateway.ts';
import { Page } from './page.ts';
import { Screen } from '../view/screen.ts';
import { Size } from '../view/size.ts';

const OPEN: SessionState = {
  phase: 'open',
  publicSessionId: 'public',
  merchantName: 'A shop',
  orderDescription: 'A thing',
  amount: { currency: 'USD', value: '4200' },
  expiresAt: '2030-01-01T00:00:00Z',
  methods: ['CARD'],
};
const IN_FLIGHT: SessionState = { ...OPEN, phase: 'in_flight' };
const CHALLENGE: SessionState = { ...OPEN, phase: 'challenge', challengePath: '/cashier/3ds/1' };
const PAID: SessionState = {
  ...OPEN,
  phase: 'finished',
  outcome: 'SUCCESSFUL',
  result: { paymentStatus: 'SUCCESS' },
};
const DECLINED: SessionState = {
  ...OPEN,
  outcome: 'FAIL',
  result: { paymentStatus: 'FAIL', paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' },
};
const FAILED: SessionState = { ...DECLINED, phase: 'finished' };

const refusal = (code: string) => ({ error: { code, message: `no: ${code}`, traceId: 'trace' } });
type Answer = SessionState | ReturnType<typeof refusal> | 'cut';
type Call = { readonly path: string; readonly trace: unknown; readonly body: PayRequest };

/** A real server that answers each path's calls by its list; the last answer of a list stays. */
class TestGateway {
  readonly calls: Call[] = [];
  readonly #answers: { readonly [path: string]: Answer[] };
  readonly #server: Server;

  constructor(answers: { readonly session: Answer[]; readonly pay?: Answer[] }) {
    this.#answers = { ...answers };
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const path = request.url?.replace('/cashier/api/', '') ?? '';
        const body = JSON.parse(Buffer.concat(chunks).toString()) as PayRequest;
        this.calls.push({ path, trace: request.headers['x-trace-id'], body });
        const list = this.#answers[path] ?? [];
        const answer = list.length > 1 ? list.shift() : list[0];
        if (!answer || answer === 'cut') return request.socket.destroy();
        response.writeHead('error' in answer ? 409 : 200, {
          'content-type': 'application/json',
          'access-control-allow-origin': '*',
        });
        response.end(JSON.stringify(answer));
      });
    });
  }

  listen(): Promise<string> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`);
      });
    });
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get pays(): PayRequest[] {
    return this.calls.filter(({ path }) => path === 'pay').map(({ body }) => body);
  }
}

/** What the SDK's end of the channel hears and says. */
class Shop {
  readonly heard: ToSdk[] = [];
  readonly hellos: unknown[] = [];
  readonly gateway: TestGateway;
  readonly #channel = new MessageChannel();
  readonly frame: Window;

  constructor(gateway: TestGateway) {
    this.gateway = gateway;
    const iframe = document.body.appendChild(document.createElement('iframe'));
    this.frame = iframe.contentWindow as Window;
    this.#channel.port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = readMessage(TO_SDK, data);
      if (message === 'violation' || !message) throw new Error(`broken: ${JSON.stringify(data)}`);
      this.heard.push(message);
    };
  }

  connect(
    source: unknown = this.frame.parent,
    ports: unknown = [this.#channel.port2],
    version = 1,
  ): void {
    // jsdom posts neither sources nor ports: the event is made by hand
    const event = new Event('message');
    Object.assign(event, { source, ports, data: { type: CONNECT, version } });
    this.frame.dispatchEvent(event);
  }

  say(message: ToPage): void {
    this.#channel.port1.postMessage(message);
  }

  post(data: unknown): void {
    this.#channel.port1.postMessage(data);
  }

  types(): string[] {
    return this.heard.map(({ type }) => type);
  }

  async hears<Type extends ToSdk['type']>(type: Type, count = 1) {
    const of = () =>
      this.heard.filter(
        (message): message is Extract<ToSdk, { type: Type }> => message.type === type,
      );
    await vi.waitFor(() => expect(of().length).toBeGreaterThanOrEqual(count), {
      timeout: 3_000,
      interval: 5,
    });
    return of()[count - 1];
  }

  close(): void {
    this.#channel.port1.close();
    this.#channel.port2.close();
    this.gateway.close();
  }
}

let shop: Shop;
let page: Page;

async function start(answers: { session: Answer[]; pay?: Answer[] }): Promise<Shop> {
  const gateway = new TestGateway(answers);
  const origin = await gateway.listen();
  shop = new Shop(gateway);
  const connection = new Connection(shop.frame, (message) => page.receive(message));
  const send = connection.send.bind(connection);
  const screen = new Screen(document.body, {
    submit: () => page.submit(),
    cancel: () => page.cancel(),
    dismiss: () => page.dismiss(),
    follow: (event) => page.follow(event),
  });
  page = new Page({
    screen,
    send,
    size: new Size(screen.content, (height) => send({ type: 'size', height })),
    gateway: new Gateway(origin),
    timing: {
      loadDelays: [10, 20, 30],
      poll: 20,
      retry: { first: 10, highest: 20 },
      waits: { texts: 300, renewal: 300 },
    },
  });
  window.addEventListener('message', ({ data }) => shop.hellos.push(data));
  connection.greet();
  return shop;
}

async function open(
  answers: { session: Answer[]; pay?: Answer[] },
  display: 'popup' | 'inline' = 'popup',
): Promise<Shop> {
  await start(answers);
  shop.connect();
  shop.say({
    type: 'open',
    session: 'a&&b&&1',
    openId: 'o',
    traceId: 't',
    locale: 'en_US',
    display,
    appearance: {},
  });
  return shop;
}

const input = (name: string) => document.querySelector(`#${name}`) as HTMLInputElement;
const visible = (selector: string) => {
  const found = document.querySelector(selector);
  return found !== null && found.closest('[hidden]') === null;
};

function type(name: string, text: string): void {
  input(name).value = text;
  input(name).dispatchEvent(new Event('input'));
}

function fillIn(number = '4054695723100768'): void {
  type('number', number);
  type('expiry', '02/29');
  type('securityCode', '123');
  type('holderName', 'Ada Lovelace');
}

const click = (selector: string) => (document.querySelector(selector) as HTMLElement).click();

beforeEach(() => {
  // jsdom has no layout, so there is nothing for these two to tell
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
    },
  );
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
});
afterEach(() => {
  shop.close();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('connection', () => {
  it('says hello again and again until it is connected', async () => {
    await start({ session: [OPEN] });
    await vi.waitFor(() => expect(shop.hellos.length).toBeGreaterThan(1), { timeout: 2_000 });
    expect(shop.hellos[0]).toMatchObject({ type: HELLO, minVersion: 1, maxVersion: 1 });
    shop.connect();
    const said = shop.hellos.length;
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(shop.hellos.length).toBeLessThanOrEqual(said + 1);
  });

  it('believes the parent window only, once, with one port and its own version', async () => {
    await start({ session: [OPEN] });
    const stranger = new MessageChannel();
    shop.connect({});
    shop.connect(shop.frame.parent, []);
    shop.connect(shop.frame.parent, [stranger.port1, stranger.port2]);
    shop.connect(shop.frame.parent, [stranger.port2], 2);
    shop.connect();
    shop.connect(shop.frame.parent, [stranger.port2]);
    let answered = false;
    stranger.port1.onmessage = () => (answered = true);
    stranger.port1.postMessage({ type: 'ping', id: 1 });
    shop.say({ type: 'ping', id: 2 });
    expect(await shop.hears('pong')).toEqual({ type: 'pong', id: 2 });
    expect(answered).toBe(false);
    stranger.port1.close();
    stranger.port2.close();
  });

  it('logs and ignores what breaks the protocol, and ignores kinds of a newer SDK', async () => {
    await open({ session: [OPEN] });
    await shop.hears('usable');
    for (const bad of [
      'hi',
      null,
      { type: 'submit' },
      { type: 'ping', id: 'x' },
      { type: 'later' },
    ]) {
      shop.post(bad);
    }
    shop.say({ type: 'ping', id: 9 });
    await shop.hears('pong');
    expect(shop.types()).toEqual(['usable', 'log', 'log', 'log', 'log', 'pong']);
  });
});

describe('loading', () => {
  it('shows the form with amount and merchant', async () => {
    await open({ session: [OPEN] });
    await shop.hears('usable');
    expect(document.querySelector('header')?.textContent).toBe('A shopA thing$42.00');
    expect(document.querySelector('.pay')?.textContent).toBe('Pay $42.00');
    expect(shop.gateway.calls[0]?.trace).toBe('t');
  });

  it('tries again after a cut connection', async () => {
    await open({ session: ['cut', 'cut', OPEN] });
    await shop.hears('usable');
    expect(shop.types()).toEqual(['log', 'log', 'usable']);
  });

  it('gives up after three more tries', async () => {
    await open({ session: ['cut'] });
    expect((await shop.hears('refused'))?.message).toMatch(/could not open the session/);
    expect(shop.gateway.calls).toHaveLength(4);
  });

  it('does not repeat a question that was answered', async () => {
    await open({ session: [refusal('session_unknown')] });
    expect(await shop.hears('refused')).toMatchObject({ traceId: 'trace' });
    expect(shop.gateway.calls).toHaveLength(1);
  });

  it.each([
    ['as a phase', { ...OPEN, phase: 'expired' } as const],
    ['as a refusal', refusal('session_expired')],
  ])('tells an expired session (%s) and opens the fresh one', async (_, answer) => {
    await open({ session: [answer, OPEN] });
    await shop.hears('expired');
    shop.say({ type: 'renew', session: 'c&&d&&2' });
    await shop.hears('usable');
    expect(shop.gateway.calls.at(-1)?.body.session).toBe('c&&d&&2');
  });

  it('shows a finished payment, never a form', async () => {
    await open({ session: [PAID] });
    expect(await shop.hears('result')).toEqual({
      type: 'result',
      outcome: 'SUCCESSFUL',
      final: true,
      replayed: true,
      result: PAID.result,
    });
    expect(shop.types()).toEqual(['usable', 'result']);
    expect(visible('form')).toBe(false);
    expect(document.querySelector('h2')?.textContent).toBe('Payment complete');
  });

  it('follows an attempt that is in flight, without a form', async () => {
    await open({ session: [CHALLENGE, CHALLENGE, IN_FLIGHT, PAID] });
    await shop.hears('challenge');
    expect(visible('form')).toBe(false);
    expect(await shop.hears('result')).toMatchObject({ outcome: 'SUCCESSFUL', replayed: true });
    expect(shop.types()).toEqual(['resume', 'challenge', 'challenge_done', 'result']);
  });
});

describe('submitting', () => {
  it('sends nothing to the gateway while the form is wrong', async () => {
    await open({ session: [OPEN] });
    await shop.hears('usable');
    type('number', '4054695723100769');
    click('.pay');
    shop.say({ type: 'submit', id: 7 });
    await shop.hears('invalid', 2);
    expect(shop.heard.slice(1)).toEqual([{ type: 'invalid' }, { type: 'invalid', id: 7 }]);
    expect(shop.gateway.pays).toEqual([]);
    expect(document.activeElement).toBe(input('number'));
    expect(input('number').getAttribute('aria-invalid')).toBe('true');
    const described = document.querySelector(
      `#${input('number').getAttribute('aria-describedby')}`,
    );
    expect(described?.textContent).toMatch(/valid card number/);
    expect(document.querySelector('[role=status]')?.textContent).toMatch(
      /^4 fields need attention\. Card number: This isn’t/,
    );
  });

  it('says accepted before it calls the gateway, pays once, and clears the card away', async () => {
    await open({ session: [OPEN], pay: [PAID] });
    await shop.hears('usable');
    fillIn();
    shop.say({ type: 'submit', id: 3 });
    await shop.hears('accepted');
    await shop.hears('result');
    expect(shop.heard.slice(1)).toEqual([
      { type: 'accepted', id: 3 },
      { type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false, result: PAID.result },
    ]);
    expect(shop.gateway.pays).toEqual([
      {
        session: 'a&&b&&1',
        submitId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        card: {
          number: '4054695723100768',
          expiryMonth: '02',
          expiryYear: '29',
          securityCode: '123',
          holderName: 'Ada Lovelace',
        },
      },
    ]);
    expect([...document.querySelectorAll('input')].map(({ value }) => value).join('')).toBe('');
  });

  it('answers nineteen of twenty clicks as duplicates', async () => {
    await open({ session: [OPEN, IN_FLIGHT, PAID], pay: [IN_FLIGHT] });
    await shop.hears('usable');
    fillIn();
    for (let clicks = 0; clicks < 20; clicks += 1) click('.pay');
    await shop.hears('result');
    expect(shop.types().filter((type) => type === 'accepted')).toHaveLength(1);
    expect(shop.types().filter((type) => type === 'duplicate')).toHaveLength(19);
    expect(shop.gateway.pays).toHaveLength(1);
  });

  it('repeats a cut payment under the same id until it is answered', async () => {
    const cuts: Answer[] = ['cut', 'cut', refusal('internal'), 'cut', 'cut'];
    await open({ session: [OPEN], pay: [...cuts, PAID] });
    await shop.hears('usable');
    fillIn();
    click('.pay');
    await shop.hears('result');
    expect(shop.gateway.pays).toHaveLength(6);
    expect(new Set(shop.gateway.pays.map(({ submitId }) => submitId)).size).toBe(1);
  });

  it('keeps what was typed after a decline, except the security code, and pays with another id', async () => {
    await open({ session: [OPEN], pay: [DECLINED, PAID] });
    await shop.hears('usable');
    fillIn('4054692760174822');
    click('.pay');
    expect(await shop.hears('result')).toMatchObject({
      outcome: 'FAIL',
      final: false,
      replayed: false,
    });
    expect(document.querySelector('[role=alert]')?.textContent).toBe(
      'Your bank didn’t approve this payment. Try another card, or ask your bank.',
    );
    expect(input('number').value).toBe('4054 6927 6017 4822');
    expect(input('holderName').value).toBe('Ada Lovelace');
    expect(input('securityCode').value).toBe('');
    expect(input('number').readOnly).toBe(false);
    expect(document.activeElement).toBe(input('number'));
    fillIn();
    click('.pay');
    expect(await shop.hears('result', 2)).toMatchObject({ outcome: 'SUCCESSFUL', final: true });
    expect(new Set(shop.gateway.pays.map(({ submitId }) => submitId)).size).toBe(2);
  });

  it('ends with a decline that this session cannot serve', async () => {
    await open({ session: [OPEN], pay: [FAILED] });
    await shop.hears('usable');
    fillIn();
    click('.pay');
    expect(await shop.hears('result')).toMatchObject({ outcome: 'FAIL', final: true });
    expect(visible('form')).toBe(false);
    shop.say({ type: 'submit', id: 1 });
    await shop.hears('log');
    expect(shop.gateway.pays).toHaveLength(1);
  });

  it('follows the first attempt if the gateway calls this one a duplicate', async () => {
    await open({ session: [OPEN, IN_FLIGHT, PAID], pay: [{ ...IN_FLIGHT, duplicate: true }] });
    await shop.hears('usable');
    fillIn();
    click('.pay');
    expect(await shop.hears('result')).toMatchObject({ outcome: 'SUCCESSFUL', replayed: true });
    expect(shop.types()).toEqual(['usable', 'accepted', 'duplicate', 'result']);
  });

  it('tells a challenge once and its end', async () => {
    await open({ session: [OPEN, CHALLENGE, CHALLENGE, IN_FLIGHT, FAILED], pay: [CHALLENGE] });
    await shop.hears('usable');
    fillIn();
    click('.pay');
    await shop.hears('result');
    expect(shop.types()).toEqual(['usable', 'accepted', 'challenge', 'challenge_done', 'result']);
    expect(shop.heard[2]).toEqual({
      type: 'challenge',
      path: '/cashier/3ds/1?locale=en_US&theme=light',
    });
  });

  it('pays with a fresh session if the old one expired under the shopper’s hands', async () => {
    await open({ session: [OPEN], pay: [refusal('session_expired'), PAID] });
    await shop.hears('usable');
    fillIn();
    click('.pay');
    await shop.hears('expired');
    shop.say({ type: 'renew', session: 'c&&d&&2' });
    expect(await shop.hears('result')).toMatchObject({ outcome: 'SUCCESSFUL' });
    const [first, second] = shop.gateway.pays;
    expect(second).toEqual({ ...first, session: 'c&&d&&2' });
  });

  it('does not pay another amount than the one that was shown', async () => {
    const dearer = { ...OPEN, amount: { currency: 'USD', value: '9900' } };
    await open({ session: [OPEN, dearer], pay: [refusal('session_expired'), PAID] });
    await shop.hears('usable');
    fillIn();
    click('.pay');
    await shop.hears('expired');
    shop.say({ type: 'renew', session: 'c&&d&&2' });
    expect(await shop.hears('result')).toMatchObject({ outcome: 'FAIL', final: true });
    expect(shop.gateway.pays).toHaveLength(1);
  });

  it.each([
    ['was refused at once', ['request_invalid'], 'FAIL'],
    ['expired and nobody brought a fresh session', ['session_expired'], 'FAIL'],
    [
      'was refused after a cut, so that it may have been taken',
      ['cut', 'session_unknown'],
      'PROCESSING',
    ],
  ])('of a payment that %s', async (_, codes, outcome) => {
    const pay = codes.map((code): Answer => (code === 'cut' ? code : refusal(code)));
    await open({ session: [OPEN], pay });
    await shop.hears('usable');
    fillIn();
    click('.pay');
    expect(await shop.hears('result')).toMatchObject({ outcome, final: true });
  });

  it('leaves an attempt open whose session the gateway forgot', async () => {
    await open({ session: [OPEN, refusal('session_unknown')], pay: [IN_FLIGHT] });
    await shop.hears('usable');
    fillIn();
    click('.pay');
    expect(await shop.hears('result')).toMatchObject({ outcome: 'PROCESSING', final: true });
  });
});

describe('questions of the SDK', () => {
  it('validates without paying', async () => {
    await open({ session: [OPEN] });
    await shop.hears('usable');
    shop.say({ type: 'validate', id: 1 });
    expect(await shop.hears('validity')).toEqual({ type: 'validity', id: 1, isValid: false });
    expect(document.querySelectorAll('[aria-invalid]')).toHaveLength(4);
    fillIn();
    expect(document.querySelectorAll('[aria-invalid]')).toHaveLength(0);
    shop.say({ type: 'validate', id: 2 });
    expect(await shop.hears('validity', 2)).toEqual({ type: 'validity', id: 2, isValid: true });
    expect(shop.gateway.pays).toEqual([]);
  });

  it('lets a shopper go who has not paid, and takes no submit after it', async () => {
    await open({ session: [OPEN], pay: [PAID] });
    await shop.hears('usable');
    fillIn();
    shop.say({ type: 'leave', id: 4 });
    expect(await shop.hears('left')).toEqual({ type: 'left', id: 4, inFlight: false });
    click('.pay');
    shop.say({ type: 'submit', id: 5 });
    await shop.hears('log', 2);
    expect(shop.gateway.pays).toEqual([]);
  });

  it('says so if an attempt is in flight', async () => {
    await open({ session: [OPEN, IN_FLIGHT], pay: [IN_FLIGHT] });
    await shop.hears('usable');
    fillIn();
    click('.pay');
    shop.say({ type: 'leave', id: 4 });
    expect(await shop.hears('left')).toEqual({ type: 'left', id: 4, inFlight: true });
  });

  it('looks once more when probed: the result comes before the pong', async () => {
    // every try to pay is cut, so nothing but the probe can find it out
    await open({ session: [OPEN, PAID], pay: ['cut'] });
    await shop.hears('usable');
    fillIn();
    click('.pay');
    await shop.hears('accepted');
    shop.say({ type: 'probe', id: 6 });
    await shop.hears('pong');
    expect(shop.types().filter((type) => type !== 'log')).toEqual([
      'usable',
      'accepted',
      'result',
      'pong',
    ]);
  });

  it('does not take an earlier decline for the answer to a payment that is still under way', async () => {
    await open({ session: [OPEN, DECLINED], pay: [DECLINED, 'cut'] });
    await shop.hears('usable');
    fillIn('4054692760174822');
    click('.pay');
    await shop.hears('result');
    fillIn();
    click('.pay');
    await shop.hears('accepted', 2);
    shop.say({ type: 'probe', id: 6 });
    await shop.hears('pong');
    expect(shop.types().filter((type) => type === 'result')).toHaveLength(1);
  });

  it('shows that the outcome is open when it is told so', async () => {
    await open({ session: [OPEN], pay: ['cut'] });
    await shop.hears('usable');
    fillIn();
    click('.pay');
    shop.say({ type: 'undecided' });
    await vi.waitFor(() =>
      expect(document.querySelector('h2')?.textContent).toBe('We’re still checking'),
    );
    const calls = shop.gateway.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(shop.gateway.calls.length).toBeLessThanOrEqual(calls + 1);
  });

  it('changes language and look in place', async () => {
    await open({ session: [OPEN] });
    await shop.hears('usable');
    type('number', '4054');
    click('.pay');
    input('expiry').focus();
    shop.say({
      type: 'update',
      locale: 'zh_CN',
      appearance: { themeType: 'dark', showSubmitButton: false },
    });
    await vi.waitFor(() => expect(document.documentElement.lang).toBe('zh-CN'));
    expect(document.querySelector('label')?.textContent).toBe('卡号');
    expect(document.querySelector('#number-error')?.textContent).toBe('卡号位数不足，请核对卡面。');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(visible('.pay')).toBe(false);
    expect(input('number').value).toBe('4054');
    expect(document.activeElement).toBe(input('expiry'));
  });

  it('keeps what was typed when a fresh session has the same amount, and clears it for another', async () => {
    const dearer = { ...OPEN, amount: { currency: 'USD', value: '9900' } };
    await open({ session: [OPEN, OPEN, dearer] });
    await shop.hears('usable');
    fillIn();
    shop.say({ type: 'renew', session: 'c&&d&&2' });
    await vi.waitFor(() => expect(shop.gateway.calls).toHaveLength(2));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(input('number').value).toBe('4054 6957 2310 0768');
    shop.say({ type: 'renew', session: 'e&&f&&3' });
    await vi.waitFor(() => expect(document.querySelector('.pay')?.textContent).toBe('Pay $99.00'));
    expect(input('number').value).toBe('');
    expect(shop.types().filter((type) => type === 'usable')).toHaveLength(1);
  });
});

describe('leaving', () => {
  it.each(['inline', 'popup'] as const)(
    '%s: Cancel is the page’s own only inline',
    async (display) => {
      await open({ session: [OPEN] }, display);
      await shop.hears('usable');
      expect(visible('.cancel')).toBe(display === 'inline');
      page.cancel();
      await shop.hears('close');
    },
  );

  it('a popup’s end state is put away by its button, an inline one stays', async () => {
    await open({ session: [PAID] });
    await shop.hears('result');
    click('.put-away');
    await shop.hears('dismiss');
    shop.close();
    document.body.replaceChildren();
    await open({ session: [PAID] }, 'inline');
    await shop.hears('result');
    expect(visible('.put-away')).toBe(false);
    expect(visible('.cancel')).toBe(false);
  });
});

describe('wallets', () => {
  const URL_OF_WALLET = 'http://127.0.0.1:4242/wallet/1';
  const CHOICE: SessionState = { ...OPEN, methods: ['CARD', 'GCASH', 'KAKAOPAY', 'ALIPAY_CN'] };
  const at = (type: 'GCASH' | 'KAKAOPAY' | 'ALIPAY_CN', form: 'redirect' | 'window' | 'qr') => ({
    ...CHOICE,
    phase: 'in_flight' as const,
    wallet: { type, form, url: URL_OF_WALLET },
  });
  const choose = (type: string) => input(`method-${type}`).click();
  const goOn = () => click('.wallet button.pay');

  it('stand beside the card; what is not chosen is not there', async () => {
    await open({ session: [CHOICE] });
    await shop.hears('usable');
    expect(visible('.methods') && visible('form')).toBe(true);
    expect(visible('.wallet')).toBe(false);
    choose('GCASH');
    expect(visible('.wallet')).toBe(true);
    expect(visible('form') || visible('.privacy')).toBe(false);
    shop.say({ type: 'validate', id: 5 });
    expect(await shop.hears('validity')).toMatchObject({ isValid: true });
  });

  it('a session with one of them offers no choice', async () => {
    await open({ session: [{ ...OPEN, methods: ['GCASH'] }] });
    await shop.hears('usable');
    expect(visible('.methods') || visible('form')).toBe(false);
    expect(document.querySelector('.wallet button')?.textContent).toBe('Continue with GCash');
  });

  it('by redirect: accepted, then the shop’s page is sent there, once', async () => {
    await open({ session: [CHOICE, at('GCASH', 'redirect')], pay: [at('GCASH', 'redirect')] });
    await shop.hears('usable');
    choose('GCASH');
    goOn();
    expect(await shop.hears('redirect')).toEqual({ type: 'redirect', url: URL_OF_WALLET });
    expect(shop.gateway.pays[0]).toMatchObject({
      wallet: { type: 'GCASH', form: 'redirect', openId: 'o' },
    });
    await vi.waitFor(() => expect(shop.gateway.calls.length).toBeGreaterThan(4));
    expect(shop.types()).toEqual(['usable', 'accepted', 'redirect']);
    // the shopper who is back goes there again by the link, which opens no second window
    const press = new MouseEvent('click', { cancelable: true });
    document.querySelector('.wallet a')?.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(true);
    await shop.hears('redirect', 2);
  });

  it('by code: the page stays and asks until it is decided', async () => {
    const wallet = at('ALIPAY_CN', 'qr');
    await open({ session: [CHOICE, wallet, wallet, PAID], pay: [wallet] });
    await shop.hears('usable');
    choose('ALIPAY_CN');
    goOn();
    expect(await shop.hears('redirect')).toMatchObject({ opened: true });
    expect(await shop.hears('result')).toMatchObject({ outcome: 'SUCCESSFUL', final: true });
    expect(visible('.wallet')).toBe(false);
  });

  it('in a window: opened at the press, led to the wallet, closed at the end', async () => {
    const beside = { opener: window, location: { replace: vi.fn() }, close: vi.fn() };
    vi.stubGlobal('open', vi.fn().mockReturnValue(beside));
    const wallet = at('KAKAOPAY', 'window');
    await open({ session: [CHOICE, wallet, PAID], pay: [wallet] });
    await shop.hears('usable');
    choose('KAKAOPAY');
    goOn();
    expect(window.open).toHaveBeenCalledOnce();
    expect(await shop.hears('redirect')).toMatchObject({ opened: true });
    expect(beside.opener).toBeNull();
    expect(beside.location.replace).toHaveBeenCalledWith(URL_OF_WALLET);
    await shop.hears('result');
    expect(beside.close).toHaveBeenCalled();
  });

  it('in a window that the browser refuses: told, and a link is there', async () => {
    vi.stubGlobal('open', vi.fn().mockReturnValue(null));
    const wallet = at('KAKAOPAY', 'window');
    await open({ session: [CHOICE, wallet], pay: [wallet] });
    await shop.hears('usable');
    choose('KAKAOPAY');
    shop.say({ type: 'submit', id: 3 });
    await shop.hears('redirect_failed');
    expect(shop.types()).toEqual(['usable', 'accepted', 'redirect_failed']);
    expect(document.querySelector('.wallet .notice')?.textContent).toContain('blocked');
    click('.wallet a');
    expect(await shop.hears('redirect')).toMatchObject({ opened: true });
  });

  it('nobody could come back: told, nothing is accepted, and the shop’s call is answered', async () => {
    await open({ session: [{ ...CHOICE, returnProblem: 'paymentRedirectUrl is missing' }] });
    await shop.hears('usable');
    choose('GCASH');
    goOn();
    expect(await shop.hears('redirect_failed')).toEqual({
      type: 'redirect_failed',
      message: 'paymentRedirectUrl is missing',
    });
    expect(visible('.wallet .notice')).toBe(true);
    shop.say({ type: 'submit', id: 3 });
    expect(await shop.hears('invalid')).toEqual({ type: 'invalid', id: 3 });
    expect(shop.gateway.pays).toEqual([]);
    // the card can still be used
    choose('CARD');
    expect(visible('.notice')).toBe(false);
  });

  it('a visit that began elsewhere gets a link and sends nobody away', async () => {
    await open({ session: [at('GCASH', 'redirect')] });
    expect(await shop.hears('resume')).toMatchObject({ phase: 'submitting' });
    expect(visible('.wallet a')).toBe(true);
    expect(shop.types()).toEqual(['resume']);
  });

  it('back from the browser’s memory it asks at once', async () => {
    const wallet = at('GCASH', 'redirect');
    await open({ session: [CHOICE, PAID], pay: [wallet] });
    await shop.hears('usable');
    choose('GCASH');
    goOn();
    await shop.hears('redirect');
    page.wake();
    expect(await shop.hears('result')).toMatchObject({ outcome: 'SUCCESSFUL' });
  });

  it('a decline that goes on says so without a word of cards', async () => {
    const short = { ...DECLINED, methods: CHOICE.methods };
    await open({ session: [CHOICE, short], pay: [at('GCASH', 'redirect')] });
    await shop.hears('usable');
    choose('GCASH');
    goOn();
    expect(await shop.hears('result')).toMatchObject({ outcome: 'FAIL', final: false });
    expect(document.querySelector('main > .notice')?.textContent).toBe(
      'The payment didn’t go through. Try again, or pay in another way.',
    );
    expect(visible('.wallet button')).toBe(true);
  });
});
