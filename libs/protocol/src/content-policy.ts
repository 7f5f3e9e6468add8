/** What a page's Content-Security-Policy allows. */

/** By directive, which holds: the first of these that there is. Source: the standard, Content Security Policy Level 3. */
const HOLDING = {
  'frame-src': ['frame-src', 'child-src', 'default-src'],
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
} as const;

export type PolicyDirective = keyof typeof HOLDING;

/** The sources of the directive that holds. */
function sourcesOf(policy: string, directive: PolicyDirective): readonly string[] | undefined {
  const directives = new Map<string, readonly string[]>();
  for (const part of policy.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    // of two with one name, the first holds
    if (!directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  const found = HOLDING[directive].map((name) => directives.get(name));
  return found.find((sources) => sources !== undefined);
}

/** Who allows http allows https. */
const allowsScheme = (scheme: string, { protocol }: URL) =>
  scheme === protocol || (scheme === 'http:' && protocol === 'https:');

const DEFAULT_PORTS: { readonly [protocol: string]: string } = { 'http:': '80', 'https:': '443' };

function allowsPort(port: string | undefined, origin: URL): boolean {
  if (port === undefined) return origin.port === '';
  return port === '*' || port === (origin.port || DEFAULT_PORTS[origin.protocol]);
}

function matches(source: string, origin: URL): boolean {
  if (source === '*') return true;
  if (/^[a-z][a-z\d+.-]*:$/i.test(source)) return allowsScheme(source.toLowerCase(), origin);
  const [, scheme, host = '', port] =
    /^(?:([a-z][a-z\d+.-]*):\/\/)?([^/:]+)(?::(\d+|\*))?/i.exec(source) ?? [];
  if (scheme !== undefined && !allowsScheme(`${scheme.toLowerCase()}:`, origin)) return false;
  if (!allowsPort(port, origin)) return false;
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
