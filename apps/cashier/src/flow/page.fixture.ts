/** A page in jsdom, with a real gateway and the SDK's end of a real channel. */
import {
  CONNECT,
  readMessage,
  TO_SDK,
  type PayRequest,
  type SessionState,
  type ToPage,
  type ToSdk,
} from '@ams-cashier/protocol';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { Connection } from './connection.ts';
import { createPage } from './create-page.ts';
import { Gateway } from './gateway.ts';
import type { Page } from './page.ts';

export const OPEN: SessionState = {
  phase: 'open',
  product: 'classic',
  publicSessionId: 'public',
  merchantName: 'A shop',
  orderDescription: 'A thing',
  amount: { currency: 'USD', value: '4200' },
  expiresAt: '2030-01-01T00:00:00Z',
  methods: ['CARD'],
};
export const IN_FLIGHT: SessionState = { ...OPEN, phase: 'in_flight' };
export const CHALLENGE: SessionState = {
  ...OPEN,
  phase: 'challenge',
  challengePath: '/cashier/3ds/1',
};
export const PAID: SessionState = {
  ...OPEN,
  phase: 'finished',
  outcome: 'SUCCESSFUL',
  result: { paymentStatus: 'SUCCESS' },
};
export const DECLINED: SessionState = {
  ...OPEN,
  outcome: 'FAIL',
  result: { paymentStatus: 'FAIL', paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' },
};
export const FAILED: SessionState = { ...DECLINED, phase: 'finished' };

export const refusal = (code: string) => ({
  error: { code, message: `no: ${code}`, traceId: 'trace' },
});
export type Answer = SessionState | ReturnType<typeof refusal> | 'cut';
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

/** The SDK's end of the channel. */
export class TestSdk {
  readonly received: ToSdk[] = [];
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
      this.received.push(message);
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

  send(message: ToPage): void {
    this.#channel.port1.postMessage(message);
  }

  post(data: unknown): void {
    this.#channel.port1.postMessage(data);
  }

  types(): string[] {
    return this.received.map(({ type }) => type);
  }

  async receives<Type extends ToSdk['type']>(type: Type, count = 1) {
    const of = () =>
      this.received.filter(
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

export let sdk: TestSdk;
export let page: Page;

export async function start(answers: { session: Answer[]; pay?: Answer[] }): Promise<TestSdk> {
  const gateway = new TestGateway(answers);
  const origin = await gateway.listen();
  sdk = new TestSdk(gateway);
  const connection = new Connection(sdk.frame, (message) => page.receive(message));
  const send = connection.send.bind(connection);
  ({ page } = createPage(document.body, {
    send,
    gateway: new Gateway(origin),
    timing: {
      loadDelays: [10, 20, 30],
      poll: 20,
      retry: { first: 10, highest: 20 },
      waits: { texts: 300, renewal: 300 },
    },
  }));
  connection.startHandshake();
  return sdk;
}

export async function open(
  answers: { session: Answer[]; pay?: Answer[] },
  display: 'popup' | 'inline' = 'popup',
  more: Partial<Extract<ToPage, { readonly type: 'open' }>> = {},
): Promise<TestSdk> {
  await start(answers);
  sdk.connect();
  sdk.send({
    type: 'open',
    session: 'a&&b&&1',
    openId: 'o',
    traceId: 't',
    locale: 'en_US',
    display,
    appearance: {},
    ...more,
  });
  return sdk;
}

export const input = (name: string) => document.querySelector(`#${name}`) as HTMLInputElement;
export const visible = (selector: string) => {
  const found = document.querySelector(selector);
  return found !== null && found.closest('[hidden]') === null;
};

export function type(name: string, text: string): void {
  input(name).value = text;
  input(name).dispatchEvent(new Event('input'));
}

export function fillIn(number = '4054695723100768'): void {
  type('number', number);
  type('expiry', '02/29');
  type('securityCode', '123');
  type('holderName', 'Ada Lovelace');
}

export const click = (selector: string) =>
  (document.querySelector(selector) as HTMLElement).click();

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
  sdk.close();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});
