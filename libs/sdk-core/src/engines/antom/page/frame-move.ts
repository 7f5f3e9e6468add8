import { windowOf } from './frame.ts';

/** A browser loads a frame anew that is taken out of the page and put back. Antom's SDK doesn't notice: its form stays blank. */
export class FrameMove {
  readonly #find: () => HTMLIFrameElement | null;
  readonly #reloaded: () => void;
  readonly #moved = new WeakSet<Node>();
  /** The window of each frame that has loaded. */
  readonly #windows = new WeakMap<Node, Window | null>();
  readonly #observer = new MutationObserver((changes) => {
    for (const { removedNodes } of changes) removedNodes.forEach((node) => this.#note(node));
    this.#look();
  });

  /**
   * @param find Finds the frame.
   * @param reloaded Called when it loads again in its new place, which `moveBefore()` spares it.
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

  /** A frame with another window is loading already: whoever waits for its load lets the shopper pay in a blank one. */
  #look(): void {
    const frame = this.#find();
    if (!frame?.isConnected || !this.#windows.has(frame)) return;
    if (this.#windows.get(frame) !== windowOf(frame)) this.#tell(frame);
  }

  #tell(frame: Node): void {
    this.#windows.delete(frame);
    if (this.#moved.delete(frame)) this.#reloaded();
  }

  readonly #onLoad = ({ target }: Event): void => {
    const frame = this.#find();
    if (!frame || target !== frame) return;
    if (this.#moved.has(frame)) this.#tell(frame);
    else this.#windows.set(frame, windowOf(frame));
  };
}
