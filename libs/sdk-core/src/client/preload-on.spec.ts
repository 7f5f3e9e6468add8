import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  countListeners,
  createPreloadStage,
  stubIntersectionObserver,
} from '../../test/preload-stage.ts';
import { settle } from '../../test/stage.ts';
import type { CashierOptions } from '../contract/options.ts';
import { createCashier, type Cashier } from './client.ts';

let stage: ReturnType<typeof createPreloadStage>;
let button: HTMLButtonElement;
const clients: Cashier[] = [];

function client(options: Partial<CashierOptions> = {}): Cashier {
  const made = createCashier({ environment: 'sandbox', engines: [stage.engine], ...options });
  clients.push(made);
  return made;
}

beforeEach(() => {
  vi.useFakeTimers();
  stage = createPreloadStage();
  button = document.createElement('button');
  button.id = 'pay';
  button.append(document.createElement('span'));
  document.body.append(button);
});

afterEach(() => {
  for (const one of clients.splice(0)) one.destroy();
  button.remove();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const point = (at: Element = button.firstElementChild as Element, type = 'pointerover') =>
  at.dispatchEvent(new Event(type, { bubbles: true, composed: true }));

describe('intent', () => {
  for (const type of ['pointerover', 'focusin', 'touchstart']) {
    it(`begins with ${type} on the trigger, and not before`, async () => {
      client().preloadOn(button, { when: 'intent' });
      point(document.body, type);
      await settle(60_000);
      expect(stage.load).not.toHaveBeenCalled();
      point(button.firstElementChild as Element, type);
      await settle();
      expect(stage.asked).toHaveLength(1);
    });
  }

  it('is seen although the shop stops the event', async () => {
    button.firstElementChild?.addEventListener('pointerover', (event) => event.stopPropagation());
    client().preloadOn('#pay');
    point();
    await settle();
    expect(stage.asked).toHaveLength(1);
  });

  it('is the default of preloadOn(), and the client’s option overrides it', async () => {
    client().preloadOn(button);
    client({ preload: 'none' }).preloadOn(button);
    point();
    await settle();
    expect(stage.asked).toHaveLength(1);
  });

  it('counts a trigger that has the focus already', async () => {
    button.focus();
    client().preloadOn('#pay');
    await settle();
    expect(stage.asked).toHaveLength(1);
  });

  it('finds a button by its selector that is rendered later, in a shadow root too', async () => {
    client({ preload: 'intent', preloadOn: '.late' });
    const host = document.body.appendChild(document.createElement('div'));
    const late = Object.assign(document.createElement('button'), { className: 'late' });
    host.attachShadow({ mode: 'open' }).append(late);
    point(late);
    await settle();
    expect(stage.asked).toHaveLength(1);
    host.remove();
  });

  it('loads once, however often and wherever the shopper points', async () => {
    const cashier = client();
    cashier.preloadOn(button);
    cashier.preloadOn(document.body);
    point();
    point();
    await settle();
    stage.finish();
    await settle();
    cashier.preloadOn(button);
    point();
    await settle();
    expect(stage.asked).toHaveLength(1);
  });

  it('loads nothing once the client has opened a cashier', async () => {
    const cashier = client();
    cashier.preloadOn(button);
    cashier.open({ session: stage.script.session() });
    await settle();
    point();
    await settle();
    expect(stage.asked).toEqual([]);
  });

  it('is asked of the engine of the session', async () => {
    const other = createPreloadStage();
    const hosted = { ...other.engine, name: 'hosted', accepts: () => false };
    const cashier = client({ engines: [hosted, stage.engine] });
    cashier.preloadOn(button, { session: stage.script.session() });
    point();
    await settle();
    expect([other.asked.length, stage.asked.length]).toEqual([0, 1]);
  });

  it('is no place to report a session that can’t be read: the open does', async () => {
    client().preloadOn(button, { session: 'broken' });
    expect(() => point()).not.toThrow();
    await settle();
    expect(stage.asked).toEqual([]);
  });
});

describe('visible', () => {
  it('begins when the trigger comes into view', async () => {
    const { scroll, watched } = stubIntersectionObserver();
    client().preloadOn(button, { when: 'visible' });
    scroll(button, false);
    await settle();
    expect(stage.load).not.toHaveBeenCalled();
    scroll(button, true);
    await settle();
    expect(stage.asked).toHaveLength(1);
    expect(watched.size).toBe(0);
  });

  it('waits for a selector that matches nothing yet', async () => {
    const { scroll, watched } = stubIntersectionObserver();
    button.remove();
    const stop = client().preloadOn('#pay', { when: 'visible' });
    document.body.append(button);
    await settle();
    expect([...watched.keys()]).toEqual([button]);
    stop();
    expect(watched.size).toBe(0);
    scroll(button, true);
    await settle();
    expect(stage.load).not.toHaveBeenCalled();
  });
});

describe('idle', () => {
  it('needs no trigger, and begins when the browser is idle', async () => {
    let idle = () => undefined as void;
    vi.stubGlobal('requestIdleCallback', (call: () => void) => ((idle = call), 7));
    vi.stubGlobal('cancelIdleCallback', vi.fn());
    client({ preload: 'idle' });
    await settle(60_000);
    expect(stage.load).not.toHaveBeenCalled();
    idle();
    await settle();
    expect(stage.asked).toHaveLength(1);
  });

  it('begins shortly after the page has loaded in a browser that doesn’t say when it is idle', async () => {
    const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
    client({ preload: 'idle' });
    const stopped = client();
    stopped.preloadOn(button, { when: 'idle' })();
    await settle(60_000);
    expect(stage.load).not.toHaveBeenCalled();
    state.mockRestore();
    dispatchEvent(new Event('load'));
    await settle(1_000);
    expect(stage.asked).toHaveLength(1);
  });
});

describe('nothing is preloaded', () => {
  it('unless it is asked for', async () => {
    client();
    client({ preload: 'none' });
    point();
    await settle(60_000);
    expect(stage.load).not.toHaveBeenCalled();
  });

  it('while the browser saves data; preload() itself still does', async () => {
    const connection = { saveData: true };
    Object.defineProperty(navigator, 'connection', { configurable: true, value: connection });
    const cashier = client({ preload: 'idle' });
    cashier.preloadOn(button);
    point();
    await settle(60_000);
    expect(stage.load).not.toHaveBeenCalled();
    cashier.preload();
    await settle();
    expect(stage.asked).toHaveLength(1);
    Reflect.deleteProperty(navigator, 'connection');
  });

  it('by a wrong option, which is named', () => {
    expect(() => client({ preload: 'hover' as 'intent' })).toThrow(
      'Option preload is "hover". Pass "none", "intent", "visible" or "idle".',
    );
    expect(() => client({ preload: 'intent', preloadOn: '##' })).toThrow(
      /Option preloadOn is "##"/,
    );
    expect(() => client().preloadOn(null as unknown as Element)).toThrow(
      /Option preloadOn is null/,
    );
  });
});

describe('taken back', () => {
  it('before it begins, it leaves no listener', async () => {
    const [onButton, onDocument] = [countListeners(button), countListeners(document)];
    const cashier = client();
    const stops = [cashier.preloadOn(button), cashier.preloadOn('#pay')];
    expect([onButton(), onDocument()]).toEqual([3, 3]);
    for (const stop of stops) stop();
    expect([onButton(), onDocument()]).toEqual([0, 0]);
    point();
    await settle();
    expect(stage.load).not.toHaveBeenCalled();
  });

  it('while it loads, the load goes too, and the next trigger begins it again', async () => {
    const cashier = client();
    const stop = cashier.preloadOn(button);
    point();
    await settle();
    stop();
    expect(stage.asked[0]?.signal.aborted).toBe(true);
    cashier.preloadOn(button);
    point();
    await settle();
    expect(stage.asked[1]?.signal.aborted).toBe(false);
  });

  it('by one of two that wait for the same, the load stays', async () => {
    const cashier = client();
    const stops = [cashier.preloadOn(button), cashier.preloadOn(document.body)];
    point();
    await settle();
    stops[0]?.();
    expect(stage.asked[0]?.signal.aborted).toBe(false);
    stops[1]?.();
    expect(stage.asked[0]?.signal.aborted).toBe(true);
  });

  it('by destroy(), everything goes', async () => {
    const onButton = countListeners(button);
    const cashier = client();
    cashier.preload();
    cashier.preloadOn(document.body);
    point();
    cashier.preloadOn(button, { when: 'intent' });
    await settle();
    cashier.destroy();
    expect(stage.asked.map(({ signal }) => signal.aborted)).toEqual([true, true]);
    expect(onButton()).toBe(0);
    cashier.preloadOn(button);
    point();
    await settle();
    expect(stage.asked).toHaveLength(2);
  });

  it('a load that has failed is tried again at the next trigger', async () => {
    stage.load.mockRejectedValueOnce(new Error('offline'));
    const cashier = client();
    cashier.preloadOn(button);
    point();
    await settle();
    cashier.preloadOn(button);
    point();
    await settle();
    expect(stage.asked).toHaveLength(1);
  });
});

it.each([
  ['a document', () => client().preloadOn(document as never), 'Option preloadOn is an object.'],
  [
    'a window',
    () => client({ preload: 'intent', preloadOn: window as never }),
    'Option preloadOn is',
  ],
  ['options that are null', () => client().preloadOn('#pay', null as never), 'The target is null.'],
  ['a misspelt option', () => client().preloadOn('#pay', { wen: 'idle' } as never), 'has no wen.'],
  ['a misspelt target', () => client().preload({ sesion: '-' } as never), 'has no sesion.'],
  ['a target that is text', () => client().preload('-' as never), 'The target is "-".'],
  [
    'a cashier that is none',
    () => client().preload({ cashier: 'pay' }),
    'Option cashier is "pay".',
  ],
])('%s is named', (_, call, message) => {
  expect(call).toThrow(expect.objectContaining({ reason: 'option_invalid' }));
  expect(call).toThrow(message);
});
