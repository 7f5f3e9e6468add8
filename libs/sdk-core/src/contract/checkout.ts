import type { Advice } from './advice.ts';
import type { CashierError } from './error.ts';
import type { CashierEvent, ListenerEvents, ListenerType, LogEntry, ResultEvent } from './event.ts';
import type { Phase } from './phase.ts';
import type { Appearance, SubmitData } from './options.ts';

/** How an open ended. `closed`: by the merchant. */
export type OutcomeStatus = 'paid' | 'undecided' | 'failed' | 'cancelled' | 'closed';

export interface Outcome {
  readonly status: OutcomeStatus;
  /** The event that ended the open, if one did. */
  readonly event?: CashierEvent;
  /** With `failed`: why it could not be shown or run, if that was the reason. */
  readonly error?: CashierError;
}

/** An immutable picture of an open; a new object only when something changed. */
export interface CheckoutSnapshot {
  readonly phase: Phase;
  /** Whether the shopper can leave without leaving a payment behind: a router guard is one line. */
  readonly leave: 'safe' | 'in_flight';
  readonly openId: string;
  /** 0 before the first accepted submit. */
  readonly attempt: number;
  /** Whether anything of the cashier is on the screen; false once the shopper has put an end state away. */
  readonly visible: boolean;
  /** The session's time has run out and it was not renewed. */
  readonly expired: boolean;
  /** The latest result, or the event that ended the open. */
  readonly event?: ResultEvent | Extract<CashierEvent, { readonly code: 'SDK_PAYMENT_CANCEL' }>;
  readonly error?: CashierError | undefined;
  /** What can be done after `event`. */
  readonly advice?: Advice | undefined;
  readonly outcome?: Outcome;
}

/** The picture before anything has happened. */
export const IDLE_SNAPSHOT: CheckoutSnapshot = Object.freeze({
  phase: 'idle',
  leave: 'safe',
  openId: '',
  attempt: 0,
  visible: false,
  expired: false,
});

/** What can be changed while it is open; nothing is reloaded. */
export interface CheckoutUpdate {
  readonly locale?: string | undefined;
  readonly appearance?: Appearance | undefined;
}

/** The ordered log of an open under its trace id. */
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
  /** The form can be used. Rejects with a CashierError; a rejection that nobody awaits is silent. */
  readonly ready: Promise<void>;
  /** Never rejects. */
  readonly outcome: Promise<Outcome>;
  getSnapshot(): CheckoutSnapshot;
  /** Called after each change of the snapshot. Returns an unsubscribe. */
  subscribe(listener: () => void): () => void;
  /** Returns an unsubscribe. */
  on<Type extends ListenerType>(type: Type, listener: Listener<Type>): () => void;
  /** For your own pay button; waits for ready. */
  submit(data?: SubmitData): Promise<SubmitAnswer>;
  /** Shows and counts the form's errors without paying. */
  validate(): Promise<{ readonly isValid: boolean }>;
  update(change: CheckoutUpdate): void;
  /**
   * Goes on after a decline (this checkout), or opens again after an end that allows it (a new one of the same client).
   * Throws a CashierError `retry_refused` or `session_missing` when it can't help.
   */
  retry(): Checkout;
  /** For a support request: everything that happened so far, in order, without card data. */
  trace(): SupportBundle;
  /** Removes everything at once. No event, no callback after it. */
  close(): void;
  [Symbol.dispose](): void;
}
