import { productOf, type Product, type SessionData } from '@ams-cashier/protocol';
import { describe } from '../contract/describe.ts';
import { CashierError } from '../contract/error.ts';

const HTML = 'http://www.w3.org/1999/xhtml';

/** In any realm: the element may belong to a frame or to another window. */
function isHtmlElement(value: unknown): value is HTMLElement {
  const { nodeType, namespaceURI } = Object(value) as Partial<Element>;
  return nodeType === 1 && namespaceURI === HTML;
}

/** The element of an inline open; undefined for a popup. Throws `container_missing`. */
export function findContainer(
  container: string | HTMLElement | undefined,
): HTMLElement | undefined {
  if (container === undefined) return undefined;
  let found: unknown = container;
  try {
    if (typeof container === 'string') found = document.querySelector(container);
  } catch {
    // not a selector: reported below, with its text
  }
  if (isHtmlElement(found)) return found;
  throw new CashierError('container_missing', {
    message: `container is ${describe(container)}, which finds no element in the page.`,
    suggestion:
      'Pass an element, or a selector of one that is in the page. A selector finds nothing in a shadow root.',
  });
}

/** With any engine: a sandbox that is kinder than Antom would only move the error to production. */
const INLINE_ONLY: readonly Product[] = ['element', 'page'];

/** Throws `container_missing` for a session that can't be shown as a popup. */
export function checkHasPlace({ meta }: SessionData, container: HTMLElement | undefined): void {
  if (container || !INLINE_ONLY.includes(productOf(meta))) return;
  throw new CashierError('container_missing', {
    message: `container is undefined, and a session with productScene ${meta.paymentSessionConfig?.productScene} has no popup.`,
    suggestion: 'Pass a container (components: display="inline").',
  });
}

/** An element may be put into its document after `open()`, but a cashier can only load inside of one. */
export function checkIsInDocument(container: HTMLElement | undefined): void {
  if (!container || container.isConnected) return;
  throw new CashierError('container_missing', {
    message: `container is a <${container.localName}> that is not in the document.`,
    suggestion: 'Put it into the document before the session has arrived.',
  });
}
