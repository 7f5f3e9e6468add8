/**
 * The order in which things are told: one after the other, in a microtask of their own, so never before the call that
 * caused them has returned.
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

  /** Forgets what was not told yet. */
  drop(): void {
    this.#queue = [];
  }
}
