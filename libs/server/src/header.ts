/** Headers of Node's `http`, of `fetch`, or a plain object; names are case-insensitive. */
export type HeadersLike =
  Headers | { readonly [name: string]: string | readonly string[] | undefined };

/** @param name in lower case */
export function readHeader(headers: HeadersLike, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  for (const [key, value] of Object.entries(headers)) {
    if (key.toLowerCase() === name) return typeof value === 'string' ? value : value?.[0];
  }
  return undefined;
}
