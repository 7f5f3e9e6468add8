import { findCashier } from './frame.ts';

/** A browser loads a frame anew that is taken out of the page and put back. Antom's SDK doesn't notice: its form stays blank. */
export class FrameMove {
  readonly #reloaded: () => void;
  readonly #moved = new WeakSet<Node>();
  readonly #observer = new MutationObserver((changes) => {
    for (const { removedNodes } of changes) removedNodes.forEach((node) => this.#note(node));
  });

  /** @param reloaded Called when the frame has loaded again in its new place, which `moveBefore()` spares it. */
  constructor(reloaded: () => void) {
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
    const frame = findCashier();
    if (frame && node.contains(frame)) this.#moved.add(frame);
  }

  readonly #onLoad = ({ target }: Event): void => {
    if (target instanceof Node && target === findCashier() && this.#moved.delete(target)) {
      this.#reloaded();
    }
  };
}
