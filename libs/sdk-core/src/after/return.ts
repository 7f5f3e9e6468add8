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
export function handleReturn(url: string = location.href): Returned | undefined {
  const page = new URL(url);
  const openId = page.searchParams.get(MARKER);
  if (!openId) return undefined;
  page.searchParams.delete(MARKER);
  if (url === location.href) history.replaceState(history.state, '', page);
  return { openId, returned: true };
}
