/** The golden transcripts, replayed from the SDK's side: over the wire by the hosted engine, and as signals by the script's. */
import {
  isAsWritten,
  TRANSCRIPT_SESSIONS,
  TRANSCRIPTS,
  type Transcript,
} from '@ams-cashier/protocol/transcripts';
import { formatSessionData, type Product, type ToPage } from '@ams-cashier/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCashier } from '../client/client.ts';
import type { Checkout } from '../contract/checkout.ts';
import type { CashierEngine, EngineSignal } from '../contract/engine.ts';
import type { CashierEvent } from '../contract/event.ts';
import type { SessionSource } from '../contract/options.ts';
import { hostedEngine } from '../engines/hosted/hosted-engine.ts';
import { createScriptedEngine } from '../testing.ts';

const ORIGIN = 'http://127.0.0.1:4242';

/** Real turns of the event loop, in which messages arrive, while the open's own clock stands still. */
const nextTurn = (
  (later) => () =>
    new Promise<void>((resolve) => void later(resolve, 1))
)(setTimeout);

async function until<Value>(look: () => Value | undefined, what: string): Promise<Value> {
  for (let turn = 0; turn < 1_000; turn += 1) {
    const found = look();
    if (found !== undefined) return found;
    await vi.advanceTimersByTimeAsync(0);
    await nextTurn();
  }
  throw new Error(`${what} did not come`);
}

/** What a transcript writes of an event. */
function written(event: CashierEvent): string {
  const more =
    event.type === 'error'
      ? event.reason
      : event.type === 'result'
        ? `${event.final ? 'final' : 'not final'}${event.replayed ? ' replayed' : ''}`
        : event.code === 'SDK_END_OF_LOADING'
          ? event.outcome
          : '';
  return `${event.code} ${more}`.trim();
}

/** As the shop passes them. */
function sourceOf(sessions: readonly string[], isFixed = false): SessionSource {
  const left = [...sessions];
  const next = () => left.shift() ?? '';
  return isFixed ? next() : next;
}

/** The shop's side of every replay: a client that is opened, called and listened to. */
class Shop {
  readonly emitted: string[] = [];
  readonly checkout: Checkout;
  readonly #sessions: readonly string[];

  constructor(
    engine: CashierEngine,
    sessions: readonly string[],
    { lines, isSessionFixed, needCVV }: Transcript,
  ) {
    this.#sessions = sessions;
    const cashier = createCashier({ environment: 'sandbox', engines: [engine] });
    cashier.on('event', (event) => this.emitted.push(written(event)));
    const isInline = lines.some(
      (line) => 'sdk' in line && line.sdk.type === 'open' && line.sdk.display === 'inline',
    );
    this.checkout = cashier.open({
      session: sourceOf(sessions, isSessionFixed),
      ...(needCVV && { merchantAppointParam: { storedCard: { needCVV } } }),
      ...(isInline && { container: document.body }),
    });
  }

  do(what: 'submit' | 'validate' | 'update' | 'replace'): void {
    const [, session] = this.#sessions;
    if (what === 'replace') void this.checkout.update({ session });
    else if (what === 'update') {
      void this.checkout.update({ locale: 'zh_CN', appearance: { themeType: 'dark' } });
    } else void this.checkout[what]();
  }

  hears(line: string): Promise<void> {
    return until(() => (this.emitted.length ? this.emitted : undefined), line).then((emitted) =>
      expect(emitted.shift()).toBe(line),
    );
  }
}

/** The messages that have another name than the engine's call. */
const CALLED: { readonly [Call in string]?: string } = { notRenewed: 'not_renewed' };

beforeEach(() => {
  vi.useFakeTimers();
  // jsdom has no top layer
  HTMLDialogElement.prototype.showModal = () => undefined;
  HTMLDialogElement.prototype.close = () => undefined;
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** As createPaymentSession names them. */
const SCENES: { readonly [Of in Product]: string | undefined } = {
  classic: undefined,
  element: 'ELEMENT_PAYMENT',
  page: 'CHECKOUT_PAYMENT',
  vaulting: 'VAULTING',
};

describe.each(TRANSCRIPTS)('transcript $name', (transcript) => {
  const { lines, product = 'classic' } = transcript;
  const productScene = SCENES[product];
  const signals = lines.flatMap((line) => ('page' in line && line.signal ? [line.signal] : []));

  it('over the wire: the hosted engine says, signals and tells what is written', async () => {
    const sessions = TRANSCRIPT_SESSIONS.map((secret) =>
      formatSessionData(secret, {
        cashierUrl: ORIGIN,
        publicSessionId: 'p1',
        ...(productScene && { paymentSessionConfig: { productScene } }),
      }),
    );
    const heard: EngineSignal[] = [];
    const listening: CashierEngine = {
      ...hostedEngine,
      async load() {
        const code = await hostedEngine.load();
        return {
          ...code,
          start: (host) =>
            code.start({
              ...host,
              signal: (signal) => {
                heard.push(signal);
                host.signal(signal);
              },
            }),
        };
      },
    };
    const posted: unknown[] = [];
    const said: ToPage[] = [];
    const shop = new Shop(listening, sessions, transcript);
    let page: Window | undefined;
    let port: MessagePort | undefined;

    for (const line of lines) {
      if ('emitted' in line) await shop.hears(line.emitted);
      else if ('hello' in line) {
        const frame = await until(
          () =>
            [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => [
              ...(shadowRoot?.querySelectorAll('iframe') ?? []),
            ])[0],
          'the frame',
        );
        page = frame.contentWindow as Window;
        vi.spyOn(page, 'postMessage').mockImplementation(((
          data: unknown,
          _: string,
          ports: MessagePort[],
        ) => {
          posted.push(data);
          port = ports[0];
          if (port) {
            port.onmessage = ({ data }: MessageEvent<ToPage>) => {
              // the heartbeat goes on beside it
              if (data.type === 'ping') port?.postMessage({ type: 'pong', id: data.id });
              else said.push(data);
            };
          }
        }) as typeof page.postMessage);
        const greeting = { data: line.hello, source: page, origin: ORIGIN };
        dispatchEvent(new MessageEvent('message', greeting));
      } else if ('connect' in line) {
        expect(posted).toEqual([line.connect]);
      } else if ('page' in line) port?.postMessage(line.page);
      else if ('sdk' in line) {
        const message = await until(() => said.shift(), line.sdk.type);
        expect(isAsWritten(message, line.sdk), JSON.stringify([message, line.sdk])).toBe(true);
      } else if ('shop' in line) shop.do(line.shop);
      else if ('passes' in line) await vi.advanceTimersByTimeAsync(line.passes);
    }

    // what was said last arrives, and what it leads to
    await nextTurn();
    await vi.advanceTimersByTimeAsync(200);
    await nextTurn();
    expect(heard.map((signal, index) => isAsWritten(signal, signals[index]) || signal)).toEqual(
      signals.map(() => true),
    );
    expect({ said, emitted: shop.emitted }).toEqual({ said: [], emitted: [] });
    shop.checkout.close();
    port?.close();
  });

  it('as signals: the scripted engine is asked and tells what is written', async () => {
    const script = createScriptedEngine();
    const sessions = [script.session(), script.session()];
    const shop = new Shop(script.engine, sessions, transcript);
    for (const line of lines) {
      if (!('page' in line)) continue;
      if (line.page.type === 'left') script.inFlight = line.page.inFlight;
      if (line.page.type === 'validity') script.isValid = line.page.isValid;
      if (line.page.type === 'replaced') script.goesOn = line.page.live;
    }
    for (const line of lines) {
      if ('emitted' in line) await shop.hears(line.emitted);
      else if ('connect' in line) await until(() => script.runs[0], 'the run');
      else if ('page' in line && line.signal) script.signal(line.signal as EngineSignal);
      else if ('shop' in line) shop.do(line.shop);
      else if ('passes' in line) await vi.advanceTimersByTimeAsync(line.passes);
      await vi.advanceTimersByTimeAsync(0);
    }
    const own = new Set([
      'submit',
      'validate',
      'update',
      'renew',
      'replace',
      'not_renewed',
      'leave',
      'probe',
    ]);
    expect(
      script.runs[0]?.calls.map(({ name }) => CALLED[name] ?? name).filter((name) => own.has(name)),
    ).toEqual(
      lines.flatMap((line) => ('sdk' in line && own.has(line.sdk.type) ? [line.sdk.type] : [])),
    );
    expect(shop.emitted).toEqual([]);
    shop.checkout.close();
  });
});
