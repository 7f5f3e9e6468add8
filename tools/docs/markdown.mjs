/** Markdown as a tree: what all checks of the documents parse and write with. */
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';

// no aligned columns: with sentences in them, one new word would change every line
const processor = remark().use(remarkGfm, { tablePipeAlign: false });

/** @type {Map<string, import('mdast').Root>} */
const parsed = new Map();

/** The tree belongs to all who ask for the same text: nobody changes it. @param {string} text */
export function parseMarkdown(text) {
  const tree = parsed.get(text) ?? processor.parse(text);
  parsed.set(text, tree);
  return tree;
}

/** @param {import('mdast').Root} tree */
export const writeMarkdown = (tree) => processor.stringify(tree).trimEnd();
