/** Micro-frontends replace the property on the elements themselves, and answer with the document of their script. */
const ownerDocument = () =>
  Object.getOwnPropertyDescriptor(Node.prototype, 'ownerDocument')?.get as (
    this: Node,
  ) => Document | null;

/**
 * The window that shows this node. It need not be the one that this script runs in: the node may lie in a frame of the
 * same origin, or in a window that the page has opened.
 */
export function windowOf(node: Node): Window & typeof globalThis {
  return ownerDocument().call(node)?.defaultView ?? window;
}
