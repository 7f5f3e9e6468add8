import type { Advice } from './advice.ts';
import type { CashierError } from './error.ts';
import type { CashierEvent, ListenerEvents, ListenerType, LogEntry, ResultEvent } from './event.ts';
import type { Phase } from './phase.ts';
import type { Appearance, SessionSource, SubmitData } from './options.ts';

/** How an open ended. `saved`: a card was saved and nothing was paid. `closed`: the merchant closed it. */
export type OutcomeStatus = 'paid' | 'saved' | 'undecided' | 'failed' | 'cancelled' | 'closed';

export interface Outcome {
  readonly status: OutcomeStatus;
  /** The event that ended the open, if one did. */
  readonly event?: CashierEvent;
  /** With `failed`: the error that ended the open, unless a payment result did. */
  readonly error?: CashierError;
}

/** The state of an open. Immutable; a new object is made only when something has changed. */
export interface CheckoutSnapshot {
  readonly phase: Phase;
  /** `in_flight` while leaving the page could leave a payment behind. */
  readonly leave: 'safe' | 'in_flight';
  readonly openId: string;
  /** The number of the current attempt; 0 before the first accepted submit. */
  readonly attempt: number;
  /** Whether the cashier is on the screen. After the end it stays until the shopper dismisses the end state. */
  readonly visible: boolean;
  /** The session has expired and could not be renewed. */
  readonly expired: boolean;
  /** The latest payment result, or SDK_PAYMENT_CANCEL. */
  readonly event?: ResultEvent | Extract<CashierEvent, { readonly code: 'SDK_PAYMENT_CANCEL' }>;
  readonly error?: CashierError | undefined;
  /** What the shopper or you can do after `event`. */
  readonly advice?: Advice | undefined;
  readonly outcome?: Outcome;
}

/** The snapshot before the first open. */
export const IDLE_SNAPSHOT: CheckoutSnapshot = Object.freeze({
  phase: 'idle',
  leave: 'safe',
  openId: '',
  attempt: 0,
  visible: false,
  expired: false,
});

/** What the look of an open cashier can be changed to, without reloading it. */
export interface LookUpdate {
  readonly locale?: string | undefined;
  readonly appearance?: Appearance | undefined;
}

/** What `update()` can change while the cashier is open. */
export interface CheckoutUpdate extends LookUpdate {
  /** For another payment in the same place, such as that of a changed cart: a session, or a function that fetches it. */
  readonly session?: SessionSource | undefined;
}

/**
 * What became of the session. `live`: the form goes on with it, and what the shopper typed is kept. `remounted`: the form
 * was loaded anew in the same place. `unchanged`: none was given, or the one that is open.
 */
export interface UpdateAnswer {
  readonly session: 'live' | 'remounted' | 'unchanged';
}

/** What a support request needs: the log of an open, in order, and its trace id. */
export interface SupportBundle {
  readonly traceId: string;
  readonly snapshot: CheckoutSnapshot;
  readonly log: readonly LogEntry[];
}

export type SubmitAnswer = 'accepted' | 'invalid' | 'duplicate';

export type Listener<Type extends ListenerType> = (event: ListenerEvents[Type]) => unknown;

/**
 * One mounted cashier for one payment session.
 *
 * @example
 * const checkout = cashier.open({ session: paymentSessionData });
 * await checkout.ready;
 * const outcome = await checkout.outcome;
 * if (outcome.status === 'paid') location.assign('/thanks');
 */
export interface Checkout extends AsyncIterable<CashierEvent> {
  readonly openId: string;
  readonly traceId: string;
  /** Resolves when the form can be used. Rejects with a CashierError; no unhandled rejection if nobody awaits it. */
  readonly ready: Promise<void>;
  /** Resolves when the open has ended. Never rejects. */
  readonly outcome: Promise<Outcome>;
  getSnapshot(): CheckoutSnapshot;
  /** Calls `listener` after each change of the snapshot. Returns a function that unsubscribes it. */
  subscribe(listener: () => void): () => void;
  /** Listens to all events (`event`), a type of events, one code, or the log. Returns a function that unsubscribes. */
  on<Type extends ListenerType>(type: Type, listener: Listener<Type>): () => void;
  /** Submits the form; for your own pay button. Waits for `ready`. Rejects with a CashierError. */
  submit(data?: SubmitData): Promise<SubmitAnswer>;
  /** Validates the form and shows its errors, without paying. Waits for `ready`. Rejects with a CashierError. */
  validate(): Promise<{ readonly isValid: boolean }>;
  /**
   * Changes language, look or session. Throws a CashierError `option_invalid` that names a wrong or misspelt option. Rejects with a
   * CashierError: `update_refused` while a payment is in flight, because another session would be a second payment. Of
   * sessions that come faster than they can be shown, those between the first and the latest are skipped.
   */
  update(change: CheckoutUpdate): Promise<UpdateAnswer>;
  /**
   * After a decline, returns the shopper to the form and returns this checkout. After an end that allows a retry, opens
   * again and returns the new checkout. Throws a CashierError `retry_refused` or `session_missing` if neither can help.
   */
  retry(): Checkout;
  /** Everything that has happened so far, in order, without card data: for support requests. */
  trace(): SupportBundle;
  /** Removes the cashier synchronously. No event and no callback follows. */
  close(): void;
  [Symbol.dispose](): void;
}
