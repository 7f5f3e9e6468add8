import { describe } from '../contract/describe.ts';
import { CashierError } from '../contract/error.ts';

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
  if (found instanceof HTMLElement) return found;
  throw new CashierError('container_missing', {
    message: `container is ${describe(container)}, which finds no element in the page.`,
    suggestion: 'Pass an element, or a selector of one that is in the page.',
  });
}
