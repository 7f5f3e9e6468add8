/** Markdown as a tree: what all checks of the documents parse and write with. */
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';

// no aligned columns: with sentences in them, one new word would change every line
const processor = remark().use(remarkGfm, { tablePipeAlign: false });

/** @param {string} text @returns {import('mdast').Root} */
export const parseMarkdown = (text) => processor.parse(text);

/** @param {import('mdast').Root} tree */
export const writeMarkdown = (tree) => processor.stringify(tree).trimEnd();
