/**
 * Whether Antom's page is alive. It says so every second or two once it has begun; its SDK only writes to its own log
 * when it stops (row H3, pain point 3).
 */

/** Silence that counts as death. Antom's own log speaks of 6 s. */
const SILENCE_MS = 20_000;

/** How often it is looked at. */
const LOOK_MS = 2_000;

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
    this.#timer ??= setInterval(() => this.#look(), LOOK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** A hidden tab is slowed down by the browser: time in it doesn't count. */
  #look(): void {
    if (document.visibilityState !== 'visible') this.#silence = 0;
    else this.#silence += LOOK_MS;
    if (this.#silence < SILENCE_MS) return;
    this.stop();
    this.#dead();
  }
}
