/**
 * The `open` of a component, which its page sets and the component changes: by the shopper's leaving, an end, a `retry()`.
 */
export class TwoWayOpen {
  /** Whether a cashier is to be open. */
  isOpen = false;
  /** The value that the page passed last. Only a change of it is a request: a page may ignore `openChange`. */
  #given = false;
  /** The value that the page knows. */
  #known = false;

  /** Takes what the page passes. Returns whether that requests an open which the component doesn't have. */
  take(given: boolean): boolean {
    if (given === this.#given) return false;
    const isRetry = given && !this.isOpen;
    this.#given = this.#known = this.isOpen = given;
    return isRetry;
  }

  /** The page has closed it by a command: `open: true` is a request again. */
  forgetGiven(): void {
    this.#given = false;
  }

  /** The value to emit, if the page doesn't know it yet. */
  change(): boolean | undefined {
    if (this.isOpen === this.#known) return undefined;
    this.#known = this.isOpen;
    return this.isOpen;
  }
}
