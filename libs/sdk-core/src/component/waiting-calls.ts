import type { CheckoutUpdate, UpdateAnswer } from '../contract/checkout.ts';
import { CashierError, isCashierError } from '../contract/error.ts';
import { writeUnheard } from '../contract/unheard.ts';
import type { Opening } from './opening.ts';

const UNCHANGED: UpdateAnswer = { session: 'unchanged' };

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

  /**
   * `unchanged` if there will be no opening. Throws for a wrong option if there is one, and writes it if it is to come. Pre-handled:
   * a rejection that nobody awaits is silent.
   */
  change(
    change: CheckoutUpdate,
    live: Opening | undefined,
    isComing: boolean,
  ): Promise<UpdateAnswer> {
    const answer = live ? live.change(change) : this.#changeLater(change, isComing);
    answer.catch(() => undefined);
    return answer;
  }

  async #changeLater(change: CheckoutUpdate, isComing: boolean): Promise<UpdateAnswer> {
    if (!isComing) return UNCHANGED;
    const opening = await new Promise<Opening | undefined>((resolve) => this.add(resolve));
    try {
      return (await opening?.change(change)) ?? UNCHANGED;
    } catch (error) {
      if (isCashierError(error) && error.reason === 'option_invalid') writeUnheard(error);
      throw error;
    }
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
