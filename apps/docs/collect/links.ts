import { posix } from 'node:path';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { REPOSITORY } from './repository.ts';

const PICTURE = /\.(?:png|svg|jpg|webp)$/;

/**
 * A document's text with its relative links as the site needs them: to another page by the page's place on the site, to
 * a picture by its place there, to any other file of the repository by its address on GitHub.
 */
export function siteLinks(
  text: string,
  source: string,
  pages: ReadonlyMap<string, string>,
): string {
  const here = pages.get(source);
  if (here === undefined) throw new Error(`${source} is not a page.`);
  const changes: { from: number; to: number; url: string }[] = [];
  const tree = remark().use(remarkGfm).parse(text);
  visit(tree, ['link', 'image', 'definition'], (node) => {
    if (!('url' in node) || /^(?:[a-z][a-z+.-]*:|#)/i.test(node.url)) return;
    const [path = '', anchor] = node.url.split('#');
    const target = posix.join(posix.dirname(source), path);
    const start = node.position?.start.offset ?? 0;
    const at = text.lastIndexOf(node.url, node.position?.end.offset);
    if (at < start)
      throw new Error(`${source}: the link to ${node.url} was not found in its text.`);
    const url = [siteUrl(target, here, pages), ...(anchor ? [anchor] : [])].join('#');
    changes.push({ from: at, to: at + node.url.length, url });
  });
  return changes
    .sort((one, other) => other.from - one.from)
    .reduce((all, { from, to, url }) => all.slice(0, from) + url + all.slice(to), text);
}

function siteUrl(target: string, here: string, pages: ReadonlyMap<string, string>): string {
  const page = pages.get(target) ?? pages.get(posix.join(target, 'README.md'));
  if (page !== undefined) {
    const relative = posix.relative(posix.dirname(here), page);
    return relative.startsWith('.') ? relative : `./${relative}`;
  }
  if (PICTURE.test(target)) return `/${target.replace(/^docs\//, '')}`;
  return `${REPOSITORY}/blob/main/${target}`;
}
