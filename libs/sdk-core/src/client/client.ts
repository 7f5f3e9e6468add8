import {
  IDLE_SNAPSHOT,
  type Checkout,
  type CheckoutSnapshot,
  type Listener,
} from '../contract/checkout.ts';
import { antomEngine } from '../engines/antom/antom-engine.ts';
import { findContainer } from '../runtime/container.ts';
import { handled } from '../runtime/deferred.ts';
import { bindMethods } from '../runtime/bind-methods.ts';
import { callOut } from '../runtime/call-out.ts';
import { Listeners, subscribe } from '../runtime/listeners.ts';
import type { CashierEngine } from '../contract/engine.ts';
import { hostedEngine } from '../engines/hosted/hosted-engine.ts';
import { CashierError } from '../contract/error.ts';
import type { ListenerType } from '../contract/event.ts';
import { Open, type OpenContext } from '../runtime/open.ts';
import { checkOptions, mistakeIn } from './option-check.ts';
import type { CashierOptions, CheckedOptions, OpenRequest } from '../contract/options.ts';
import type { ReadSession } from '../contract/session.ts';
import { readSession } from '../runtime/session.ts';

export interface PreloadTarget {
  /** The engine of this session. */
  readonly session?: string;
  /** The hosted page of this origin. */
  readonly cashier?: string;
}

/**
 * Holds options, and merges the events of all its opens. Can have any number of them at a time.
 *
 * @example
 * const cashier = createCashier({ environment: 'sandbox', locale: 'en_US' });
 * const stop = cashier.on('result', (event) => console.log(event.code, event.final));
 */
export interface Cashier {
  /**
   * Opens a cashier. Returns at once and never throws: `ready`, `outcome` and an error event report what is wrong. A client
   * has one popup, and one cashier in a container: called again for the same session, or with a function again, it returns
   * the first Checkout until that has ended; called for another session, it is refused with `already_open`.
   */
  open(request: OpenRequest): Checkout;
  /** Listens to the events of all opens. Returns a function that unsubscribes. */
  on<Type extends ListenerType>(type: Type, listener: Listener<Type>): () => void;
  /** The most recently opened Checkout that is live, otherwise the latest one; undefined before the first. */
  current(): Checkout | undefined;
  /** The snapshot of `current()`; an idle one before the first open. */
  getSnapshot(): CheckoutSnapshot;
  /** Calls `listener` after each change of `getSnapshot()`. Returns a function that unsubscribes it. */
  subscribe(listener: () => void): () => void;
  /** Loads an engine's code and page before the first open. Default target: the first trusted cashier, else Antom's. */
  preload(target?: PreloadTarget): void;
  /** Closes all opens and removes all listeners. */
  destroy(): void;
}

/** What the facade adds to an open of its client. */
export type OpenExtras = Partial<
  Pick<OpenContext, 'onClose' | 'refusal' | 'openAgain' | 'isOwn' | 'session'>
>;

/** How a component opens: its Checkout is shared with nobody. */
export interface OpenTerms {
  readonly isOwn?: boolean;
}

export class CashierClient implements Cashier {
  readonly #options: CheckedOptions;
  readonly #engines: readonly CashierEngine[];
  readonly #listeners = new Listeners();
  readonly #subscribers = new Set<() => void>();
  /** Opens that can still emit or show something, oldest first. */
  readonly #live = new Set<Open>();
  #latest: Open | undefined;
  #destroyed = false;

  constructor(options: CashierOptions) {
    this.#options = checkOptions(options);
    this.#engines = options.engines ?? [hostedEngine, antomEngine];
    bindMethods(this);
  }

  open(request: OpenRequest, { isOwn = false }: OpenTerms = {}): Checkout {
    return this.#openOnce(request, isOwn);
  }

  /** Opens, unless its place is taken: then by the same, which it returns, or by something else, which refuses it. */
  #openOnce(request: OpenRequest, isOwn: boolean, session?: ReadSession): Open {
    const openAgain: OpenContext['openAgain'] = (again, known) =>
      this.#openOnce(again, isOwn, known);
    const extras: OpenExtras = { openAgain, isOwn, ...(session && { session }) };
    const first = this.#inPlaceOf(request);
    if (!first) return this.openWith(request, extras);
    const { phase } = first.getSnapshot();
    if (phase === 'ended') {
      first.dismiss();
      return this.openWith(request, extras);
    }
    if (!isOwn && first.isFor(request)) return first.join(request);
    const place = request.container ? 'This container has a cashier' : 'This client has a popup';
    const refusal = new CashierError('already_open', {
      message: `${place} that is ${phase}.`,
      suggestion: 'Close it first, or open another inline, in a container of its own.',
    });
    return this.openWith(request, { ...extras, refusal });
  }

  openWith(request: OpenRequest, extras: OpenExtras): Open {
    const refusal = this.#destroyed
      ? new CashierError('engine_failed', {
          message: 'open() was called on a destroyed client.',
          suggestion: 'Create a new one with createCashier().',
        })
      : (extras.refusal ?? mistakeIn(request));
    const open = new Open(request, {
      ...extras,
      refusal,
      options: this.#options,
      engines: this.#engines,
      listeners: this.#listeners,
      changed: () => this.#announce(),
      over: (ended) => {
        // another open may be the current one now
        if (this.#live.delete(ended)) this.#announce();
      },
      openAgain:
        extras.openAgain ?? ((again, session) => this.openWith(again, { ...extras, session })),
    });
    this.#live.add(open);
    this.#latest = open;
    open.begin();
    return open;
  }

  on<Type extends ListenerType>(type: Type, listener: Listener<Type>): () => void {
    return this.#listeners.on(type, listener);
  }

  current(): Checkout | undefined {
    return [...this.#live].at(-1) ?? this.#latest;
  }

  getSnapshot(): CheckoutSnapshot {
    return this.current()?.getSnapshot() ?? IDLE_SNAPSHOT;
  }

  subscribe(listener: () => void): () => void {
    return subscribe(this.#subscribers, listener);
  }

  preload({ session, cashier }: PreloadTarget = {}): void {
    const options = this.#options;
    const data = session === undefined ? undefined : readSession(session).data;
    // with `prod`, no session of a hosted cashier is opened
    const hosted = options.environment === 'prod' ? [] : [cashier, ...options.trustedCashiers];
    const origin = data?.meta.cashierUrl ?? hosted.find((one) => one !== undefined);
    const engine = this.#engines.find((one) =>
      data ? one.accepts(data, options) : one.name === (origin ? 'hosted' : 'antom'),
    );
    // the open that follows reports what fails here, where somebody can hear it
    if (engine) handled(engine.load().then((code) => code.preload?.({ ...options, origin })));
  }

  destroy(): void {
    this.#destroyed = true;
    this.closeAll();
    this.#listeners.clear();
    this.#subscribers.clear();
  }

  closeAll(): void {
    for (const open of this.#live) open.close();
  }

  /**
   * The open that is where this one would be: a button that is pressed twice must not lead to a second order. A request
   * that is wrong or aborted has no place.
   */
  #inPlaceOf(request: OpenRequest): Open | undefined {
    if (this.#destroyed || !request || mistakeIn(request) || request.signal?.aborted)
      return undefined;
    const { session, container } = request;
    try {
      if (typeof session !== 'function') readSession(session);
      const element = findContainer(container);
      return [...this.#live].find((open) => open.isIn(element));
    } catch {
      return undefined;
    }
  }

  #announce(): void {
    for (const subscriber of [...this.#subscribers]) callOut(subscriber);
  }
}

/**
 * Creates a client. Throws a CashierError `option_invalid` that names every wrong option at once.
 *
 * @example
 * const cashier = createCashier({ environment: 'sandbox' });
 * const checkout = cashier.open({ session: paymentSessionData });
 */
export function createCashier(options: CashierOptions): Cashier {
  return new CashierClient(options);
}
