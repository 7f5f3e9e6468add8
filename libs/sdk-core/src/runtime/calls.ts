import type { CashierError } from '../contract/error.ts';
import { Deferred } from './deferred.ts';

/** Calls of the merchant that the cashier has yet to answer, by number. */
export class Calls {
  readonly #waiting = new Map<number, Deferred<never>>();
  #latest = 0;

  /** `put` gets the number of the call. */
  make<Answer>(put: (call: number) => void): Promise<Answer> {
    const answer = new Deferred<Answer>();
    const call = ++this.#latest;
    this.#waiting.set(call, answer as unknown as Deferred<never>);
    put(call);
    return answer.promise;
  }

  answer(call: number, answer: unknown): void {
    this.#take(call)?.resolve(answer as never);
  }

  refuse(call: number, error: CashierError): void {
    this.#take(call)?.reject(error);
  }

  refuseAll(error: CashierError): void {
    for (const call of this.#waiting.keys()) this.refuse(call, error);
  }

  #take(call: number): Deferred<never> | undefined {
    const answer = this.#waiting.get(call);
    this.#waiting.delete(call);
    return answer;
  }
}
