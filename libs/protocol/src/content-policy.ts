/** What a page's Content-Security-Policy allows. */

/** By directive, those that hold in its place where it is missing. Source: the standard, Content Security Policy Level 3. */
const FALLBACKS = {
  'frame-src': ['child-src', 'default-src'],
  'script-src': ['default-src'],
} as const;

export type PolicyDirective = keyof typeof FALLBACKS;

/** The sources of a directive, or of the first that holds in its place. */
function sourcesOf(policy: string, directive: PolicyDirective): readonly string[] | undefined {
  const directives = new Map<string, readonly string[]>();
  for (const part of policy.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    // of two with one name, the first holds
    if (!directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  const names = [directive, ...FALLBACKS[directive]];
  return names.map((name) => directives.get(name)).find((sources) => sources !== undefined);
}

function matches(source: string, origin: URL): boolean {
  if (source === '*') return true;
  if (/^[a-z][a-z\d+.-]*:$/i.test(source)) return source.toLowerCase() === origin.protocol;
  const [, scheme, host = '', port] =
    /^(?:([a-z][a-z\d+.-]*):\/\/)?([^/:]+)(?::(\d+|\*))?/i.exec(source) ?? [];
  if (scheme !== undefined && `${scheme.toLowerCase()}:` !== origin.protocol) return false;
  if (port !== '*' && (port ?? '') !== origin.port) return false;
  return host.startsWith('*.')
    ? origin.hostname.endsWith(host.slice(1).toLowerCase())
    : host.toLowerCase() === origin.hostname;
}

/**
 * Whether every policy of the header lets the page take something from this origin. With `'strict-dynamic'` a script that may
 * run may load any other.
 *
 * @param header The text of one or several Content-Security-Policy headers, joined by commas.
 */
export function policyAllows(header: string, directive: PolicyDirective, origin: string): boolean {
  const url = new URL(origin);
  return header.split(',').every((policy) => {
    const sources = sourcesOf(policy, directive);
    if (sources === undefined) return true;
    if (directive === 'script-src' && sources.includes("'strict-dynamic'")) return true;
    return sources.some((source) => matches(source, url));
  });
}
