import type { LoadingView } from '../../contract/engine.ts';
import type { Surface } from './surface.ts';

/** The popups that show that a cashier is loading, until its run takes them over. */
const waiting = new WeakMap<LoadingView, Surface>();

/** Shows it as soon as its code is there. Returns what removes it, unless a run has it by then. */
export function showLoading(view: LoadingView): () => void {
  let isWanted = true;
  const show = async () => {
    const { hostedCode } = await import('./hosted-code.ts');
    if (isWanted) waiting.set(view, hostedCode.showLoading(view));
  };
  // the open itself says what fails
  show().catch(() => undefined);
  return () => {
    isWanted = false;
    takeLoading(view)?.remove();
  };
}

/** The popup is the caller's from now on. */
export function takeLoading(view: LoadingView | undefined): Surface | undefined {
  const surface = view && waiting.get(view);
  if (view) waiting.delete(view);
  return surface;
}
