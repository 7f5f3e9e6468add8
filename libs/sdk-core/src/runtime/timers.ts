import { LONGEST_TIMER_MS } from '../contract/longest-timer.ts';

/** How long an overdue limit waits for the page, which may have slept in a hidden tab, to look once more. */
const PROBE_MS = 2_000;

/** Timers by name: at most one of each. */
export class Timers<Name> {
  readonly #timers = new Map<Name, ReturnType<typeof setTimeout>>();

  start(name: Name, ms: number, overdue: () => void): unknown {
    this.stop(name);
    const timer = setTimeout(
      () => {
        this.#timers.delete(name);
        if (ms > LONGEST_TIMER_MS) this.start(name, ms - LONGEST_TIMER_MS, overdue);
        else overdue();
      },
      Math.min(ms, LONGEST_TIMER_MS),
    );
    this.#timers.set(name, timer);
    return timer;
  }

  /** Before it is overdue the cashier looks once more; what it finds may stop the limit. */
  startProbing(name: Name, ms: number, probe: () => Promise<void>, overdue: () => void): void {
    this.start(name, ms, () => {
      const last = this.start(name, PROBE_MS, overdue);
      const looked = () => {
        if (this.#timers.get(name) !== last) return;
        this.stop(name);
        overdue();
      };
      probe().then(looked, looked);
    });
  }

  stop(name: Name): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  stopAll(): void {
    for (const name of this.#timers.keys()) this.stop(name);
  }
}
