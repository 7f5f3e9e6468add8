/** The golden transcripts, replayed from the cashier page's side, with a real gateway that answers as they say. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { SessionState } from '@ams-cashier/protocol';
import { isAsWritten, TRANSCRIPTS, type Line } from '@ams-cashier/protocol/transcripts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection } from './connection.ts';
import { createPage } from './create-page.ts';
import { Gateway } from './gateway.ts';

const ORDER: SessionState = {
  phase: 'open',
  product: 'classic',
  publicSessionId: 'public',
  merchantName: 'A shop',
  orderDescription: 'A thing',
  amount: { currency: 'USD', value: '4200' },
  expiresAt: '2030-01-01T00:00:00Z',
  methods: ['CARD'],
};

/** A gateway whose calls wait until the transcript answers them. */
class WrittenGateway {
  readonly #server: Server;
  readonly #waiting: {
    readonly path: string;
    readonly body: unknown;
    readonly response: ServerResponse;
  }[] = [];

  constructor() {
    this.#server = createServer((request, response) => {
      const path = request.url?.split('/').at(-1) ?? '';
      void json(request).then((body) => this.#waiting.push({ path, body, response }));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async answer(line: Extract<Line, { readonly gateway: string }>): Promise<void> {
    await vi.waitFor(() => expect(this.#waiting[0]?.path).toBe(line.gateway), {
      timeout: 3_000,
      interval: 5,
    });
    const body =
      'refuses' in line
        ? { error: { code: line.refuses, message: 'No.', traceId: 'trace' } }
        : Object.fromEntries(
            Object.entries({ ...ORDER, ...line.answers }).filter(([, fact]) => fact !== null),
          );
    const call = this.#waiting.shift();
    if ('gets' in line) {
      const named = Object.entries(call?.body as object).filter(
        ([key]) => key in (line.gets ?? {}),
      );
      const asked: unknown = Object.fromEntries(named);
      expect(isAsWritten(asked, line.gets), JSON.stringify([asked, line.gets])).toBe(true);
    }
    call?.response
      .writeHead('refuses' in line ? 409 : 200, {
        'content-type': 'application/json',
        'access-control-allow-origin': '*',
      })
      .end(JSON.stringify(body));
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

function type(name: string, text: string): void {
  const input = document.querySelector(`#${name}`) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input'));
}

const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

const ACTIONS: {
  readonly [Action in Extract<Line, { readonly shopper: string }>['shopper']]: () => void;
} = {
  'fills the form in': () => {
    const card = {
      number: '4054695723100768',
      expiry: '02/29',
      securityCode: '123',
      holderName: 'Ada',
    };
    for (const [name, text] of Object.entries(card)) type(name, text);
  },
  'chooses the wallet': () => click('#method-GCASH'),
  'chooses the card': () => click('#method-CARD'),
  'types the security code': () => type('savedSecurityCode', '123'),
  'lets the card be saved': () => click('#saveCard'),
  'presses the express button': () => click('.express-button'),
  'approves in the sheet': () => click('.sheet .pay'),
  'cancels in the sheet': () => click('.sheet .cancel'),
  pays: () => click('.pay'),
  'pays with the wallet': () => click('.wallet .pay'),
  cancels: () => click('.cancel'),
  'puts it away': () => click('.end button'),
};

beforeEach(() => {
  // jsdom has no layout, so there is nothing for these two to tell
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
    },
  );
  // and it opens no windows, like a browser that blocks them
  vi.stubGlobal('open', () => null);
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
});

afterEach(() => {
  // a transcript may end before the gateway has answered a submit
  sessionStorage.clear();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe.each(TRANSCRIPTS)('transcript $name', ({ lines }) => {
  it('the page says what is written', async () => {
    const gateway = new WrittenGateway();
    const origin = await gateway.listen();
    const frame = document.body.appendChild(document.createElement('iframe'))
      .contentWindow as Window;
    const greeted = vi.fn();
    frame.parent.addEventListener('message', ({ data }: MessageEvent) => greeted(data));
    const connection = new Connection(frame, (message) => page.receive(message));
    const send = connection.send.bind(connection);
    const { page } = createPage(document.body, {
      send,
      gateway: new Gateway(origin),
      timing: {
        loadDelays: [],
        poll: 20,
        retry: { first: 10, highest: 20 },
        waits: { texts: 300, renewal: 3_000 },
      },
    });
    const { port1, port2 } = new MessageChannel();
    const received: unknown[] = [];
    port1.onmessage = ({ data }) => received.push(data);
    connection.startHandshake();

    for (const line of lines) {
      if ('hello' in line) {
        await vi.waitFor(
          () => expect(greeted).toHaveBeenCalledWith(expect.objectContaining(line.hello)),
          {
            interval: 5,
          },
        );
      } else if ('connect' in line) {
        // jsdom posts neither sources nor ports: the event is made by hand
        const event = new Event('message');
        Object.assign(event, { source: frame.parent, ports: [port2], data: line.connect });
        frame.dispatchEvent(event);
      } else if ('sdk' in line) port1.postMessage(line.sdk);
      else if ('gateway' in line) await gateway.answer(line);
      else if ('shopper' in line) ACTIONS[line.shopper]();
      else if ('page' in line) {
        await vi.waitFor(() => expect(received).not.toEqual([]), { timeout: 10_000, interval: 5 });
        const message = received.shift();
        expect(isAsWritten(message, line.page), JSON.stringify([message, line.page])).toBe(true);
      }
    }

    // nothing more comes before the answer to this
    port1.postMessage({ type: 'ping', id: 0 });
    await vi.waitFor(() => expect(received).not.toEqual([]), { timeout: 10_000, interval: 5 });
    expect(received).toEqual([{ type: 'pong', id: 0 }]);
    port1.close();
    port2.close();
    gateway.close();
  });
});
