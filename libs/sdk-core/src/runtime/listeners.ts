import type { Listener } from '../contract/checkout.ts';
import type { CashierEvent, ListenerType, LogEntry } from '../contract/event.ts';
import { callOut } from './call-out.ts';

/** Adds a listener; one that is added twice is called twice. Returns a function that unsubscribes it. */
export function subscribe<Value>(
  set: Set<(value: Value) => unknown>,
  listener: (value: Value) => unknown,
): () => void {
  const own = (value: Value) => listener(value);
  set.add(own);
  return () => void set.delete(own);
}

/** Listeners by type. A listener that is removed while an event is being delivered is no longer called. */
export class Listeners {
  #sets = new Map<ListenerType, Set<Listener<never>>>();

  on<Type extends ListenerType>(type: Type, listener: Listener<Type>): () => void {
    const set = this.#sets.get(type) ?? new Set();
    this.#sets.set(type, set);
    return subscribe(set, listener);
  }

  /** Returns whether anybody listens. */
  emit(event: CashierEvent): boolean {
    return this.#call(['event', event.type, event.code], event);
  }

  log(entry: LogEntry): void {
    this.#call(['log'], entry);
  }

  /** An event that is being delivered still reaches its remaining listeners: their sets live on. */
  clear(): void {
    this.#sets = new Map();
  }

  #call(types: readonly ListenerType[], event: CashierEvent | LogEntry): boolean {
    const calls = types.flatMap((type) => {
      const set = this.#sets.get(type) ?? new Set();
      return [...set].map((listener) => () => {
        if (set.has(listener)) callOut(listener as (event: unknown) => unknown, event);
      });
    });
    for (const call of calls) call();
    return calls.length > 0;
  }
}
