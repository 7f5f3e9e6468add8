/**
 * An address of the shop with more in its query. What the shop wrote there stays byte for byte: a query may be signed, and
 * `searchParams` would write all of it anew.
 */
export function addToQuery(address: string, more: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  const isReplaced = (part: string) =>
    [...new URLSearchParams(part).keys()].some((name) => name in more);
  const query = url.search.slice(1);
  const kept = query ? query.split('&').filter((part) => !isReplaced(part)) : [];
  const added = Object.entries(more).map((entry) => new URLSearchParams([entry]).toString());
  url.search = [...kept, ...added].join('&');
  return url.href;
}
