import { isLoopback } from './loopback.ts';

/** The page shows the end state this long before it leaves for paymentRedirectUrl. */
const SHOWN_MS = 2_000;

/** The URL if the page may be sent there: https, or http on this machine; text of any other kind is refused. */
export function safeRedirect(url: unknown): URL | undefined {
  if (typeof url !== 'string') return undefined;
  try {
    const parsed = new URL(url);
    const { protocol, hostname } = parsed;
    return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
      ? parsed
      : undefined;
  } catch {
    return undefined;
  }
}

/** Goes to paymentRedirectUrl after the end. Returns what stops it. */
export function redirectAfter(
  url: unknown,
  tell: (telling: 'call_url_success' | 'call_url_error', message: string) => void,
): () => void {
  let timer = setTimeout(() => {
    const target = safeRedirect(url);
    if (!target) {
      tell('call_url_error', 'paymentRedirectUrl is missing or is no https address.');
      return;
    }
    tell('call_url_success', `Going to ${target.origin}${target.pathname}`);
    // the event is told in a microtask, so before the navigation that this task begins
    timer = setTimeout(() => location.assign(target.href));
  }, SHOWN_MS);
  return () => clearTimeout(timer);
}
