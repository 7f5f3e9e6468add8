/**
 * Delivers notifications in order, in a microtask of their own: never before the call that caused them has returned.
 */
export class Delivery {
  #queue: (() => void)[] = [];
  #scheduled = false;

  push(task: () => void): void {
    this.#queue.push(task);
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      for (let next = this.#queue.shift(); next; next = this.#queue.shift()) next();
      this.#scheduled = false;
    });
  }

  /** Discards what has not been delivered yet. */
  drop(): void {
    this.#queue = [];
  }
}
