import type { CheckoutUpdate } from '../contract/checkout.ts';
import type { CashierEngine } from '../contract/engine.ts';
import type { CashierError } from '../contract/error.ts';
import type { CheckedOptions, OpenRequest } from '../contract/options.ts';
import type { ReadSession } from '../contract/session.ts';
import type { Listeners } from './listeners.ts';
import type { Open } from './open.ts';

/** What an open needs of its client. */
export interface OpenContext {
  readonly options: CheckedOptions;
  readonly engines: readonly CashierEngine[];
  /** Hears every event and log line after the open's own listeners. */
  readonly listeners: Listeners;
  /** The shopper closed the cashier. Called before the event that says how it ended. */
  readonly onClose?: (() => unknown) | undefined;
  /** After each change of the snapshot. */
  readonly changed: () => void;
  /** It can no longer emit or show anything. */
  readonly over: (open: Open) => void;
  /** For `retry()`: with this session, if there is one, instead of the one that the request leads to. */
  readonly openAgain: (request: OpenRequest, session: ReadSession | undefined) => Open;
  /** Another open had it, and nobody knows whether it was paid. */
  readonly session?: ReadSession | undefined;
  /** Its component shares it with nobody. */
  readonly isOwn?: boolean;
  /** What is wrong with the options of an update. */
  readonly mistakeInChange: (change: CheckoutUpdate) => CashierError | undefined;
  /** The open is refused before it begins. */
  readonly refusal?: CashierError | undefined;
}
