/** The other name of this machine. */
const OTHER_NAME: { readonly [hostname: string]: string } = {
  localhost: '127.0.0.1',
  '127.0.0.1': 'localhost',
};

/** The same server on another site, if this machine has two names. */
export function otherSite(origin: string): string {
  const url = new URL(origin);
  const other = OTHER_NAME[url.hostname];
  if (other) url.hostname = other;
  return url.origin;
}

/**
 * Where the sandbox's bank lives: on a site of its own, as banks do, if this machine has two names.
 * Source: docs/design/decisions.md#two-sites
 */
export const issuerOrigin = (publicUrl: string): string => otherSite(publicUrl);
