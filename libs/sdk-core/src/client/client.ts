import {
  IDLE_SNAPSHOT,
  type Checkout,
  type CheckoutSnapshot,
  type Listener,
} from '../contract/checkout.ts';
import { antomEngine } from '../engines/antom/antom-engine.ts';
import { findContainer } from '../runtime/container.ts';
import { bindMethods } from '../runtime/bind-methods.ts';
import { callOut } from '../runtime/call-out.ts';
import { Listeners, subscribe } from '../runtime/listeners.ts';
import type { CashierEngine } from '../contract/engine.ts';
import { hostedEngine } from '../engines/hosted/hosted-engine.ts';
import { CashierError } from '../contract/error.ts';
import type { ListenerType } from '../contract/event.ts';
import { Open } from '../runtime/open.ts';
import type { OpenContext } from '../runtime/open-context.ts';
import { checkOptions, mistakeIn, mistakeInChange, mistakeInTarget } from './option-check.ts';
import { watchMoment, type Trigger } from './preload-moment.ts';
import { Preloads, savesData } from './preloads.ts';
import type { PreloadOnOptions, PreloadTarget, PreloadWhen } from '../contract/preload.ts';
import type { CashierOptions, CheckedOptions, OpenRequest } from '../contract/options.ts';
import type { ReadSession } from '../contract/session.ts';
import { readSession } from '../runtime/session.ts';

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
  /**
   * Preloads once the shopper comes near `trigger`, a selector or an element: at the moment that `when` says, unless the
   * client has opened a cashier by then, or the browser saves data. Returns a function that takes it back.
   *
   * @example
   * const stop = cashier.preloadOn('#pay', { when: 'visible' });
   */
  preloadOn(trigger: string | Element, options?: PreloadOnOptions): () => void;
  /** Closes all opens, ends what is preloading and removes all listeners. */
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
  readonly #preloads: Preloads;
  /** What waits for the moment to preload. */
  readonly #watches = new Set<() => void>();
  #latest: Open | undefined;
  #destroyed = false;

  constructor(options: CashierOptions) {
    this.#options = checkOptions(options);
    this.#engines = options.engines ?? [hostedEngine, antomEngine];
    this.#preloads = new Preloads(this.#options, this.#engines);
    bindMethods(this);
    if (options.preload) this.#preloadAt(options.preload, options.preloadOn, {});
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
      mistakeInChange,
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

  /** When a component preloads that doesn't say so itself. */
  get preloadWhen(): PreloadWhen {
    return this.#options.preload ?? 'none';
  }

  preload(target: PreloadTarget = {}): void {
    const mistake = mistakeInTarget(target);
    if (mistake) throw mistake;
    this.#preloads.begin(target);
  }

  preloadOn(trigger: string | Element, options: PreloadOnOptions = {}): () => void {
    const { when = this.#options.preload ?? 'intent', ...target } = Object(
      options,
    ) as PreloadOnOptions;
    const mistake =
      mistakeIn({ preload: when, preloadOn: trigger }, 'preloadOn') ?? mistakeInTarget(options);
    if (mistake) throw mistake;
    return this.#preloadAt(when, trigger, target);
  }

  destroy(): void {
    this.#destroyed = true;
    this.closeAll();
    for (const stop of this.#watches) stop();
    this.#preloads.stop();
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

  #preloadAt(when: PreloadWhen, trigger: Trigger | undefined, target: PreloadTarget): () => void {
    let undo = () => undefined as void;
    const unwatch = watchMoment(when, trigger, () => {
      this.#watches.delete(unwatch);
      // whatever it has opened was loaded for it
      if (!this.#latest && !savesData()) undo = this.#preloads.share(target);
    });
    this.#watches.add(unwatch);
    return () => {
      this.#watches.delete(unwatch);
      unwatch();
      undo();
    };
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
