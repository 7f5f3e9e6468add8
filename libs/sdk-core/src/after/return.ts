/** What handleReturn finds: the shopper comes back from the payment that this open began. */
export interface Returned {
  readonly openId: string;
  readonly returned: true;
}

const MARKER = 'ams_return';

/**
 * Reads the marker that a return from a payment method leaves in the page's URL and takes it out of the address bar, so that
 * a reload does not count as a second return. Needs no storage.
 *
 * @example
 * if (handleReturn()) await pollPayment(askMyServer);
 */
export function handleReturn(url: string = globalThis.location?.href ?? ''): Returned | undefined {
  const [, address = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? [];
  const parts = query.slice(1).split('&');
  const openId = parts.map(markerIn).find(Boolean);
  if (!openId) return undefined;
  // a signed query is compared byte for byte, so the rest stays as it was written
  const rest = parts.filter((part) => markerIn(part) === null).join('&');
  const page = `${address}${rest && `?${rest}`}${hash}`;
  if (url === globalThis.location?.href) history.replaceState(history.state, '', page);
  return { openId, returned: true };
}

const markerIn = (part: string): string | null => new URLSearchParams(part).get(MARKER);
