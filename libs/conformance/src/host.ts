import type { Appearance, CheckoutSnapshot, SubmitAnswer } from '@ams-cashier/core';

/** Which cashier of the page is meant; most behaviours need but one. */
export type CashierName = 'first' | 'second';

/** What the shop's own handler does when it is told something. */
export type Handler = 'listens' | 'throws' | 'retries' | 'closes';

export interface HostRequest {
  readonly session: string;
  /** The page gives a function that returns the session, and another such function at each render. */
  readonly isFunction?: boolean;
  readonly sessionKey?: string | number;
  readonly display: 'popup' | 'inline';
  readonly handler: Handler;
  readonly locale?: string;
  readonly appearance?: Appearance;
}

/** What a shop changes while its cashier is open. */
export interface HostChange {
  readonly session?: string;
  readonly sessionKey?: string | number;
  readonly locale?: string;
  readonly appearance?: Appearance;
}

/** Where a host heard something: the stream of all events, or one of its channels for a kind of them. */
export type Channel = 'event' | 'result' | 'error' | 'cancel' | 'ready';

/** One thing that a shop was told; `line` as `eventLine` writes it. */
export interface Heard {
  readonly cashier: CashierName;
  readonly channel: Channel;
  readonly line: string;
}

/**
 * A page of a shop, built with the core's controller, the custom element, Vue or Angular. It opens with `mount` and may be asked for anything that a shop
 * can do; `heard` is the order in which its handlers were called.
 */
export interface Host {
  mount(cashier: CashierName, request: HostRequest): void;
  /** By the shop's button. */
  open(cashier: CashierName): void;
  /** By the shop's code. */
  close(cashier: CashierName): void;
  /** The component, or whatever held the cashier, leaves the page. */
  unmount(cashier: CashierName): void;
  change(cashier: CashierName, change: HostChange): void;
  /** The component's element is moved in the page. */
  move(cashier: CashierName): void;
  /** The component leaves the page in the way of its framework, to come back later. */
  suspend(cashier: CashierName): void;
  resume(cashier: CashierName): void;
  /** The shop's own pay button. */
  submit(cashier: CashierName): Promise<SubmitAnswer>;
  retry(cashier: CashierName): void;
  snapshot(cashier: CashierName): CheckoutSnapshot;
  heard(): readonly Heard[];
  /** Forgets what was heard and what is mounted: the next behaviour may begin. */
  reset(): void;
}

/** The same from another process: everything takes its time. */
export type Remote<Interface> = {
  readonly [Name in keyof Interface]: Interface[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};
