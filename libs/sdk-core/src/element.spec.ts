import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCashier } from './client/client.ts';
import {
  defineAmsCashierElement,
  type AmsCashierElement,
  type AmsCashierEventMap,
} from './element.ts';
import { createScriptedEngine, type EngineSignal, type ScriptedEngine } from './testing.ts';

const USABLE = { type: 'usable' } as const;
const ACCEPTED = { type: 'accepted' } as const;
const LEFT = { type: 'buyer_close' } as const;
const PAID = { type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false } as const;
const EVENTS: readonly (keyof AmsCashierEventMap)[] = [
  'cashier-event',
  'payment-result',
  'cashier-error',
  'payment-cancel',
  'cashier-ready',
  'open-change',
];

let script: ScriptedEngine;
let element: AmsCashierElement;
let heard: string[];

const clientOf = ({ engine }: ScriptedEngine) =>
  createCashier({ environment: 'sandbox', engines: [engine] });
const settled = () => new Promise((resolve) => setTimeout(resolve));
const stopped = () => script.runs.map((run) => run.stopped);

async function say(...signals: EngineSignal[]): Promise<void> {
  await settled();
  for (const signal of signals) script.signal(signal);
  await settled();
}

function create(inner = '<button>Pay</button>'): AmsCashierElement {
  const made = document.createElement('ams-cashier') as AmsCashierElement;
  made.innerHTML = inner;
  for (const name of EVENTS) {
    made.addEventListener(name, ({ detail }) => {
      const what = Object(detail).reason ?? Object(detail).code ?? typeof detail;
      heard.push(`${name} ${typeof detail === 'boolean' ? detail : what}`);
    });
  }
  return made;
}

beforeEach(() => {
  script = createScriptedEngine();
  defineAmsCashierElement(clientOf(script));
  heard = [];
  element = create();
});

afterEach(() => element.remove());

describe('properties', () => {
  it('open a popup; every output is a DOM event', async () => {
    document.body.append(element);
    element.open = true;
    element.session = script.session();
    await say(USABLE, ACCEPTED, PAID, { type: 'gone' });
    expect(heard).toEqual([
      'cashier-event SDK_START_OF_LOADING',
      'cashier-event SDK_END_OF_LOADING',
      'cashier-ready object',
      'cashier-event SDK_PAYMENT_SUCCESSFUL',
      'payment-result SDK_PAYMENT_SUCCESSFUL',
      'open-change false',
    ]);
    expect([element.open, element.hasAttribute('open')]).toEqual([false, false]);
  });

  it('set before the element was defined are kept', async () => {
    const early = document.createElement('ams-early') as AmsCashierElement;
    Object.assign(early, { session: () => script.session(), display: 'inline', locale: 'fr_FR' });
    document.body.append(early);
    defineAmsCashierElement(clientOf(script), 'ams-early');
    await say(USABLE);
    expect(script.runs[0]?.host.locale).toBe('fr_FR');
    expect(Object.keys(early)).not.toContain('session');
    early.remove();
  });

  it('are on the prototype chain by name, as React expects', () => {
    for (const name of ['session', 'sessionKey', 'display', 'appearance', 'locale', 'open']) {
      expect(name in element).toBe(true);
    }
  });
});

it('opens whatever the page keeps beside the look', async () => {
  const ring: { self?: unknown } = {};
  ring.self = ring;
  document.body.append(element);
  Object.assign(element, { session: script.session(), open: true });
  element.appearance = { accentColor: '#0b57d0', ring };
  await say(USABLE);
  expect(script.runs[0]?.host.appearance).toEqual({ accentColor: '#0b57d0' });
});

it('attributes do what properties do', async () => {
  document.body.append(element);
  element.setAttribute('session', script.session());
  element.setAttribute('session-key', 'cart-1');
  element.setAttribute('locale', 'de_DE');
  element.setAttribute('open', '');
  await say(USABLE);
  expect(script.runs[0]?.host.locale).toBe('de_DE');
  expect([element.sessionKey, element.open]).toEqual(['cart-1', true]);
  element.removeAttribute('open');
  await settled();
  expect(stopped()).toEqual([true]);
});

it('open="false", as React 18 and templates of servers write it, opens nothing', async () => {
  element.setAttribute('open', 'false');
  element.setAttribute('session', script.session());
  document.body.append(element);
  await settled();
  expect([element.open, script.runs.length]).toEqual([false, 0]);
  element.setAttribute('open', 'true');
  await say(USABLE);
  expect([element.open, stopped()]).toEqual([true, [false]]);
  element.setAttribute('open', 'false');
  await settled();
  expect([element.open, stopped()]).toEqual([false, [true]]);
});

it('a click on its content opens it; its slots show what there is', async () => {
  element.innerHTML = '<button>Pay</button><p slot="loading">wait</p><p slot="error">no</p>';
  document.body.append(element);
  const slot = (name: string) =>
    element.shadowRoot?.querySelector<HTMLElement>(`slot[name=${name}]`)?.hidden;
  element.session = script.session();
  await settled();
  expect([slot('loading'), slot('error')]).toEqual([true, true]);
  element.querySelector('button')?.click();
  await settled();
  expect([slot('loading'), slot('error')]).toEqual([false, true]);
  expect(script.runs[0]?.host.appearance).toEqual({ showLoading: false });
  await say({ type: 'failed', reason: 'cashier_unreachable', message: 'down' });
  expect([slot('loading'), slot('error')]).toEqual([true, false]);
  element.retry();
  await say(USABLE);
  expect([slot('error'), element.open, element.state.phase]).toEqual([true, true, 'ready']);
});

describe('commands', () => {
  it('see properties set right before them', async () => {
    document.body.append(element);
    element.session = script.session();
    element.open = true;
    const answer = element.validate();
    await say(USABLE);
    expect(await answer).toEqual({ isValid: true });
  });

  it('close() followed at once by open opens a new one', async () => {
    document.body.append(element);
    Object.assign(element, { session: script.session(), open: true });
    await say(USABLE);
    element.close();
    element.open = true;
    await settled();
    expect(stopped()).toEqual([true, false]);
  });
});

describe('its place in the page', () => {
  async function inline(...signals: EngineSignal[]): Promise<void> {
    document.body.append(element);
    Object.assign(element, { session: script.session(), display: 'inline' });
    await say(...signals);
  }

  it('inline it opens by itself, in a child that Antom’s SDK can find', async () => {
    await inline(USABLE);
    const { container } = script.runs[0]?.host ?? {};
    expect([container?.parentElement, element.open]).toEqual([element, true]);
  });

  it('it has no child of its own before that, so that a framework can hydrate what a server rendered', async () => {
    const html = element.innerHTML;
    element.session = script.session();
    document.body.append(element);
    await settled();
    element.open = true;
    await say(USABLE, LEFT);
    element.session = undefined;
    element.display = 'inline';
    await settled();
    expect([script.runs.length, element.innerHTML]).toEqual([1, html]);
  });

  it('moved: reopened with the same session', async () => {
    await inline(USABLE);
    document.body.prepend(element);
    await settled();
    expect(stopped()).toEqual([true, false]);
    expect(element.open).toBe(true);
  });

  it('copied with its content, as carousels and page caches do: the copy has one place, its own', async () => {
    element.setAttribute('display', 'inline');
    element.session = script.session();
    document.body.append(element);
    await settled();
    element.querySelector('[slot=cashier]')?.append(document.createElement('iframe'));
    const copy = element.cloneNode(true) as AmsCashierElement;
    document.body.append(copy);
    expect(copy.querySelectorAll('[slot=cashier]')).toHaveLength(1);
    expect(copy.querySelector('iframe')).toBeNull();
    expect(copy.querySelector('button')).not.toBeNull();
    copy.remove();
  });

  it('a popup that is moved stays', async () => {
    document.body.append(element);
    Object.assign(element, { session: script.session(), open: true });
    await say(USABLE);
    document.body.prepend(element);
    await settled();
    expect(stopped()).toEqual([false]);
  });

  it.each([
    ['popup', [false]],
    ['inline', [true, false]],
  ] as const)('its children are replaced, %s: it can still be paid', async (display, isStopped) => {
    document.body.append(element);
    Object.assign(element, { session: script.session(), display, open: true });
    await say(USABLE);
    element.innerHTML = '<button>Pay</button>';
    await settled();
    expect([stopped(), element.open]).toEqual([isStopped, true]);
    expect(script.runs.at(-1)?.host.container?.parentElement ?? element).toBe(element);
    await say(...(display === 'inline' ? [USABLE] : []), ACCEPTED, PAID);
    expect(heard.at(-1)).toBe('payment-result SDK_PAYMENT_SUCCESSFUL');
  });

  it.each(['popup', 'inline'] as const)(
    'removed in flight, %s: silence; back: followed',
    async (display) => {
      document.body.append(element);
      Object.assign(element, { session: script.session(), display, open: true });
      await say(USABLE, ACCEPTED);
      const before = [...heard];
      element.remove();
      await say(PAID);
      expect([stopped(), heard]).toEqual([[true], before]);
      document.body.append(element);
      await say({ type: 'resumed', phase: 'submitting' }, { ...PAID, replayed: true });
      expect(heard.at(-1)).toBe('payment-result SDK_PAYMENT_SUCCESSFUL');
    },
  );

  it('removed for good: nothing opens any more', async () => {
    await inline(USABLE);
    element.remove();
    await settled();
    element.locale = 'fr_FR';
    element.open = false;
    element.open = true;
    await settled();
    expect(script.runs).toHaveLength(1);
  });
});

it('another registration of the name applies to new elements only', async () => {
  document.body.append(element);
  const other = createScriptedEngine();
  defineAmsCashierElement(clientOf(other));
  const later = create();
  document.body.append(later);
  Object.assign(element, { session: script.session(), open: true });
  Object.assign(later, { session: other.session(), open: true });
  await settled();
  expect([script.runs.length, other.runs.length]).toEqual([1, 1]);
  later.remove();
});
