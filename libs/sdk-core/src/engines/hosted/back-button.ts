import { browserNavigation } from '../../contract/replaceable.ts';

/** What the button leaves, the topmost last. */
const open: (() => void)[] = [];

/**
 * Only a press of the button that would stay in this document: then nothing has to be put into the page's history to
 * catch it, and a second press right after it always gets through.
 */
function traverse(event: NavigateEvent): void {
  if (event.navigationType !== 'traverse' || !event.userInitiated || !event.cancelable) return;
  event.preventDefault();
  open.at(-1)?.();
}

/**
 * The browser's back button asks to leave instead of going back, until it is released; where the browser has the
 * Navigation API. A phone's back gesture closes a dialog by itself.
 */
export function watchBackButton(leave: () => void): () => void {
  const own = () => leave();
  if (open.push(own) === 1) browserNavigation()?.addEventListener('navigate', traverse);
  return () => {
    const place = open.indexOf(own);
    if (place >= 0) open.splice(place, 1);
    if (!open.length) browserNavigation()?.removeEventListener('navigate', traverse);
  };
}
