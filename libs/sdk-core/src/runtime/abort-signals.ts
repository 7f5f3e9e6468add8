/** Each of the signals that were passed for one open closes it. */
export class AbortSignals {
  readonly #followed = new Set<AbortSignal>();
  readonly #abort: () => void;

  constructor(abort: () => void) {
    this.#abort = abort;
  }

  follow(signal: AbortSignal | undefined): void {
    if (!signal) return;
    signal.addEventListener('abort', this.#abort, { once: true });
    this.#followed.add(signal);
  }

  release(): void {
    for (const signal of this.#followed) signal.removeEventListener('abort', this.#abort);
  }
}
