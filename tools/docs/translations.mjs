/**
 * Whether a Chinese document says what its English one says, as far as a program can see: headings, samples and rows of
 * tables are the same, and links lead to Chinese pages where there are some.
 */
import { posix } from 'node:path';
import { PACKAGES } from '../../apps/docs/collect/pages.ts';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from './markdown.mjs';

const CHINESE = 'docs/zh/';

const READMES = new Map(Object.entries(PACKAGES).map(([readme, page]) => [page, readme]));

/** @param {string} chinese `docs/zh/…` @returns {string} the document that it translates */
const englishOf = (chinese) => {
  const page = chinese.slice(CHINESE.length);
  return READMES.get(page) ?? `docs/${page}`;
};

/** @param {string} english @returns {string} where its translation would be */
const chineseFor = (english) =>
  PACKAGES[english] ? `${CHINESE}${PACKAGES[english]}` : english.replace(/^docs\//, CHINESE);
const RELATIVE = /^(?![a-z][a-z+.-]*:|#|\/)[^#]+/i;

/**
 * @typedef {object} Shape
 * @property {readonly string[]} headings `##`, `###` …, in order
 * @property {readonly string[]} samples text of each code block
 * @property {readonly number[]} tables how many rows each has
 * @property {readonly string[]} links paths of this repository
 */

/** @param {string} file @param {string} text @returns {Shape} */
function shapeOf(file, text) {
  /** @type {{ headings: string[], samples: string[], tables: number[], links: string[] }} */
  const shape = { headings: [], samples: [], tables: [], links: [] };
  visit(parseMarkdown(text), (node) => {
    if (node.type === 'heading') shape.headings.push('#'.repeat(node.depth));
    if (node.type === 'code') shape.samples.push(node.value);
    if (node.type === 'table') shape.tables.push(node.children.length);
    const [path] = ('url' in node && RELATIVE.exec(node.url)) || [];
    if (path) shape.links.push(posix.join(posix.dirname(file), path));
  });
  return shape;
}

/**
 * The first difference of two lists, or none.
 * @param {string} what @param {readonly (string | number)[]} here @param {readonly (string | number)[]} there
 * @returns {string | undefined}
 */
function difference(what, here, there) {
  const at = there.findIndex((one, index) => one !== here[index]);
  if (at >= 0) return `${what} ${at + 1} differs: ${here[at] ?? 'none'}, and not ${there[at]}`;
  return here.length > there.length ? `${what} ${there.length + 1} is only there` : undefined;
}

/**
 * @param {ReadonlySet<string>} files
 * @param {(file: string) => string} read
 * @returns {string[]} one line for each difference
 */
export function checkTranslations(files, read) {
  return [...files]
    .filter((file) => file.startsWith(CHINESE) && file.endsWith('.md'))
    .sort()
    .flatMap((chinese) => {
      const english = englishOf(chinese);
      if (!files.has(english)) return [`${chinese}: there is no ${english}`];
      const here = shapeOf(chinese, read(chinese));
      const there = shapeOf(english, read(english));
      const differences = [
        difference('heading', here.headings, there.headings),
        difference('code block', here.samples, there.samples),
        difference('number of rows of table', here.tables, there.tables),
      ];
      const wrongLinks = here.links
        .map((link) => [link, chineseFor(link)])
        .filter(([link = '', own = '']) => link !== own && files.has(own) && link.endsWith('.md'))
        .filter(([link = '']) => !link.startsWith(CHINESE))
        .map(([link, own]) => `leads to ${link}, and not to ${own}`);
      return [...differences, ...wrongLinks]
        .filter((one) => one !== undefined)
        .map((one) => `${chinese}: ${one}`);
    });
}
