/** Faults between a shop's server and the merchant API, which a test asks for. */
import type { CallName } from '@ams-cashier/protocol/merchant-api';

/** Between a shop's server and a call of the merchant API. */
export type CallFault =
  /** The connection drops, and nothing has happened. */
  | 'down'
  /** It is done, or refused, but the connection drops before the answer. */
  | 'cut'
  /** It is done, or refused, but no answer comes until the client gives up. */
  | 'no_answer'
  /** HTTP status 500 to 599, and nothing has happened. */
  | { readonly status: number }
  /** A signed answer with this result code, and nothing has happened. */
  | { readonly resultCode: string };

/** What the next requests to each call meet, first come, first served. */
export class CallFaults {
  readonly #waiting = new Map<CallName, CallFault[]>();

  add(call: CallName, fault: CallFault, times: number): void {
    const waiting = this.#waiting.get(call) ?? [];
    this.#waiting.set(call, [...waiting, ...Array.from({ length: times }, () => fault)]);
  }

  take(call: CallName): CallFault | undefined {
    return this.#waiting.get(call)?.shift();
  }

  clear(): void {
    this.#waiting.clear();
  }
}
