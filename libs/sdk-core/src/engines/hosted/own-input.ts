import { windowOf } from './window-of.ts';

/** What dialogs of the page take for a press outside of them, or for the focus that has left them. */
const PRESSES = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'click',
  'focusin',
];

const isEscape = ({ key }: KeyboardEvent) => key === 'Escape';
const isButton = (target: EventTarget) => (target as Element).localName === 'button';

function keepFromPage(event: KeyboardEvent): void {
  if (isEscape(event)) event.stopImmediatePropagation();
}

/**
 * What the shopper does in the popup is the popup's alone, until it is released. A dialog of the page that the popup was
 * opened from listens for it on the document: it would close at Escape or at a press outside, with everything in it, or
 * take the Tab key. The browser itself still acts on it, and a press of one of the popup's buttons asks to `leave`.
 */
export function keepInput(popup: HTMLElement, leave: () => void): () => void {
  const view = windowOf(popup);
  const { body, documentElement } = view.document;
  const pressed = (event: Event) => {
    const path = event.composedPath();
    if (!path.includes(popup)) return;
    event.stopImmediatePropagation();
    if (event.type === 'click' && path.some(isButton)) leave();
  };
  const typed = (event: KeyboardEvent) => {
    const path = event.composedPath();
    const [target] = path;
    // with the focus on nothing, Escape belongs to the topmost dialog as well
    const isOurs =
      path.includes(popup) || (isEscape(event) && (target === body || target === documentElement));
    if (!isOurs) return;
    event.stopImmediatePropagation();
    // the popup may be gone when the key is let go, and the focus back where it was
    if (isEscape(event)) {
      view.addEventListener('keyup', keepFromPage, { capture: true, once: true });
    }
  };
  // on the window: before all listeners of the page but its own there
  const options = { capture: true, passive: true };
  for (const type of PRESSES) view.addEventListener(type, pressed, options);
  view.addEventListener('keydown', typed, options);
  return () => {
    for (const type of PRESSES) view.removeEventListener(type, pressed, options);
    view.removeEventListener('keydown', typed, options);
  };
}
