/**
 * The one interface between an open and what runs the cashier: our hosted page, the official SDK, or a script in
 * a test.
 */
import type { Product } from '@ams-cashier/protocol';
import type { LookUpdate } from './checkout.ts';
import type { ErrorReason } from './error-table.ts';
import type { PaymentResult } from './event.ts';
import type {
  Appearance,
  CashierOptions,
  Environment,
  OpenRequest,
  SubmitData,
} from './options.ts';
import type { Phase } from './phase.ts';
import type { SessionData } from './session.ts';

/** What decides, before any DOM or network work, which engine serves a session. */
export interface EngineScope {
  readonly environment: Environment;
  /** Origins, as `new URL(…).origin` writes them. */
  readonly trustedCashiers: readonly string[];
}

export interface CashierEngine {
  readonly name: string;
  /** Throws a CashierError when the session is this engine's but must not be opened. */
  accepts(session: SessionData, scope: EngineScope): boolean;
  /**
   * Loads the code that runs the cashier. Called at an open or preload, never before. `session` is missing from a preload
   * that knows none.
   */
  load(session?: SessionData): Promise<EngineCode>;
  /** Whether there are sessions for it in this scope. Without it, there may be. */
  mayServe?(scope: EngineScope): boolean;
  /**
   * Fetches what an open will need while the session function is being asked, if no other engine may serve the session. What
   * fails is reported by the open, which needs it, too.
   */
  fetchAhead?(options: CashierOptions): void;
  /**
   * Shows that a popup is loading while the session function is being asked, which may turn out to be another engine's
   * session. Returns what removes it. The first engine that has one is used, and gets it back as `host.loadingView`.
   */
  showLoading?(view: LoadingView): () => void;
}

/** A popup of which nothing is there yet. */
export interface LoadingView {
  /** Unknown while the shop is asked for the session. */
  readonly product: Product | undefined;
  readonly appearance: Appearance;
  /** As the merchant wrote it. */
  readonly locale: string;
  /** The shopper wants to leave. */
  readonly onLeave: () => void;
}

export interface EngineCode {
  /**
   * Who draws. `core`: popup, loading view and challenge are ours. `engine`: it draws them itself, and nothing of ours
   * may lie over it.
   */
  readonly surface: 'core' | 'engine';
  start(host: EngineHost): EngineRun;
  /**
   * Preloads what needs no session: the page of this origin, or of the environment. Resolves when that is done. Once `signal`
   * is aborted, nothing of it may be left in the page.
   */
  preload?(target: PreloadRequest): Promise<void> | void;
}

export interface PreloadRequest extends CashierOptions {
  readonly origin: string | undefined;
  readonly signal: AbortSignal;
}

/** What an engine gets from the open that it runs for. */
export interface EngineHost {
  readonly openId: string;
  readonly traceId: string;
  readonly session: SessionData;
  /** As the merchant wrote it; `resolveLocale` finds the language. */
  readonly locale: string;
  readonly appearance: Appearance;
  /** Present for inline, absent for a popup. */
  readonly container: HTMLElement | undefined;
  readonly notRedirectAfterComplete: boolean;
  /** What this engine was given to show that it is loading, if that is still on the screen. It is removed after `start`. */
  readonly loadingView?: LoadingView | undefined;
  /** As the merchant passed them, including options that only this engine knows. */
  readonly options: CashierOptions;
  readonly request: OpenRequest;
  /** The phase that the open is in now. */
  readonly phase: Phase;
  /** Reports what happens in the cashier. Must not be called after `stop()`. */
  signal(signal: EngineSignal): void;
}

export type SubmitIds = number | readonly number[];

export type EngineSignal =
  /** The form can be used, or a finished payment is shown. */
  | {
      readonly type: 'usable';
      /** What was submitted before this open is not at the gateway, and may still get there: no other session, no cancellation. */
      readonly mayArrive?: boolean;
    }
  /** An attempt of this session was in flight when it was opened. */
  | { readonly type: 'resumed'; readonly phase: 'submitting' | 'challenging' }
  /** The cashier could not be shown, or can't go on. */
  | {
      readonly type: 'failed';
      readonly reason: ErrorReason;
      readonly message: string;
      readonly cause?: unknown;
      /** The gateway doesn't know this session, or will never take it: nothing is paid with it, and only another one helps. */
      readonly isSessionRefused?: boolean;
    }
  /** The cashier's heartbeat has stopped. */
  | { readonly type: 'dead' }
  /** The gateway refused the session as expired. */
  | { readonly type: 'expired' }
  /** `id` answers the run's `submit(id)`; an array answers several, with one event. */
  | { readonly type: 'invalid'; readonly id?: SubmitIds }
  | { readonly type: 'accepted'; readonly id?: SubmitIds }
  | { readonly type: 'duplicate'; readonly id?: SubmitIds }
  | { readonly type: 'challenge' }
  | { readonly type: 'challenge_done' }
  /** The page is about to leave for `url`, or a window for it was opened. */
  | { readonly type: 'redirect'; readonly url: string }
  | { readonly type: 'redirect_failed'; readonly message: string }
  | {
      readonly type: 'result';
      readonly outcome:
        'SUCCESSFUL' | 'FAIL' | 'PENDING' | 'PROCESSING' | 'ERROR' | 'CANCEL' | 'RETRY';
      readonly final: boolean;
      readonly replayed: boolean;
      readonly result?: PaymentResult;
    }
  /** The submit did not reach the gateway; nothing was charged (Antom). */
  | { readonly type: 'network_error'; readonly message?: string }
  /**
   * An `accepted` was premature: nothing was sent to the gateway (Antom checks some forms after it has asked the
   * merchant). The attempt doesn't count. `id` answers calls of `submit()` that have waited, as `invalid` does.
   */
  | {
      readonly type: 'withdrawn';
      readonly reason: 'invalid' | 'network_error';
      readonly id?: SubmitIds;
      /** It is not at the gateway, but may still get there. */
      readonly mayArrive?: boolean;
    }
  /**
   * The shopper wants to leave: close button, Escape, back button, the page's own Cancel. If `inFlight` is set, the
   * cashier has already said whether an attempt is in flight, and `leave()` is not called.
   */
  | {
      readonly type: 'buyer_close';
      readonly inFlight?: boolean;
      readonly result?: PaymentResult;
    }
  /** The cashier has disappeared from the screen. */
  | { readonly type: 'gone' }
  | { readonly type: 'log'; readonly code: string; readonly message: string }
  /** Any other event code, known or not. */
  | {
      readonly type: 'event';
      readonly code: string;
      readonly message?: string;
      readonly result?: PaymentResult;
      /** The fields of the event that only its code has: `paymentMethod`, `billingAddress`. */
      readonly detail?: { readonly [field: string]: unknown };
    };

export interface EngineEnding {
  readonly outcome: 'paid' | 'saved' | 'undecided' | 'failed';
  /** The open ended without an outcome from the cashier: a limit ran out, or something broke. */
  readonly byDoubt: boolean;
  /** The page may go to paymentRedirectUrl now; reported by `redirect` or `redirect_failed`. */
  readonly goesOn: boolean;
}

/** One running cashier. */
export interface EngineRun {
  /** Answered by a signal invalid, accepted or duplicate with this id. */
  submit(id: number, data?: SubmitData): void;
  validate(): Promise<boolean>;
  update(change: LookUpdate): void;
  /**
   * A session for another payment, such as a changed cart. Resolves to true if the form goes on with it, and to false if the
   * cashier has to be opened anew; then it has changed nothing. Without it every other session is opened anew.
   */
  replace?(session: SessionData): Promise<boolean>;
  /** A fresh session for the same payment; what the shopper typed is kept if it can be. */
  renew(session: SessionData): void;
  /** No fresh session comes. For an engine that holds back a payment after `expired` until one does. */
  notRenewed?(): void;
  /** Puts the shopper back into the form. */
  focus(): void;
  /**
   * The shopper wants to leave. Resolves whether an attempt is in flight; `undefined`, a rejection and no answer within a
   * second mean that nobody can tell. After `false` no further submit is accepted.
   */
  leave(): Promise<boolean | undefined>;
  /**
   * A limit has run out: check the cashier's state once more. Resolves when that is done, or impossible. An engine that
   * can't tell whether a submit reached the gateway signals `accepted` here: in doubt, it was accepted.
   */
  probe(): Promise<void>;
  /** The open has ended and its end state may stay on the screen until the shopper puts it away (`gone`). */
  end(ending: EngineEnding): void;
  /** Removes everything, at once, in this call; safe to call again. */
  stop(): void;
}
