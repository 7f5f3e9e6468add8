import { posix } from 'node:path';

/** Attributes as VitePress writes them: in double quotes. Scripts hold code, and pages shown in code are escaped. */
const LINK = /<(?:a|link|img|script)\b[^>]*?\s(?:href|src)="([^"]*)"/g;
const ID = /\sid="([^"]*)"/g;

const decode = (text: string) => decodeURI(text.replaceAll('&amp;', '&').replaceAll('&#39;', "'"));

/**
 * Links inside the site that lead nowhere, with their anchors: VitePress checks neither anchors nor the links of its
 * navigation.
 * @param pages HTML by its path in the site, such as `guide/wallets.html`
 * @param files paths of everything that is served
 */
export function brokenLinks(
  pages: ReadonlyMap<string, string>,
  files: ReadonlySet<string>,
  base: string,
): readonly string[] {
  const ids = new Map(
    [...pages].map(([page, html]) => [
      page,
      new Set([...html.matchAll(ID)].map(([, id = '']) => decode(id))),
    ]),
  );
  const fileOf = (path: string) =>
    [path, `${path}.html`, posix.join(path, 'index.html')].find((file) => files.has(file));

  return [...pages].flatMap(([page, html]) => {
    const links = new Set([...html.matchAll(LINK)].map(([, url = '']) => url));
    return [...links].flatMap((url) => {
      if (/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(url)) return [];
      const [path = '', anchor] = decode(url).split('#');
      const target = path.startsWith('/')
        ? path.startsWith(base) && path.slice(base.length)
        : posix.join(posix.dirname(page), path);
      const file = path === '' ? page : target === false ? undefined : fileOf(target);
      if (file === undefined) return [`${page}: ${url} does not exist`];
      if (!anchor || ids.get(file)?.has(anchor)) return [];
      return [`${page}: ${url} has no such heading`];
    });
  });
}
