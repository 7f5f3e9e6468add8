import type { SubmitAnswer } from '../contract/checkout.ts';
import type { EngineEnding } from '../contract/engine.ts';
import type { SubmitData } from '../contract/options.ts';
import type { PaymentResult } from '../contract/event.ts';
import type { SessionData } from '../contract/session.ts';
import type { EventDraft } from './event-draft.ts';
import type { Fault } from './fault.ts';
import type { Input } from './input.ts';

/** `phase`, or the call whose answer is awaited. */
export type LimitName = 'phase' | number;

/** What the interpreter has to do, in the order of the list. */
export type Effect =
  | { readonly type: 'log'; readonly code: string; readonly message: string }
  | { readonly type: 'emit'; readonly event: EventDraft }
  /** Replaces the one of the same name. With `probes` the cashier checks its state once more before `overdue` is an input. */
  | {
      readonly type: 'start_limit';
      readonly name: LimitName;
      readonly ms: number;
      readonly probes: boolean;
      readonly overdue: Input;
    }
  | { readonly type: 'stop_limit'; readonly name: LimitName }
  /** Stops every limit, and the watch on the session's expiry. */
  | { readonly type: 'stop_limits' }
  /** `session_expired` is an input at that time. Replaces the watch before. */
  | { readonly type: 'watch_expiry'; readonly expiresAt: number | undefined }
  | { readonly type: 'ask_session' }
  /** `ready` resolves. */
  | { readonly type: 'resolve_ready' }
  /** The answer to a call of the merchant. */
  | {
      readonly type: 'answer';
      readonly call: number;
      readonly answer: SubmitAnswer | { readonly isValid: boolean };
    }
  | { readonly type: 'refuse'; readonly call: number; readonly fault: Fault }
  /** `outcome` resolves; `ready` and the calls that wait for an answer reject, if they have not settled. */
  | { readonly type: 'settle'; readonly fault: Fault; readonly isReady: boolean }
  /** Tells the merchant that the shopper left. */
  | { readonly type: 'call_on_close' }
  /** Listeners and queued events are forgotten. */
  | { readonly type: 'silence' }
  /** Calls of the engine. */
  | { readonly type: 'submit'; readonly call: number; readonly data: SubmitData | undefined }
  | { readonly type: 'validate'; readonly call: number }
  | { readonly type: 'renew'; readonly session: SessionData }
  | { readonly type: 'not_renewed' }
  | { readonly type: 'leave'; readonly result: PaymentResult | undefined }
  /** The cashier goes, and another one is loaded in its place. */
  | { readonly type: 'clear' }
  | { readonly type: 'end'; readonly ending: EngineEnding }
  | { readonly type: 'stop' };

export type EffectOf<Type extends Effect['type']> = Extract<Effect, { readonly type: Type }>;
