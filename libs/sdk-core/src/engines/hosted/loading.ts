import type { LoadingView } from '../../contract/engine.ts';
import { keepWaiting, takeWaiting } from './waiting-popups.ts';

/** Shows it as soon as its code is there. Returns what removes it, unless a run has it by then. */
export function showLoading(view: LoadingView): () => void {
  let isWanted = true;
  const show = async () => {
    const { hostedCode } = await import('./hosted-code.ts');
    // a run that starts with the same code comes first: it sends for the form before it draws anything
    await new Promise((resolve) => setTimeout(resolve));
    if (isWanted) keepWaiting(view, hostedCode.showLoading(view));
  };
  // the open itself says what fails
  show().catch(() => undefined);
  return () => {
    isWanted = false;
    takeWaiting(view)?.remove();
  };
}
