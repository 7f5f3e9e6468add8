import type { SessionFunction } from '../contract/options.ts';
import type { ReadSession } from '../contract/session.ts';
import { askSession } from './session.ts';

/**
 * Asks session functions for their first session. If an open ended while its function was still being asked, the next one
 * with this function takes that answer: a second call would create a second order for the same cart.
 */
export class SessionCalls {
  readonly #left = new Map<SessionFunction, Promise<ReadSession>>();

  ask(source: SessionFunction): Promise<ReadSession> {
    const left = this.#left.get(source);
    this.#left.delete(source);
    // what ended the open may have made it fail: an aborted signal does
    return left ? left.catch(() => askSession(source)) : askSession(source);
  }

  /** The open that asked has ended. */
  leave(source: SessionFunction, answer: Promise<ReadSession>): void {
    this.#left.set(source, answer);
    const forget = (): void => {
      if (this.#left.get(source) === answer) this.#left.delete(source);
    };
    answer.then(forget, forget);
  }
}
