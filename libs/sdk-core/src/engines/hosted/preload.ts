import { SANDBOX } from './frame.ts';
import { surfaceStyle } from './style.ts';

/** A preload that takes longer is abandoned. */
const PRELOAD_MS = 15_000;

/** The files are cached by the site that frames them, so only a frame can fetch them early. */
export function preload(origin: string | undefined, locale: string): void {
  if (!origin || !URL.canParse(origin)) return;
  surfaceStyle(window);
  const frame = document.createElement('iframe');
  const remove = () => frame.remove();
  // laid out, so that the page in it can rehearse, but never seen
  frame.style.cssText = 'position:fixed;width:480px;height:480px;visibility:hidden';
  frame.setAttribute('sandbox', SANDBOX);
  frame.src = new URL(`/cashier/preload?locale=${encodeURIComponent(locale)}`, origin).href;
  frame.onload = remove;
  setTimeout(remove, PRELOAD_MS);
  document.body.append(frame);
}
