/**
 * Tells the height of the content whenever it changes. The content's height depends on the frame's width only, never
 * on the height that the answer gives to the frame: there is nothing that could go round in circles.
 */
export class Size {
  readonly #content: HTMLElement;
  readonly #tell: (height: number) => void;
  #told = 0;

  constructor(content: HTMLElement, tell: (height: number) => void) {
    this.#content = content;
    this.#tell = tell;
    new ResizeObserver(() => this.measure()).observe(content);
  }

  /** Observers sleep in a frame that nobody sees yet, and the SDK wants a height before it shows one. */
  measure(): void {
    const { width, height } = this.#content.getBoundingClientRect();
    const whole = Math.ceil(height);
    // a frame that is not laid out has no width, and a height of no meaning
    if (!width || !whole || whole === this.#told) return;
    this.#told = whole;
    this.#tell(whole);
  }
}
