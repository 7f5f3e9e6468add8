/** Calls back once the page has taken an element out, with all around it or alone. Returns what stops watching. */
export function watchRemoval(element: HTMLElement, removed: () => void): () => void {
  const observer = new MutationObserver(() => {
    if (element.isConnected) return;
    observer.disconnect();
    removed();
  });
  // its ancestors only, the document among them: what the page does elsewhere does not matter
  for (let node = parentOf(element); node; node = parentOf(node)) {
    observer.observe(node, { childList: true });
  }
  return () => observer.disconnect();
}

/** A container may lie in a shadow root of the page's. */
const parentOf = (node: Node): Node | null | undefined =>
  node.parentNode ?? (node as Partial<ShadowRoot>).host;
