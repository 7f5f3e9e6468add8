/** What the host pages have in common: a book of what they were told, and `window.host`. */
import type {
  CashierEvent,
  CashierOptions,
  CheckoutSnapshot,
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
}

/** To be called by the shop's own handlers. */
export type Tell = (channel: Channel, event?: CashierEvent) => void;

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
  let heard: Heard[] = [];

  const find = (name: CashierName): Mounted => {
    const found = cashiers.get(name);
    if (!found) throw new Error(`The ${name} cashier is not mounted.`);
    return found;
  };

  /** What the shop does about what it was told, after it has noted it. */
  function handle(name: CashierName, { handler }: HostRequest, event: CashierEvent): void {
    if (handler === 'throws') throw new Error(`thrown by the shop at ${event.code}`);
    if (handler === 'retries' && event.type === 'error') find(name).retry();
    if (handler === 'closes' && eventLine(event) === 'SDK_END_OF_LOADING ready') find(name).close();
  }

  window.host = {
    mount(name, request) {
      const tell: Tell = (channel, event) => {
        const line = event ? eventLine(event) : 'SDK_END_OF_LOADING ready';
        heard.push({ cashier: name, channel, line });
        if (event && channel === 'event') handle(name, request, event);
      };
      cashiers.set(name, mount(request, tell));
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

/** Where an inline cashier goes. */
export function makePlace(): HTMLElement {
  const place = document.createElement('div');
  document.body.append(place);
  return place;
}
