import {
  formatSessionData,
  HELLO,
  parseSessionData,
  PROTOCOL_VERSION,
} from '@ams-cashier/protocol';
import type { SessionMeta, ToPage, ToSdk } from '@ams-cashier/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineHost, EngineSignal } from '../../contract/engine.ts';
import { hostedCode } from './hosted-code.ts';

const ORIGIN = 'http://127.0.0.1:4242';
/** jsdom goes nowhere but to a fragment of its own page. */
const SHOP = `${location.href}#done`;

const realTimeout = setTimeout;

/** Messages that were posted and have not arrived. */
let underWay = 0;

class WatchedChannel extends MessageChannel {
  constructor() {
    super();
    let own = 0;
    let isClosed = false;
    const count = (change: number) => {
      own += change;
      underWay += change;
    };
    for (const port of [this.port1, this.port2]) {
      const post = port.postMessage.bind(port);
      const close = port.close.bind(port);
      port.postMessage = (message: unknown) => {
        if (isClosed) return;
        count(1);
        post(message);
      };
      port.addEventListener('message', () => count(isClosed ? 0 : -1));
      port.close = () => {
        // what is under way may be lost
        count(-own);
        isClosed = true;
        close();
      };
    }
  }
}

/** Until every message has arrived, in real turns of the event loop, while the run's own clock stands still. */
async function turn(): Promise<void> {
  do await new Promise<void>((resolve) => void realTimeout(resolve));
  while (underWay > 0);
}

/** The page has gone on to paymentRedirectUrl. */
async function atShop(): Promise<void> {
  while (location.hash !== '#done') await turn();
}

const session = (secret: string, meta?: Partial<SessionMeta>) =>
  parseSessionData(
    formatSessionData(`${secret}&&SG&&1`, {
      cashierUrl: ORIGIN,
      publicSessionId: 'p1',
      paymentRedirectUrl: SHOP,
      ...meta,
    }),
  );

/** A run of the hosted cashier, with our hands at the page's end of the channel. */
function createRun(
  request: Partial<EngineHost['request']> = {},
  opened = session('first'),
  { appearance = {}, container }: Partial<Pick<EngineHost, 'appearance' | 'container'>> = {},
) {
  const signals: EngineSignal[] = [];
  const heard: ToPage[] = [];
  const run = hostedCode.start({
    openId: 'o',
    traceId: 't',
    session: opened,
    locale: 'en_US',
    appearance,
    container,
    request: { session: '', ...request },
    signal: (signal) => {
      signals.push(signal);
      // as the machine does
      if (signal.type === 'gone') run.stop();
    },
  } as Partial<EngineHost> as EngineHost);
  const frame = [...(container ?? document).querySelectorAll('*')].flatMap(({ shadowRoot }) => [
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
    if (!port) return;
    port.onmessage = ({ data }: MessageEvent<ToPage>) => {
      if (data.type === 'ping' && data.id) port?.postMessage({ type: 'pong', id: data.id });
      else heard.push(data);
    };
  }) as typeof page.postMessage);
  return {
    run,
    signals,
    heard,
    /** With another token it is the page of a frame that was moved. */
    connect: async (token = 'first') => {
      const versions = { minVersion: 1, maxVersion: PROTOCOL_VERSION };
      const data = { type: HELLO, ...versions, capabilities: [], token };
      dispatchEvent(new MessageEvent('message', { data, source: page, origin: ORIGIN }));
      await turn();
    },
    say: async (message: ToSdk) => {
      port?.postMessage(message);
      await turn();
    },
    types: () => signals.map(({ type }) => type),
    height: () => frame?.style.height,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  underWay = 0;
  vi.stubGlobal('MessageChannel', WatchedChannel);
  // jsdom has no top layer
  HTMLDialogElement.prototype.showModal = () => undefined;
  HTMLDialogElement.prototype.close = () => undefined;
  location.hash = '';
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

it('names the frame, the popup and its button before the texts of the language have come', () => {
  const { run } = createRun();
  const root = [...document.querySelectorAll('*')].find(({ shadowRoot }) => shadowRoot)?.shadowRoot;
  expect(root?.querySelector('iframe')?.title).toBe('Payment form');
  expect(root?.querySelector('dialog')?.getAttribute('aria-label')).toBe('Payment form');
  expect(root?.querySelector('button')?.getAttribute('aria-label')).toBe('Close');
  run.stop();
});

it('says that a card is saved where nothing is paid', async () => {
  const vaulting = session('first', { paymentSessionConfig: { productScene: 'VAULTING' } });
  const { run } = createRun({}, vaulting);
  const root = [...document.querySelectorAll('*')].find(({ shadowRoot }) => shadowRoot)?.shadowRoot;
  expect(root?.querySelector('dialog')?.getAttribute('aria-label')).toBe('Card form');
  await vi.waitFor(() => expect(root?.querySelector('h2')?.textContent).toBe('Save a card'));
  expect(root?.querySelector('dialog')?.getAttribute('aria-label')).toBe('Save a card');
  expect(root?.querySelector('iframe')?.title).toBe('Card form');
  expect(root?.querySelector('[role=status]')?.textContent).toBe('Loading the card form…');
  run.stop();
});

describe('the bank’s question of an inline cashier', () => {
  const inline = async () => {
    // in a custom element of the shop's
    const shop = document.body.appendChild(document.createElement('div'));
    const container = document.createElement('div');
    shop.attachShadow({ mode: 'open' }).append(container);
    const made = createRun({}, session('first'), { container });
    await made.connect();
    await made.say({ type: 'usable' });
    await made.say({ type: 'accepted' });
    await made.say({ type: 'challenge', path: '/bank' });
    return { ...made, shop, container };
  };
  const host = () => document.querySelector<HTMLElement>('body > [data-popup]');

  it('is no part of its container, which the shop may hide', async () => {
    const { run, say, container } = await inline();
    expect(container.querySelectorAll('*')).toHaveLength(1);
    expect(host()?.shadowRoot?.querySelector('iframe')?.src).toBe(`${ORIGIN}/bank`);
    await say({ type: 'challenge_done' });
    expect(host()).toBeNull();
    run.stop();
  });

  it('looks and speaks as the cashier does, also after a change', async () => {
    const { run } = await inline();
    run.update({ locale: 'ar_SA', appearance: { themeType: 'dark', accentColor: '#2b7f63' } });
    await vi.waitFor(() => expect(host()?.dir).toBe('rtl'));
    run.update({ appearance: { accentColor: '#0b57d0' } });
    expect(host()?.lang).toBe('ar-SA');
    expect(host()?.dataset['theme']).toBe('dark');
    expect(host()?.style.getPropertyValue('--accent')).toBe('#0b57d0');
    run.stop();
    expect(host()).toBeNull();
  });

  it('goes when the page takes the cashier away, whose frame no longer hears the answer', async () => {
    const { run, shop } = await inline();
    const sheets = document.adoptedStyleSheets.length;
    shop.remove();
    await turn();
    expect(host()).toBeNull();
    expect(document.adoptedStyleSheets).toHaveLength(sheets - 1);
    run.stop();
  });

  it('taken out alone: the page behind scrolls again', async () => {
    const { run } = await inline();
    const sheets = document.adoptedStyleSheets.length;
    host()?.remove();
    await turn();
    expect(document.adoptedStyleSheets).toHaveLength(sheets - 1);
    run.stop();
  });
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
    await atShop();
    run.stop();
  });

  it('at once when the shopper puts the cashier away', async () => {
    const { say, types } = await paid();
    await say({ type: 'dismiss' });
    vi.advanceTimersByTime(200);
    expect(types()).toEqual(['redirect', 'gone']);
    await atShop();
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

  it('not when the shop takes it away after the shopper has put it away twice', async () => {
    const { run, say } = await paid();
    await say({ type: 'dismiss' });
    await say({ type: 'dismiss' });
    run.stop();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(10_000);
    await turn();
    expect(location.hash).toBe('');
  });

  it('not when the shop takes it away as the redirect is reported', async () => {
    const { run, say, signals } = await paid();
    vi.spyOn(signals, 'push').mockImplementation((signal) => {
      // events are emitted in a microtask
      if (signal.type === 'redirect') queueMicrotask(() => run.stop());
      return 0;
    });
    await say({ type: 'dismiss' });
    await vi.advanceTimersByTimeAsync(10_000);
    await turn();
    expect(location.hash).toBe('');
  });
});

describe('a frame that was moved: its page has loaded again', () => {
  const back = async (...before: ToSdk[]) => {
    const made = createRun();
    await made.connect();
    for (const message of before) await made.say(message);
    made.signals.splice(0);
    made.heard.splice(0);
    await made.connect('second');
    return made;
  };
  const usable = { type: 'usable' } as const;
  const accepted = { type: 'accepted' } as const;
  const resume = { type: 'resume', phase: 'submitting' } as const;
  const paid = { type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: true } as const;

  it('opens the session there again and tells nothing of it', async () => {
    const { run, heard, say, signals } = await back(usable);
    expect(heard).toMatchObject([{ type: 'open', session: 'first&&SG&&1' }]);
    await say(usable);
    expect(signals).toEqual([]);
    run.stop();
  });

  it('a hello that is only repeated opens nothing', async () => {
    const { run, heard, connect } = await back(usable);
    await connect('second');
    expect(heard).toHaveLength(1);
    run.stop();
  });

  it('goes on with the payment in flight, whose result is no replay', async () => {
    const { run, heard, say, signals } = await back(usable, accepted);
    expect(heard).toMatchObject([{ type: 'open', resumes: true }]);
    await say(resume);
    expect(signals).toEqual([]);
    await say(paid);
    expect(signals).toMatchObject([{ type: 'result', replayed: false }]);
    run.stop();
  });

  it('a payment that ended meanwhile: its result', async () => {
    const { run, say, signals } = await back(usable, accepted);
    await Promise.all([say(usable), say(paid)]);
    expect(signals).toMatchObject([{ type: 'result', replayed: false }]);
    run.stop();
  });

  it('a submit that never arrived is taken back', async () => {
    const { run, say, signals } = await back(usable, accepted);
    await say(usable);
    await turn();
    expect(signals).toEqual([{ type: 'withdrawn', reason: 'network_error' }]);
    run.stop();
  });

  it('a submit that was taken back and may still arrive is said to be in flight when the popup goes', async () => {
    const { run, say, signals } = await back(usable, accepted);
    await say({ type: 'usable', mayArrive: true });
    await turn();
    expect(signals).toEqual([{ type: 'withdrawn', reason: 'network_error', mayArrive: true }]);
    for (const element of document.querySelectorAll('body > *')) element.remove();
    await turn();
    vi.advanceTimersByTime(200);
    expect(signals[1]).toEqual({ type: 'buyer_close', inFlight: true });
    run.stop();
  });

  it('a challenge that the shopper has passed meanwhile', async () => {
    const { run, say, types } = await back(usable, accepted, { type: 'challenge', path: '/c' });
    await say(resume);
    expect(types()).toEqual(['challenge_done']);
    run.stop();
  });

  it('a payment that began elsewhere meanwhile', async () => {
    const { run, say, types } = await back(usable);
    await say(resume);
    expect(types()).toEqual(['resumed']);
    run.stop();
  });
});

describe('a submit whose id the page can not keep', () => {
  const accepted = { type: 'accepted', submitId: 's1' } as const;
  const lastSubmit = (heard: readonly ToPage[]) =>
    heard.flatMap((message) => (message.type === 'open' ? [message.lastSubmit] : [])).at(-1);
  afterEach(() => {
    sessionStorage.clear();
    vi.restoreAllMocks();
  });

  const submitted = async () => {
    const made = createRun();
    await made.connect();
    await made.say({ type: 'usable' });
    await made.say(accepted);
    return made;
  };

  it('is named when the session is opened again, after a reload of the page', async () => {
    const { run, heard, signals } = await submitted();
    expect(lastSubmit(heard)).toBeUndefined();
    expect(signals.at(-1)).toEqual({ type: 'accepted' });
    run.stop();
    const again = createRun();
    await again.connect();
    expect(lastSubmit(again.heard)).toBe('s1');
    again.run.stop();
  });

  it('is forgotten when the gateway has answered', async () => {
    const { run, say, heard, connect } = await submitted();
    expect(sessionStorage).toHaveLength(1);
    await say({ type: 'result', outcome: 'FAIL', final: false, replayed: false });
    expect(sessionStorage).toHaveLength(0);
    await connect('moved');
    expect(lastSubmit(heard)).toBeUndefined();
    run.stop();
  });

  it('is not named to another session', async () => {
    (await submitted()).run.stop();
    sessionStorage.setItem('ams-cashier-submit', 'p2 s1');
    const other = createRun();
    await other.connect();
    expect(lastSubmit(other.heard)).toBeUndefined();
    other.run.stop();
  });

  it('is known as long as the page lives, if the page keeps nothing either', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    const { run, heard, connect } = await submitted();
    await connect('moved');
    expect(lastSubmit(heard)).toBe('s1');
    run.stop();
  });
});

it('each of several calls at once is answered', async () => {
  const { run, connect, say, heard } = createRun();
  await connect();
  const answers = [run.validate(), run.validate(), run.leave(), run.probe()];
  await turn();
  const [, first, second, leave, probe] = heard as { readonly id: number }[];
  await say({ type: 'left', id: leave?.id ?? 0, inFlight: false });
  await say({ type: 'validity', id: second?.id ?? 0, isValid: false });
  await say({ type: 'validity', id: first?.id ?? 0, isValid: true });
  await say({ type: 'pong', id: probe?.id ?? 0 });
  expect(await Promise.all(answers)).toEqual([true, false, false, undefined]);
  run.stop();
});

it('the frame is never higher than any form could be', async () => {
  const { run, connect, say, height } = createRun();
  await connect();
  await say({ type: 'size', height: 1e9 });
  expect(height()).toBe('5000px');
  run.stop();
});

it('without a dialog that can be shown, as in jsdom, the error names the testing entry', () => {
  delete (HTMLDialogElement.prototype as Partial<HTMLDialogElement>).showModal;
  expect(() => createRun()).toThrow('@ams-cashier/core/testing');
  expect(document.body.childElementCount).toBe(0);
});

describe('another session', () => {
  const opened = (heard: readonly ToPage[]) =>
    heard.flatMap((message) => (message.type === 'open' ? [message.session] : []));
  const asked = (heard: readonly ToPage[]) =>
    heard.flatMap((message) => (message.type === 'replace' ? [message.session] : []));

  it('is what a page that goes on with it opens when its frame is moved', async () => {
    const { run, heard, connect, say } = createRun();
    await connect();
    await say({ type: 'usable' });
    const replaced = run.replace?.(session('second'));
    await say({ type: 'replaced', id: 1, live: true });
    expect(await replaced).toBe(true);
    await connect('moved');
    expect(asked(heard)).toEqual(['second&&SG&&1']);
    expect(opened(heard)).toEqual(['first&&SG&&1', 'second&&SG&&1']);
    run.stop();
  });

  it('changes nothing if the page does not go on with it', async () => {
    const { run, heard, connect, say } = createRun();
    await connect();
    await say({ type: 'usable' });
    const replaced = run.replace?.(session('second'));
    await say({ type: 'replaced', id: 1, live: false });
    expect(await replaced).toBe(false);
    await connect('moved');
    expect(opened(heard)).toEqual(['first&&SG&&1', 'first&&SG&&1']);
    run.stop();
  });

  it('is opened anew if the page shows nothing yet, or the session is of another cashier', async () => {
    const { run, heard, connect, say } = createRun();
    expect(await run.replace?.(session('second'))).toBe(false);
    await connect();
    await say({ type: 'usable' });
    const other = parseSessionData(
      formatSessionData('second&&SG&&1', { cashierUrl: 'http://127.0.0.1:4343' }),
    );
    expect(await run.replace?.(other)).toBe(false);
    expect(asked(heard)).toEqual([]);
    run.stop();
  });

  it.each([
    ['its frame is moved', (connect: (token: string) => Promise<void>) => connect('moved')],
    ['the page says nothing for 15 s', () => vi.advanceTimersByTimeAsync(15_000)],
  ])('is opened anew if %s', async (_, happens) => {
    const { run, connect, say } = createRun();
    await connect();
    await say({ type: 'usable' });
    const replaced = run.replace?.(session('second'));
    await happens(connect);
    expect(await replaced).toBe(false);
    run.stop();
  });

  it('is given up when the run stops', async () => {
    const { run, connect, say } = createRun();
    await connect();
    await say({ type: 'usable' });
    const replaced = run.replace?.(session('second'));
    run.stop();
    expect(await replaced).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a saved card', () => {
  it.each([
    [{ needCVV: true }, { needCVV: true }],
    [{}, { needCVV: false }],
    [undefined, undefined],
  ])('whose storedCard is %j: the page hears %j', async (storedCard, expected) => {
    const { run, heard, connect } = createRun({
      merchantAppointParam: storedCard ? { storedCard } : undefined,
    });
    await connect();
    expect(heard[0]).toMatchObject({ type: 'open' });
    expect((heard[0] as { storedCard?: unknown }).storedCard).toEqual(expected);
    run.stop();
  });
});
