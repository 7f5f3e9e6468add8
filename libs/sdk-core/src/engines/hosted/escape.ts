import { windowOf } from './window-of.ts';

const isEscape = ({ key }: KeyboardEvent) => key === 'Escape';

function keepFromPage(event: KeyboardEvent): void {
  if (isEscape(event)) event.stopImmediatePropagation();
}

/**
 * Escape in the popup is the popup's alone, until it is released. A dialog of the page that the popup was opened from
 * listens for it on the document, and would close with everything in it. The browser still asks the popup to close.
 */
export function keepEscape(host: HTMLElement): () => void {
  const view = windowOf(host);
  const { body, documentElement } = view.document;
  const pressed = (event: KeyboardEvent) => {
    const path = event.composedPath();
    const [target] = path;
    // with the focus on nothing, the key belongs to the topmost dialog as well
    const isOurs = path.includes(host) || target === body || target === documentElement;
    if (!isOurs || !isEscape(event)) return;
    event.stopImmediatePropagation();
    // the popup may be gone when the key is let go, and the focus back where it was
    view.addEventListener('keyup', keepFromPage, { capture: true, once: true });
  };
  // on the window: before all listeners of the page but its own there
  view.addEventListener('keydown', pressed, true);
  return () => view.removeEventListener('keydown', pressed, true);
}
