/** Notified when an element of the page changes its place. */
export interface PlaceListener {
  /** The element was moved, which reloads the frames in it. */
  moved(): void;
  /** The element was removed from the page, which discards the frames in it. */
  detached(): void;
  attached(): void;
}

/** Every shadow root around an element, and the document or detached tree that contains them. */
function rootsOf(element: Element): Node[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [root, ...rootsOf(root.host)] : [root];
}

/**
 * Watches an element's place in the page. Neither Angular's detached routes nor a moved ancestor call any hook of a
 * component, and an iframe gets no notice before it is reloaded.
 */
export class Place {
  readonly element: Element;
  readonly #observer: MutationObserver;
  #roots: readonly Node[] = [];
  #isAttached: boolean;

  constructor(element: Element, listener: PlaceListener) {
    this.element = element;
    this.#isAttached = element.isConnected;
    this.#observer = new MutationObserver((records) => this.#look(records, listener));
    this.#watch();
  }

  stop(): void {
    this.#observer.disconnect();
  }

  /** Observes every tree that the element is in, and while it is out of the page those where it may come back. */
  #watch(): void {
    const { element } = this;
    const roots = element.isConnected
      ? rootsOf(element)
      : [...new Set([...this.#roots, ...rootsOf(element), element.ownerDocument])];
    if (roots.length === this.#roots.length && roots.every((root) => this.#roots.includes(root))) {
      return;
    }
    this.#roots = roots;
    this.#observer.disconnect();
    for (const root of roots) this.#observer.observe(root, { childList: true, subtree: true });
  }

  #look(records: readonly MutationRecord[], listener: PlaceListener): void {
    const wasAttached = this.#isAttached;
    const isAttached = this.element.isConnected;
    const wasRemoved = records.some(({ removedNodes }) =>
      [...removedNodes].some((node) => isWithin(this.element, node)),
    );
    this.#isAttached = isAttached;
    this.#watch();
    if (wasAttached && !isAttached) listener.detached();
    else if (!wasAttached && isAttached) listener.attached();
    else if (wasRemoved && isAttached) listener.moved();
  }
}

/** Like `contains`, but through shadow roots too. */
function isWithin(element: Element, ancestor: Node): boolean {
  if (ancestor.contains(element)) return true;
  const root = element.getRootNode();
  return root instanceof ShadowRoot && isWithin(root.host, ancestor);
}
