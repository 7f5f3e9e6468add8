/**
 * Reports the height of the content whenever it changes. The height depends on the frame's width only, never on the
 * height that the SDK then gives the frame, so the two can't chase each other.
 */
export class Size {
  readonly #content: HTMLElement;
  readonly #report: (height: number) => void;
  #reported = 0;

  constructor(content: HTMLElement, report: (height: number) => void) {
    this.#content = content;
    this.#report = report;
    new ResizeObserver(() => this.measure()).observe(content);
  }

  /** Observers don't run in a frame that is not visible yet, but the SDK needs a height before it shows the frame. */
  measure(): void {
    const { width, height } = this.#content.getBoundingClientRect();
    const whole = Math.ceil(height);
    // a frame without layout has no width, and its height means nothing
    if (!width || !whole || whole === this.#reported) return;
    this.#reported = whole;
    this.#report(whole);
  }
}
