import type { AdviceContext, NextStep } from '../contract/advice.ts';
import type { Limits } from '../contract/options.ts';
import type { Phase } from '../contract/phase.ts';
import type { Product, SessionData } from '../contract/session.ts';
import type { Ending } from './ending.ts';
import type { EventDraft } from './event-draft.ts';

/** What a request settles once and for all. */
export interface Terms {
  readonly limits: Limits;
  /** Whether a fresh session can be asked for: `session` is a function. */
  readonly canRenew: boolean;
  /** Whether the page goes to paymentRedirectUrl after a payment that was not declined. */
  readonly redirectsAtEnd: boolean;
}

/** What `advise` is asked about the latest result, and the step that it will name. */
export interface Consultation {
  readonly code: string;
  readonly context: AdviceContext;
  readonly step: NextStep;
}

/** Everything that decides what an open does next. Plain data: the snapshot is made from it. */
export interface State {
  readonly terms: Terms;
  readonly phase: Phase;
  /** 0 before the first accepted submit. */
  readonly attempt: number;
  /** The merchant closed it: nothing more is emitted. */
  readonly closed: boolean;
  /** The shopper wants to leave, and the cashier was asked whether an attempt is in flight. */
  readonly leaving: boolean;
  /** Whether a fresh session was asked for, and has come; that happens once. */
  readonly renewal: 'none' | 'asking' | 'done';
  /** The gateway refused the session as expired, and the cashier waits for a fresh one. */
  readonly awaited: boolean;
  /** The fresh session, as long as the cashier may need it. */
  readonly fresh?: { readonly session: SessionData; readonly isHandedOver: boolean } | undefined;
  readonly expired: boolean;
  /** Calls of `submit()` that the cashier has yet to answer. */
  readonly submits: readonly number[];
  /** A submit that the gateway doesn't know may still get there: leaving is no cancellation, another session none of ours. */
  readonly mayArrive: boolean;
  /** The gateway refused the session, and would refuse it again. */
  readonly refused: boolean;
  /** Whether there is a session, whose payment may be in flight. */
  readonly hasSession: boolean;
  /** What the session is for. */
  readonly product: Product;
  /** Whether anything of the cashier is on the screen. */
  readonly visible: boolean;
  /** The latest result, or the event with which the shopper left. */
  readonly latest?: EventDraft;
  readonly consultation?: Consultation | undefined;
  readonly ending?: Ending;
}

export function initialState(terms: Terms): State {
  return {
    terms,
    phase: 'idle',
    attempt: 0,
    closed: false,
    leaving: false,
    renewal: 'none',
    awaited: false,
    submits: [],
    mayArrive: false,
    expired: false,
    refused: false,
    hasSession: false,
    product: 'classic',
    visible: false,
  };
}
