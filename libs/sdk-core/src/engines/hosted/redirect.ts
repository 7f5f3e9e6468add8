import { isLoopback } from './loopback.ts';

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
