import { isLoopback } from './loopback.ts';

/** The URL if the page may go there: https, or http on a loopback host. undefined for anything else. */
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

/** In a frame of another page, wallets and banks refuse to load. A page of this shop may be framed as this one is. */
export function isRefusedHere({ origin }: URL): boolean {
  return window.top !== window && origin !== location.origin;
}

/** Sends the page around all frames there. False if this page may not: the two are of different origins. */
export function leaveFromTop({ href }: URL): boolean {
  try {
    window.top?.location.assign(href);
    return true;
  } catch {
    return false;
  }
}
