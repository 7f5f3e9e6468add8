/**
 * Whether Antom's page is alive. It says so every second or two once it has begun; its SDK only writes to its own log
 * when it stops (row H3, pain point 3).
 */

/** Silence after which the page counts as dead. Antom's own SDK logs it after 6 s. */
const SILENCE_MS = 20_000;

/** How often it is checked. */
const CHECK_MS = 2_000;

export class Heartbeat {
  readonly #dead: () => void;
  #silence = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(dead: () => void) {
    this.#dead = dead;
  }

  /** The page has said that it is alive. */
  beat(): void {
    this.#silence = 0;
    this.#timer ??= setInterval(() => this.#check(), CHECK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Browsers throttle hidden tabs: time in them doesn't count. */
  #check(): void {
    if (document.visibilityState !== 'visible') this.#silence = 0;
    else this.#silence += CHECK_MS;
    if (this.#silence < SILENCE_MS) return;
    this.stop();
    this.#dead();
  }
}
