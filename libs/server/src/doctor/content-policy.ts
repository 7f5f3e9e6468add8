/** What a page's Content-Security-Policy lets it frame. */

/** The sources for frames: of the first directive that there is. */
function frameSources(policy: string): readonly string[] | undefined {
  const directives = new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name.toLowerCase(), sources] as const;
    }),
  );
  return (
    directives.get('frame-src') ?? directives.get('child-src') ?? directives.get('default-src')
  );
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

/** Whether every policy of the header lets the page frame this origin. */
export function mayFrame(header: string, origin: string): boolean {
  return header.split(',').every((policy) => {
    const sources = frameSources(policy);
    return sources === undefined || sources.some((source) => matches(source, new URL(origin)));
  });
}
