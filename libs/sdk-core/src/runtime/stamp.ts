import type { Product } from '@ams-cashier/protocol';
import { adviseIn, type Say } from '../advice/advice.ts';
import type { Advice } from '../contract/advice.ts';
import type { CheckoutSnapshot, Outcome } from '../contract/checkout.ts';
import { CashierError, isCashierError } from '../contract/error.ts';
import type { CashierEvent } from '../contract/event.ts';
import { isInFlight } from '../contract/phase.ts';
import type { Ending } from '../machine/ending.ts';
import type { EventDraft } from '../machine/event-draft.ts';
import type { Fault } from '../machine/fault.ts';
import type { Consultation, State } from '../machine/state.ts';

/** Keeps what was made of each key, so that merchants see one object for each fact. */
class Memo<Key extends object, Value> {
  readonly #made = new WeakMap<Key, Value>();

  get(key: Key, make: () => Value): Value {
    const value = this.#made.get(key) ?? make();
    this.#made.set(key, value);
    return value;
  }
}

/** Turns the machine's data into what merchants get: with ids and a time, frozen. */
export class Stamp {
  readonly #ids: { readonly openId: string; readonly traceId: string };
  readonly #errors = new Memo<Fault, CashierError>();
  readonly #events = new Memo<EventDraft, CashierEvent>();
  #advice = new Memo<Consultation, Advice>();
  #say: Say | undefined;
  readonly #outcomes = new Memo<Ending, Outcome>();

  constructor(openId: string, traceId: string) {
    this.#ids = { openId, traceId };
  }

  /** The texts of the open's language have loaded. Advice that was given before is given again. */
  speak(say: Say): void {
    this.#say = say;
    this.#advice = new Memo();
  }

  error(fault: Fault, attempt: number): CashierError {
    return this.#errors.get(fault, () => {
      if (!isCashierError(fault)) {
        const { reason, message, suggestion, cause, recoverable } = fault;
        const details = {
          message,
          cause,
          attempt,
          ...(suggestion && { suggestion }),
          ...(recoverable !== undefined && { recoverable }),
        };
        return new CashierError(reason, { ...details, ...this.#ids });
      }
      // errors that were made before the open was known get its ids
      return fault.openId ? fault : Object.assign(fault, this.#ids);
    });
  }

  event(draft: EventDraft): CashierEvent {
    return this.#events.get(draft, () => {
      if (draft.type === 'error') return this.error(draft.fault, draft.attempt) as CashierEvent;
      const { fault, message, attempt, ...rest } = draft;
      return Object.freeze({
        ...this.#ids,
        attempt,
        at: Date.now(),
        message: fault ? this.error(fault, attempt).message : message,
        ...rest,
      }) as CashierEvent;
    });
  }

  /** `before` if nothing that it shows has changed. */
  snapshot(state: State, before?: CheckoutSnapshot): CheckoutSnapshot {
    const { phase, attempt, visible, expired, mayArrive, latest, consultation, ending } = state;
    const { openId } = this.#ids;
    const snapshot = Object.freeze<CheckoutSnapshot>({
      phase,
      leave: isInFlight(phase) || (mayArrive && phase !== 'ended') ? 'in_flight' : 'safe',
      openId,
      attempt,
      visible,
      expired,
      ...(latest && { event: this.event(latest) as NonNullable<CheckoutSnapshot['event']> }),
      ...(ending?.fault && { error: this.error(ending.fault, attempt) }),
      ...(consultation && { advice: this.#adviceOf(consultation, state.product) }),
      ...(ending && { outcome: this.#outcomeOf(ending, attempt) }),
    });
    return before && isSame(before, snapshot) ? before : snapshot;
  }

  #adviceOf(consultation: Consultation, product: Product): Advice {
    const { code, context } = consultation;
    return this.#advice.get(consultation, () => adviseIn(this.#say, code, context, product));
  }

  #outcomeOf(ending: Ending, attempt: number): Outcome {
    const { status, event, fault } = ending;
    return this.#outcomes.get(ending, () => ({
      status,
      ...(event && { event: this.event(event) }),
      ...(fault && { error: this.error(fault, attempt) }),
    }));
  }
}

function isSame(before: CheckoutSnapshot, after: CheckoutSnapshot): boolean {
  const keys = Object.keys(after) as (keyof CheckoutSnapshot)[];
  return (
    keys.length === Object.keys(before).length && keys.every((key) => before[key] === after[key])
  );
}
