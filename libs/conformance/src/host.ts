import type { Appearance, CheckoutSnapshot, PreloadWhen, SubmitAnswer } from '@ams-cashier/core';

/** Identifies a cashier of the page. Most behaviours need only one. */
export type CashierName = 'first' | 'second';

/** What the shop's own event handler does. */
export type Handler = 'listens' | 'throws' | 'retries' | 'closes';

export interface HostRequest {
  readonly session: string;
  /** The page passes a function that returns the session, a new one on each render. */
  readonly isFunction?: boolean;
  readonly sessionKey?: string | number;
  readonly display: 'popup' | 'inline';
  readonly handler: Handler;
  readonly locale?: string;
  readonly appearance?: Appearance;
  /** The cashier has a trigger, and is opened by it alone. */
  readonly preload?: PreloadWhen;
}

/** What a shop changes while its cashier is open. */
export interface HostChange {
  readonly session?: string;
  readonly sessionKey?: string | number;
  readonly locale?: string;
  readonly appearance?: Appearance;
}

/** Where a host received something: the stream of all events, or the channel for one kind of event. */
export type Channel = 'event' | 'result' | 'error' | 'cancel' | 'ready';

/** One call of a shop's handler. `line` is in the format of `eventLine`. */
export interface Heard {
  readonly cashier: CashierName;
  readonly channel: Channel;
  readonly line: string;
}

/**
 * A page of a shop, built with the core's controller, the custom element, Vue or Angular. It does anything that a shop can
 * do, beginning with `mount`; `heard` lists the calls of its handlers in order.
 */
export interface Host {
  mount(cashier: CashierName, request: HostRequest): void;
  /** Opens by the shop's button. */
  open(cashier: CashierName): void;
  /** Closes by the shop's code. */
  close(cashier: CashierName): void;
  /** Destroys the component, or whatever holds the cashier. */
  unmount(cashier: CashierName): void;
  change(cashier: CashierName, change: HostChange): void;
  /** Moves the component's element within the page. */
  move(cashier: CashierName): void;
  /** Takes the component out of the page for a while, in the way of its framework. */
  suspend(cashier: CashierName): void;
  resume(cashier: CashierName): void;
  /** Submits by the shop's own pay button. */
  submit(cashier: CashierName): Promise<SubmitAnswer>;
  retry(cashier: CashierName): void;
  snapshot(cashier: CashierName): CheckoutSnapshot;
  heard(): readonly Heard[];
  /** Unmounts everything and clears `heard`, ready for the next behaviour. */
  reset(): void;
}

/** The same interface from another process, where every call is asynchronous. */
export type Remote<Interface> = {
  readonly [Name in keyof Interface]: Interface[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};
