/** What happens to an element that is in the page. */
export interface PlaceListener {
  /** It stood elsewhere a moment ago: frames in it were loaded anew. */
  moved(): void;
  /** It was taken out of the page: frames in it are gone. */
  detached(): void;
  attached(): void;
}

/** The document or detached tree that an element is in, and every shadow root on the way there. */
function rootsOf(element: Element): Node[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [root, ...rootsOf(root.host)] : [root];
}

/**
 * Watches where an element is. Neither Angular's detached routes nor a moved ancestor call any hook of a component, and
 * an iframe says nothing before it is loaded anew.
 */
export class Place {
  readonly element: Element;
  readonly #roots: readonly Node[];
  readonly #observer: MutationObserver;
  #isAttached = true;

  constructor(element: Element, listener: PlaceListener) {
    this.element = element;
    this.#roots = rootsOf(element);
    this.#observer = new MutationObserver((records) => this.#look(records, listener));
    for (const root of this.#roots) {
      this.#observer.observe(root, { childList: true, subtree: true });
    }
  }

  stop(): void {
    this.#observer.disconnect();
  }

  #look(records: readonly MutationRecord[], listener: PlaceListener): void {
    const wasAttached = this.#isAttached;
    // as an including tree, for its roots are observed: the element may have moved within one of them
    const isInTree = rootsOf(this.element).at(-1) === this.#roots.at(-1);
    const wasRemoved = records.some(({ removedNodes }) =>
      [...removedNodes].some((node) => isWithin(this.element, node)),
    );
    this.#isAttached = isInTree;
    if (wasAttached && !isInTree) listener.detached();
    else if (!wasAttached && isInTree) listener.attached();
    else if (wasRemoved && isInTree) listener.moved();
  }
}

/** Also through shadow roots. */
function isWithin(element: Element, ancestor: Node): boolean {
  if (ancestor.contains(element)) return true;
  const root = element.getRootNode();
  return root instanceof ShadowRoot && isWithin(root.host, ancestor);
}
