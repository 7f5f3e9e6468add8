/** The other name of this machine. */
const OTHER_NAME: { readonly [hostname: string]: string } = {
  localhost: '127.0.0.1',
  '127.0.0.1': 'localhost',
};

/**
 * Where the sandbox's bank lives: on a site of its own, as banks do, if this machine has two names.
 * Source: docs/design/decisions.md#two-sites
 */
export function issuerOrigin(publicUrl: string): string {
  const url = new URL(publicUrl);
  const other = OTHER_NAME[url.hostname];
  if (other) url.hostname = other;
  return url.origin;
}
