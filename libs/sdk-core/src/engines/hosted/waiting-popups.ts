import type { LoadingView } from '../../contract/engine.ts';
import type { Surface } from './surface.ts';

/** The popups that show that a cashier is loading, until its run takes them over. */
const waiting = new WeakMap<LoadingView, Surface>();

export function keepWaiting(view: LoadingView, popup: Surface): void {
  waiting.set(view, popup);
}

/** The popup is the caller's from now on. */
export function takeWaiting(view: LoadingView | undefined): Surface | undefined {
  const popup = view && waiting.get(view);
  if (view) waiting.delete(view);
  return popup;
}
