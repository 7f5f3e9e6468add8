import { WARM } from '@ams-cashier/protocol';
import { SANDBOX } from './frame.ts';
import { surfaceStyle } from './style.ts';

/** An open within this time finds the process and the compiled script of the page that is warm; the press follows soon. */
const KEEP_MS = 3_000;

/** A browser's error page never says that it is warm. */
const AFTER_LOAD_MS = 3_000;

/** A preload that takes longer is abandoned. */
const PRELOAD_MS = 15_000;

/** The files are cached by the site that frames them, so only a frame can fetch them early. */
export async function preload(
  origin: string | undefined,
  locale: string,
  signal: AbortSignal,
): Promise<void> {
  if (!origin || !URL.canParse(origin)) return;
  surfaceStyle(window);
  const frame = document.createElement('iframe');
  // laid out, so that the page in it can rehearse, but never seen
  frame.style.cssText = 'position:fixed;width:480px;height:480px;visibility:hidden';
  frame.setAttribute('sandbox', SANDBOX);
  frame.src = new URL(`/cashier/preload?locale=${encodeURIComponent(locale)}`, origin).href;
  await new Promise<void>((resolve) => {
    let timer = setTimeout(end, PRELOAD_MS);
    const hear = ({ source, data }: MessageEvent<unknown>): void => {
      const { type } = Object(data) as { readonly type?: unknown };
      if (source === frame.contentWindow && type === WARM) endIn(KEEP_MS);
    };
    function endIn(ms: number): void {
      clearTimeout(timer);
      timer = setTimeout(end, ms);
      frame.onload = null;
    }
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      removeEventListener('message', hear);
      frame.remove();
      resolve();
    }
    // the file of its language may come later than the load
    frame.onload = () => endIn(AFTER_LOAD_MS);
    addEventListener('message', hear);
    signal.addEventListener('abort', end);
    document.body.append(frame);
  });
}
