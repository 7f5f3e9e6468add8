import type { Checkout, CheckoutUpdate, UpdateAnswer } from '../contract/checkout.ts';
import { CashierError, isCashierError } from '../contract/error.ts';
import { handled } from '../contract/handled.ts';
import { writeUnheard } from '../contract/unheard.ts';
import type { Opening } from './opening.ts';

const UNCHANGED: UpdateAnswer = { session: 'unchanged' };

/** Calls that were made before their cashier could open. */
export class WaitingCalls {
  readonly #calls = new Set<(opening: Opening | undefined) => void>();

  /** Calls the Checkout that is open, or the next one. Rejects with `closed` if there will be none. */
  call<Answer>(
    name: string,
    live: Opening | undefined,
    isComing: boolean,
    call: (checkout: Checkout) => Promise<Answer>,
  ): Promise<Answer> {
    return handled(
      this.#opening(live, isComing).then((opening) => {
        if (!opening) throw nothingOpen(name);
        return call(opening.checkout);
      }),
    );
  }

  /** `unchanged` if there will be no opening. Throws for a wrong option if there is one, and writes it if it is to come. */
  change(
    change: CheckoutUpdate,
    live: Opening | undefined,
    isComing: boolean,
  ): Promise<UpdateAnswer> {
    return handled(live ? live.change(change) : this.#changeLater(change, isComing));
  }

  async #changeLater(change: CheckoutUpdate, isComing: boolean): Promise<UpdateAnswer> {
    const opening = await this.#opening(undefined, isComing);
    try {
      return (await opening?.change(change)) ?? UNCHANGED;
    } catch (error) {
      if (isCashierError(error) && error.reason === 'option_invalid') writeUnheard(error);
      throw error;
    }
  }

  /** The one that is open, or else the next; undefined if there will be none. */
  async #opening(live: Opening | undefined, isComing: boolean): Promise<Opening | undefined> {
    return live ?? (isComing ? new Promise((resolve) => this.#calls.add(resolve)) : undefined);
  }

  answer(opening: Opening | undefined): void {
    const calls = [...this.#calls];
    this.#calls.clear();
    for (const call of calls) call(opening);
  }
}

function nothingOpen(name: string): CashierError {
  return new CashierError('closed', {
    message: `${name}(): no cashier is open.`,
    suggestion: 'Set open to true and wait for cashierReady.',
  });
}
