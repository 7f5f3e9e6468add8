/**
 * Where documents and comments lead: relative links with their anchors, paths in back-ticks, the documents that sources
 * name (`Source: docs/reference/server-api.md#transport`), and the numbers of the laws.
 */
import { posix } from 'node:path';
import GithubSlugger from 'github-slugger';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from './markdown.mjs';

const LAWS = 'docs/design/laws.md';
/** A document and perhaps an anchor in it; ` and #other` is another anchor in the same one. */
const MENTION = /(?<![\w./-])(docs\/[\w./-]+\.md)((?:(?: and |, )?#[\w-]+)*)/g;
/** A document that a source note names by anything but its path from the root. */
const NOTE = /\bSource:[\s*/]+(?!docs\/)([\w./-]+\.(?:md|json|txt))/g;
/** A file or folder of this repository, named in back-ticks. */
const PATH = /^(?:apps|docs|e2e|integrations|libs|tools)\/[\w./-]+$/;
const LAW = /\blaws? (\d+)(?: (?:to|and) (\d+))?/gi;

/**
 * @typedef {object} Repository
 * @property {ReadonlySet<string>} files paths from the root, folders too
 * @property {(path: string) => string} read
 */

/** @param {string} text of a document @returns {ReadonlySet<string>} */
export function anchorsOf(text) {
  const slugger = new GithubSlugger();
  /** @type {Set<string>} */
  const anchors = new Set();
  visit(parseMarkdown(text), 'heading', (node) => {
    anchors.add(slugger.slug(toString(node)));
  });
  return anchors;
}

/** @param {Repository} repository */
export function createLinkCheck({ files, read }) {
  /** @type {Map<string, ReadonlySet<string>>} */
  const anchors = new Map();

  /** @param {string} path @param {string} anchor */
  function hasAnchor(path, anchor) {
    const known = anchors.get(path) ?? anchorsOf(read(path));
    anchors.set(path, known);
    return known.has(anchor);
  }

  /** @param {string} path @param {string} [anchor] @returns {string | undefined} what is wrong */
  function problem(path, anchor) {
    if (path && !files.has(path.replace(/\/$/, ''))) return `${path} does not exist`;
    if (!anchor) return undefined;
    if (!path.endsWith('.md')) return `${path} is not a document and has no #${anchor}`;
    return hasAnchor(path, anchor) ? undefined : `${path} has no heading #${anchor}`;
  }

  const lawCount = () => {
    let count = 0;
    while (files.has(LAWS) && new RegExp(`^## Law ${count + 1}: `, 'm').test(read(LAWS)))
      count += 1;
    return count;
  };
  const laws = lawCount();

  /** @param {string} text @param {number} offset */
  const lineAt = (text, offset) => text.slice(0, offset).split('\n').length;

  /** Laws that don't exist. @param {string} path @param {string} text */
  const unknownLaws = (path, text) =>
    [...text.matchAll(LAW)].flatMap((match) =>
      match
        .slice(1)
        .filter((number) => number && (Number(number) < 1 || Number(number) > laws))
        .map((number) => `${path}:${lineAt(text, match.index)}: there is no law ${number}`),
    );

  /** A reader who meets a law must be able to find it. @param {string} path @param {string} text */
  const unexplainedLaws = (path, text) => {
    const [first] = text.matchAll(LAW);
    if (!first || text.includes(LAWS)) return [];
    const line = lineAt(text, first.index);
    return [`${path}:${line}: names a law, and the file doesn't point to ${LAWS}`];
  };

  return {
    /** @param {string} path @returns {string[]} one line for each link that leads nowhere */
    document(path) {
      const text = read(path);
      /** @type {string[]} */
      const wrong = unknownLaws(path, text);
      visit(parseMarkdown(text), ['link', 'image', 'definition'], (node) => {
        const url = 'url' in node ? node.url : '';
        if (/^[a-z][a-z+.-]*:/i.test(url)) return;
        const [to = '', anchor] = decodeURI(url).split('#');
        const target = to === '' ? path : posix.join(posix.dirname(path), to);
        const found = problem(target, anchor);
        if (found) wrong.push(`${path}:${node.position?.start.line}: ${found}`);
      });
      visit(parseMarkdown(text), 'inlineCode', ({ value, position }) => {
        const found = PATH.test(value) ? problem(value) : undefined;
        if (found) wrong.push(`${path}:${position?.start.line}: ${found}`);
      });
      return wrong;
    },

    /** @param {string} path @returns {string[]} one line for each note that leads nowhere */
    source(path) {
      const text = read(path);
      const mentions = [...text.matchAll(MENTION)].flatMap((match) => {
        const [, document = '', list = ''] = match;
        const named = [...list.matchAll(/#([\w-]+)/g)].map(([, anchor]) => anchor);
        return (named.length > 0 ? named : [undefined]).flatMap((anchor) => {
          const found = problem(document, anchor);
          return found ? [`${path}:${lineAt(text, match.index)}: ${found}`] : [];
        });
      });
      const notes = [...text.matchAll(NOTE)].map(
        (match) =>
          `${path}:${lineAt(text, match.index)}: the source note leads to no document: ${match[1]}`,
      );
      return [...mentions, ...notes, ...unknownLaws(path, text), ...unexplainedLaws(path, text)];
    },
  };
}
