import type { EngineSignal } from '../contract/engine.ts';
import type { PaymentResult } from '../contract/event.ts';
import type { SubmitData } from '../contract/options.ts';
import type { Product, ReadSession } from '../contract/session.ts';
import type { Fault } from './fault.ts';

/** Everything that can happen to an open: what the engine says, the merchant does, the clock and the page answer. */
export type Input =
  | EngineSignal
  | { readonly type: 'start' }
  | { readonly type: 'wrong_parameter'; readonly fault: Fault }
  /** The session has come. The code of its engine has still to be loaded. */
  | { readonly type: 'session_read'; readonly product: Product }
  /** The session was read and the engine's code is there: the cashier appears. */
  | { readonly type: 'started'; readonly expiresAt: number | undefined }
  /** A fault ends it: a load that failed, a limit that is overdue. */
  | { readonly type: 'broken'; readonly fault: Fault }
  | { readonly type: 'merchant_close'; readonly reason: 'closed' | 'aborted' }
  /** Calls of the merchant have a number, by which they are answered. */
  | {
      readonly type: 'merchant_submit';
      readonly call: number;
      readonly data?: SubmitData | undefined;
    }
  | { readonly type: 'merchant_validate'; readonly call: number }
  | { readonly type: 'validated'; readonly call: number; readonly isValid: boolean }
  | { readonly type: 'call_failed'; readonly call: number; readonly fault: Fault }
  /** The session's time is over. */
  | { readonly type: 'session_expired' }
  | { readonly type: 'session_renewed'; readonly session: ReadSession }
  /** Another payment takes the place of this one: in the form that is there, or in a new one. */
  | {
      readonly type: 'session_replaced';
      /** Of the session that the form goes on with. */
      readonly expiresAt: number | undefined;
      readonly canRenew: boolean;
      readonly isLive: boolean;
    }
  | { readonly type: 'renewal_failed'; readonly cause: unknown }
  /** Whether an attempt is in flight; undefined: nobody could tell. */
  | {
      readonly type: 'leave_answered';
      readonly inFlight: boolean | undefined;
      readonly result: PaymentResult | undefined;
    };

export type InputOf<Type extends Input['type']> = Extract<Input, { readonly type: Type }>;
