/** A browser loads a frame anew that is taken out of the page and put back. Antom's SDK doesn't notice: its form stays blank. */
export class FrameMove {
  readonly #find: () => HTMLIFrameElement | null;
  readonly #reloaded: () => void;
  readonly #moved = new WeakSet<Node>();
  readonly #observer = new MutationObserver((changes) => {
    for (const { removedNodes } of changes) removedNodes.forEach((node) => this.#note(node));
  });

  /**
   * @param find Finds the frame.
   * @param reloaded Called when it has loaded again in its new place, which `moveBefore()` spares it.
   */
  constructor(find: () => HTMLIFrameElement | null, reloaded: () => void) {
    this.#find = find;
    this.#reloaded = reloaded;
    this.#observer.observe(document, { childList: true, subtree: true });
    // it doesn't bubble
    document.addEventListener('load', this.#onLoad, true);
  }

  stop(): void {
    this.#observer.disconnect();
    document.removeEventListener('load', this.#onLoad, true);
  }

  #note(node: Node): void {
    const frame = this.#find();
    if (frame && node.contains(frame)) this.#moved.add(frame);
  }

  readonly #onLoad = ({ target }: Event): void => {
    if (target instanceof Node && target === this.#find() && this.#moved.delete(target)) {
      this.#reloaded();
    }
  };
}
