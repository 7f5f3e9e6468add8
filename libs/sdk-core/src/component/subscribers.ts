/** Those who are notified of each change of a snapshot. */
export class Subscribers {
  readonly #all = new Set<() => void>();

  /** Returns a function that removes it. The same function may be added several times. */
  add(subscriber: () => void): () => void {
    const own = () => subscriber();
    this.#all.add(own);
    return () => void this.#all.delete(own);
  }

  notify(): void {
    for (const subscriber of [...this.#all]) subscriber();
  }

  clear(): void {
    this.#all.clear();
  }
}
