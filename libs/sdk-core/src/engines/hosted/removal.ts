/** Calls back once the page has taken an element of its body out, with the body or alone. Returns what stops watching. */
export function watchRemoval(element: HTMLElement, removed: () => void): () => void {
  const { ownerDocument } = element;
  const observer = new MutationObserver(() => {
    if (element.isConnected) return;
    observer.disconnect();
    removed();
  });
  // its ancestors only: what the page does elsewhere does not matter
  for (let node: Node | null = element.parentNode; node; node = node.parentNode) {
    observer.observe(node, { childList: true });
  }
  observer.observe(ownerDocument, { childList: true });
  return () => observer.disconnect();
}
