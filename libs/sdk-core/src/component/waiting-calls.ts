import { CashierError } from '../contract/error.ts';
import type { Opening } from './opening.ts';

/** Calls that were made before their cashier could open. */
export class WaitingCalls {
  readonly #calls = new Set<(opening: Opening | undefined) => void>();

  /** Calls back with the next opening, or with nothing if there will be none. */
  add(call: (opening: Opening | undefined) => void): void {
    this.#calls.add(call);
  }

  /** The next opening. Rejects with `closed` if there will be none. */
  next(name: string): Promise<Opening> {
    return new Promise((resolve, reject) => {
      this.add((opening) => (opening ? resolve(opening) : reject(nothingOpen(name))));
    });
  }

  answer(opening: Opening | undefined): void {
    const calls = [...this.#calls];
    this.#calls.clear();
    for (const call of calls) call(opening);
  }
}

export function nothingOpen(name: string): CashierError {
  return new CashierError('closed', {
    message: `${name}(): no cashier is open.`,
    suggestion: 'Set open to true and wait for cashierReady.',
  });
}
