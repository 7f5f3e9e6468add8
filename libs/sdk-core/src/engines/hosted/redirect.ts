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
