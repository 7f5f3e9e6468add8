import type { Checkout, CheckoutSnapshot } from '../../src/contract/checkout.ts';
import type { CashierEvent } from '../../src/contract/event.ts';
import type { Phase } from '../../src/contract/phase.ts';
import type { Mood } from './action.ts';

/** One open, and everything that it reported to its merchant. */
export class Witness {
  readonly checkout: Checkout;
  readonly control: AbortController;
  readonly mood: Mood;
  readonly events: CashierEvent[] = [];
  readonly merged: CashierEvent[] = [];
  readonly calls: { settled: boolean; reason: unknown }[] = [];
  readonly phases: Phase[] = [];
  /** The phase when the last thing happened to it. */
  before: CheckoutSnapshot;
  closed = false;
  /** How often another session was passed. */
  replacements = 0;
  toldAtClose = 0;
  toldCancelled = false;
  /** The attempt that the gateway refused as expired. */
  refusedAttempt: number | undefined;
  ready: { settled: boolean; reason: unknown } = { settled: false, reason: undefined };
  outcomes = 0;

  constructor(checkout: Checkout, control: AbortController, mood: Mood) {
    this.checkout = checkout;
    this.control = control;
    this.mood = mood;
    this.before = checkout.getSnapshot();
    checkout.on('event', (event) => this.events.push(event));
    checkout.on('event', (event) => this.#react(event));
    checkout.subscribe(() => this.phases.push(checkout.getSnapshot().phase));
    this.ready = this.watch(checkout.ready);
    void checkout.outcome.then(() => (this.outcomes += 1));
  }

  watch(promise: Promise<unknown>): { settled: boolean; reason: unknown } {
    const state: { settled: boolean; reason: unknown } = { settled: false, reason: undefined };
    promise.then(
      () => (state.settled = true),
      (reason: unknown) => Object.assign(state, { settled: true, reason }),
    );
    return state;
  }

  close(how: () => void): void {
    how();
    if (!this.closed) this.toldAtClose = this.events.length;
    this.closed = true;
  }

  #react(event: CashierEvent): unknown {
    switch (this.mood) {
      case 'throws':
        throw new Error('mine');
      case 'rejects':
        return Promise.reject(new Error('mine'));
      case 'submits':
        // nobody awaits it; a submit at each answer to a submit would go on for ever
        if (this.events.length < 10) void this.checkout.submit();
        return;
      case 'closes':
        if (event.type !== 'status') this.close(() => this.checkout.close());
        return;
      default:
        return;
    }
  }
}
