import type { Checkout, CheckoutSnapshot, Listener } from './checkout.ts';
import type { ListenerType } from './event.ts';
import type { OpenRequest } from './options.ts';

export interface PreloadTarget {
  /** The engine of this session. */
  readonly session?: string;
  /** The hosted page of this origin. */
  readonly cashier?: string;
}

/**
 * Holds options and a merged stream of the events of all its opens. Never busy: any number of opens.
 *
 * @example
 * const cashier = createCashier({ environment: 'sandbox', locale: 'en_US' });
 * const stop = cashier.on('result', (event) => console.log(event.code, event.final));
 */
export interface Cashier {
  /** Returns at once; mistakes are told by `ready`, `outcome` and the error event. */
  open(request: OpenRequest): Checkout;
  /** Events of all opens. Returns an unsubscribe. */
  on<Type extends ListenerType>(type: Type, listener: Listener<Type>): () => void;
  /** The most recently opened live Checkout, else the latest one; undefined before the first. */
  current(): Checkout | undefined;
  /** Snapshot of `current()`, or an idle one. */
  getSnapshot(): CheckoutSnapshot;
  /** Called after each change of `getSnapshot()`. Returns an unsubscribe. */
  subscribe(listener: () => void): () => void;
  /** Fetches code, with a target also the page; without one the first trusted cashier, else Antom's. */
  preload(target?: PreloadTarget): void;
  /** Closes all opens and forgets all listeners. */
  destroy(): void;
}
