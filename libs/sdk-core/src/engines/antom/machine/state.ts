/** What the machine of an Antom cashier knows, hears and does: types only. */
import type { EngineSignal } from '../../../contract/engine.ts';
import type { ErrorReason } from '../../../contract/error-table.ts';
import type { PaymentResult } from '../../../contract/event.ts';
import type { SubmitData } from '../../../contract/options.ts';
import type { SessionData } from '../../../contract/session.ts';
import type { FormPost, Redirect } from '../redirect.ts';

export const ANTOM_PHASES = [
  /** From the beginning until the form can be used. */
  'loading',
  /** The form is on the screen and no attempt is in flight. */
  'form',
  /**
   * The open counts an attempt, because the page reported a duplicate or nobody answered a submit in time; but the
   * merchant hasn't allowed one, and can still refuse it.
   */
  'unconfirmed',
  /** The merchant has allowed the attempt, or the page has shown that there is one. */
  'paying',
  /** The challenge was reported by its code; its frame isn't there yet, or the page shows the bank itself. */
  'challenge',
  /** The challenge is in a frame of its own. */
  'challenge_frame',
  /** The shopper is at the bank or in a wallet, in this window or another. */
  'redirecting',
  /** The open has ended; the cashier may still show how. */
  'ended',
  /** The open has heard that this cashier failed. */
  'failed',
  'stopped',
] as const;

export type AntomPhase = (typeof ANTOM_PHASES)[number];

/** Phases with an attempt in flight. */
export const ATTEMPT_PHASES: readonly AntomPhase[] = [
  'unconfirmed',
  'paying',
  'challenge',
  'challenge_frame',
  'redirecting',
];

export interface GatewayFault {
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly traceId: string | undefined;
}

/** The code that Antom's page wants to have reported when the shopper leaves. */
export interface LeaveCode {
  readonly code: string;
  readonly result: PaymentResult;
}

export interface AntomState {
  readonly phase: AntomPhase;
  /** The gateway has accepted the session. */
  readonly hasSession: boolean;
  /** The page has drawn something: a form if the gateway has accepted the session, else perhaps a skeleton. */
  readonly isDrawn: boolean;
  /** Submits of the merchant that the page has not answered yet, oldest first. */
  readonly pending: readonly number[];
  /** A fresh session that has to wait: Antom's SDK can't be replaced while it may be sending a payment. */
  readonly renewal: SessionData | undefined;
  /** A redirect was let through: the code that reports it is no news of an attempt. */
  readonly isRedirecting: boolean;
  /** The shopper has left; a code for that may still come in the same call. */
  readonly isLeaving: boolean;
  readonly hasLeft: boolean;
  readonly leaveCode: LeaveCode | undefined;
  /** The latest outcome as JSON: Antom reports some of them twice (row L9). */
  readonly lastOutcome: string | undefined;
  /** What Antom's SDK has written into its own log about the gateway (row H6). */
  readonly gatewayFault: GatewayFault | undefined;
}

export const INITIAL_STATE: AntomState = {
  phase: 'loading',
  hasSession: false,
  isDrawn: false,
  pending: [],
  renewal: undefined,
  isRedirecting: false,
  isLeaving: false,
  hasLeft: false,
  leaveCode: undefined,
  lastOutcome: undefined,
  gatewayFault: undefined,
};

/** Something that Antom's SDK reports to the merchant. */
export interface Report {
  readonly code: string;
  readonly message: string | undefined;
}

interface InFrame {
  /** The shop is in a frame of another page, where the page that it is to go to refuses to load. */
  readonly isRefusedHere: boolean;
}

/** Everything that can happen to a cashier. Facts about the document come with the input. */
export type AntomInput =
  // what the hosted page says
  | { readonly type: 'page_drawn' }
  | { readonly type: 'page_closes' }
  | { readonly type: 'leave_code'; readonly leaveCode: LeaveCode | undefined }
  | ({ readonly type: 'redirect'; readonly redirect: Redirect | undefined } & InFrame)
  | ({ readonly type: 'form_post'; readonly post: FormPost | undefined } & InFrame)
  | { readonly type: 'frame_opens'; readonly isAllowed: boolean }
  | { readonly type: 'frame_closes'; readonly hasFrame: boolean }
  // what Antom's SDK says to its page, and to us
  | { readonly type: 'session_accepted' }
  | { readonly type: 'session_expired' }
  | { readonly type: 'session_refused'; readonly fault: Partial<GatewayFault> }
  | { readonly type: 'gateway_fault'; readonly fault: GatewayFault }
  | { readonly type: 'created'; readonly hasCashierFrame: boolean }
  | ({
      readonly type: 'event';
      readonly result: PaymentResult | undefined;
      readonly hasChallengeFrame: boolean;
      readonly cause: unknown;
    } & Report)
  /** By `onError`, or as the rejection of its promise, after which nothing follows. */
  | ({ readonly type: 'error'; readonly isRejection: boolean; readonly cause: unknown } & Report)
  | { readonly type: 'submit_answered'; readonly id: number }
  | { readonly type: 'merchant_allows' }
  | { readonly type: 'merchant_refuses' }
  // what the open asks
  | { readonly type: 'submit'; readonly id: number; readonly data: SubmitData | undefined }
  | { readonly type: 'probe' }
  | { readonly type: 'renew'; readonly session: SessionData }
  | { readonly type: 'end'; readonly byDoubt: boolean; readonly isOnScreen: boolean }
  | { readonly type: 'make_room' }
  | { readonly type: 'stop' }
  // what the shopper and the browser do
  | { readonly type: 'escape'; readonly hasCloseButton: boolean }
  /** The task in which the shopper left is over. */
  | { readonly type: 'leave_settled' }
  | { readonly type: 'window_opened'; readonly url: string }
  | { readonly type: 'window_blocked' }
  | { readonly type: 'top_leaves'; readonly url: string }
  | { readonly type: 'top_stays'; readonly url: string }
  /** By the Content-Security-Policy of the page that it was posted from. */
  | { readonly type: 'form_blocked'; readonly url: string }
  | { readonly type: 'heartbeat_lost' }
  /** Antom's page has begun anew in its frame, without its SDK; `session` is the one it had. */
  | { readonly type: 'frame_reloaded'; readonly session: SessionData }
  | {
      readonly type: 'fault';
      readonly reason: ErrorReason;
      readonly message: string;
      readonly cause?: unknown;
    };

export type Verdict = 'pass' | 'drop';

/** What the interpreter does. */
export type AntomEffect =
  /** Tells the open. */
  | { readonly type: 'say'; readonly signal: EngineSignal }
  /** Whether Antom's SDK hears the message that this is about. Without one it does. */
  | { readonly type: 'verdict'; readonly verdict: Verdict }
  /** The form can be used: name it, focus it. */
  | { readonly type: 'present' }
  | { readonly type: 'focus_cashier' }
  | { readonly type: 'remove_challenge_frames' }
  | { readonly type: 'press_close_button' }
  /** Answered by `leave_settled`. */
  | { readonly type: 'await_leave_code' }
  /** Answered by `window_opened` or `window_blocked`. */
  | { readonly type: 'open_window'; readonly url: string }
  | { readonly type: 'navigate'; readonly url: string; readonly replace: boolean }
  /** Sends the page around all frames there. Answered by `top_leaves` or `top_stays`. */
  | { readonly type: 'navigate_top'; readonly url: string; readonly post?: FormPost }
  /** Asks Antom's SDK to submit. */
  | { readonly type: 'submit'; readonly id: number; readonly data: SubmitData | undefined }
  | { readonly type: 'begin_again'; readonly session: SessionData }
  | { readonly type: 'release' };
