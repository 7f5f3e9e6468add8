import {
  formatSessionData,
  HELLO,
  parseSessionData,
  PROTOCOL_VERSION,
} from '@ams-cashier/protocol';
import type { ToPage, ToSdk } from '@ams-cashier/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineHost, EngineSignal } from '../../contract/engine.ts';
import { hostedCode } from './hosted-code.ts';

const ORIGIN = 'http://127.0.0.1:4242';
/** jsdom goes nowhere but to a fragment of its own page. */
const SHOP = `${location.href}#done`;

/** Real turns of the event loop, in which messages arrive, while the run's own clock stands still. */
const turn = (
  (later) => () =>
    new Promise<void>((resolve) => void later(resolve, 5))
)(setTimeout);

const session = (secret: string) =>
  parseSessionData(
    formatSessionData(`${secret}&&SG&&1`, {
      cashierUrl: ORIGIN,
      publicSessionId: 'p1',
      paymentRedirectUrl: SHOP,
    }),
  );

/** A run of the hosted cashier, with our hands at the page's end of the channel. */
function createRun() {
  const signals: EngineSignal[] = [];
  const heard: ToPage[] = [];
  const run = hostedCode.start({
    openId: 'o',
    traceId: 't',
    session: session('first'),
    locale: 'en_US',
    appearance: {},
    container: undefined,
    signal: (signal) => {
      signals.push(signal);
      // as the machine does
      if (signal.type === 'gone') run.stop();
    },
  } as Partial<EngineHost> as EngineHost);
  const frame = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => [
    ...(shadowRoot?.querySelectorAll('iframe') ?? []),
  ])[0];
  const page = frame?.contentWindow as Window;
  let port: MessagePort | undefined;
  vi.spyOn(page, 'postMessage').mockImplementation(((
    _: unknown,
    __: string,
    ports: MessagePort[],
  ) => {
    port = ports[0];
    if (port) port.onmessage = ({ data }: MessageEvent<ToPage>) => void heard.push(data);
  }) as typeof page.postMessage);
  return {
    run,
    signals,
    heard,
    connect: async () => {
      const data = { type: HELLO, minVersion: 1, maxVersion: PROTOCOL_VERSION, capabilities: [] };
      dispatchEvent(new MessageEvent('message', { data, source: page, origin: ORIGIN }));
      await turn();
    },
    say: async (message: ToSdk) => {
      port?.postMessage(message);
      await turn();
    },
    types: () => signals.map(({ type }) => type),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  // jsdom has no top layer
  HTMLDialogElement.prototype.showModal = () => undefined;
  HTMLDialogElement.prototype.close = () => undefined;
  location.hash = '';
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('a fresh session', () => {
  it('that comes before the page has connected is the one that is opened', async () => {
    const { run, heard, connect } = createRun();
    run.renew(session('fresh'));
    await connect();
    expect(heard).toMatchObject([{ type: 'open', session: 'fresh&&SG&&1' }]);
    run.stop();
  });

  it('that comes later is sent to the page', async () => {
    const { run, heard, connect } = createRun();
    await connect();
    run.renew(session('fresh'));
    await turn();
    expect(heard).toMatchObject([
      { type: 'open', session: 'first&&SG&&1' },
      { type: 'renew', session: 'fresh&&SG&&1' },
    ]);
    run.stop();
  });
});

describe('after a payment the page goes on to paymentRedirectUrl', () => {
  const paid = async () => {
    const made = createRun();
    await made.connect();
    made.run.end({ outcome: 'paid', byDoubt: false, goesOn: true });
    return made;
  };

  it('after two seconds', async () => {
    const { run, types } = await paid();
    vi.advanceTimersByTime(1_999);
    expect(types()).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(types()).toEqual(['redirect']);
    vi.advanceTimersByTime(1);
    await turn();
    expect(location.hash).toBe('#done');
    run.stop();
  });

  it('at once when the shopper puts the cashier away', async () => {
    const { say, types } = await paid();
    await say({ type: 'dismiss' });
    vi.advanceTimersByTime(200);
    expect(types()).toEqual(['redirect', 'gone']);
    await turn();
    expect(location.hash).toBe('#done');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('not when the shop takes the cashier away', async () => {
    const { run, say, types } = await paid();
    run.stop();
    vi.advanceTimersByTime(10_000);
    await say({ type: 'dismiss' });
    expect(types()).toEqual([]);
    await turn();
    expect(location.hash).toBe('');
  });

  it('not when the shop takes it away as the redirect is told', async () => {
    const { run, say, signals } = await paid();
    vi.spyOn(signals, 'push').mockImplementation((signal) => {
      // events are told in a microtask
      if (signal.type === 'redirect') queueMicrotask(() => run.stop());
      return 0;
    });
    await say({ type: 'dismiss' });
    await vi.advanceTimersByTimeAsync(10_000);
    await turn();
    expect(location.hash).toBe('');
  });
});
