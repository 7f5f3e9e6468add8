/** What the host pages have in common: a book of what they were told, and `window.host`. */
import type {
  CashierEvent,
  CashierOptions,
  CheckoutSnapshot,
  SessionSource,
  SubmitAnswer,
} from '@ams-cashier/core';
import {
  eventLine,
  type CashierName,
  type Channel,
  type Heard,
  type Host,
  type HostChange,
  type HostRequest,
} from '@ams-cashier/conformance';
import { createScriptedCashier } from './scripted-cashier.ts';

declare global {
  interface Window {
    host: Host;
  }
}

/** One cashier, as its framework holds it. */
export interface Mounted {
  close(): void;
  unmount(): void;
  change(change: HostChange): void;
  submit(): Promise<SubmitAnswer>;
  retry(): void;
  snapshot(): CheckoutSnapshot;
  open(): void;
  element(): HTMLElement;
  /** The framework's own way to keep a component that is not in the page. Default: its element is taken out. */
  keep?(isInPage: boolean): void;
}

/** What the shop gives as session. As in a template, each call makes another function. */
export function sessionOf({ session, isFunction }: HostRequest): SessionSource {
  return isFunction ? () => session : session;
}

/** To be called by the shop's own handlers, with the name of an output and what it tells. */
export type Tell = (output: keyof typeof CHANNELS, payload?: unknown) => void;

const CHANNELS = {
  cashierEvent: 'event',
  paymentResult: 'result',
  cashierError: 'error',
  paymentCancel: 'cancel',
  cashierReady: 'ready',
} as const satisfies { readonly [output: string]: Channel };

export type Mount = (request: HostRequest, tell: Tell) => Mounted;

/** Of the page's one client: with the real cashier, or by `?engine=scripted` with one that a script plays. */
export function hostOptions(): CashierOptions {
  const options = { environment: 'sandbox', locale: 'en_US' } as const;
  if (new URLSearchParams(location.search).get('engine') !== 'scripted') return options;
  window.scripted = createScriptedCashier();
  return { ...options, engines: [window.scripted.engine] };
}

export function serveHost(mount: Mount): void {
  const cashiers = new Map<CashierName, Mounted>();
  const comeBack = new Map<CashierName, () => void>();
  let heard: Heard[] = [];

  const find = (name: CashierName): Mounted => {
    const found = cashiers.get(name);
    if (!found) throw new Error(`The ${name} cashier is not mounted.`);
    return found;
  };

  /** What the shop does about what it heard, after it has noted it. */
  function handle(name: CashierName, { handler }: HostRequest, event: CashierEvent): void {
    if (handler === 'throws') throw new Error(`thrown by the shop at ${event.code}`);
    if (handler === 'retries' && event.type === 'error') find(name).retry();
    if (handler === 'closes' && eventLine(event) === 'SDK_END_OF_LOADING ready') find(name).close();
  }

  window.host = {
    mount(name, request) {
      const tell: Tell = (output, payload) => {
        const channel = CHANNELS[output];
        // what comes with cashierReady is the Checkout
        const isReady = channel === 'ready';
        const line = isReady ? 'SDK_END_OF_LOADING ready' : eventLine(payload as CashierEvent);
        heard.push({ cashier: name, channel, line });
        if (channel === 'event') handle(name, request, payload as CashierEvent);
      };
      cashiers.set(name, mount(request, tell));
    },
    open: (name) => find(name).open(),
    move(name) {
      const element = find(name).element();
      // the last one too: whatever is appended was removed before
      element.parentElement?.append(element);
    },
    suspend(name) {
      const { element, keep } = find(name);
      if (keep) return keep(false);
      const left = element();
      const parent = left.parentElement;
      comeBack.set(name, () => parent?.append(left));
      left.remove();
    },
    resume(name) {
      const { keep } = find(name);
      if (keep) keep(true);
      else comeBack.get(name)?.();
    },
    close: (name) => find(name).close(),
    unmount: (name) => find(name).unmount(),
    change: (name, change) => find(name).change(change),
    submit: (name) => find(name).submit(),
    retry: (name) => find(name).retry(),
    snapshot: (name) => find(name).snapshot(),
    heard: () => heard,
    reset() {
      for (const cashier of cashiers.values()) cashier.unmount();
      cashiers.clear();
      heard = [];
    },
  };
}

/** Whether the cashier is open from the beginning. */
export const isOpenAtOnce = ({ display, preload }: HostRequest): boolean =>
  display === 'popup' && !preload;

/** What opens a cashier that is preloaded. */
export const TRIGGER = 'trigger';

export function makeTrigger(): HTMLElement {
  return Object.assign(document.createElement('button'), {
    className: TRIGGER,
    textContent: 'Buy',
  });
}

/** Where an inline cashier goes. */
export function makePlace(): HTMLElement {
  const place = document.createElement('div');
  document.body.append(place);
  return place;
}
