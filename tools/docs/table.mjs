import { parseMarkdown, writeMarkdown } from './markdown.mjs';

/** @param {string} text */
export const code = (text) => `\`${text}\``;

/** @param {string} text Markdown of one line @returns {import('mdast').TableCell} */
function cell(text) {
  const [only, ...more] = parseMarkdown(text).children;
  if (!only) return { type: 'tableCell', children: [] };
  // text that looks like a list or a heading is just text in a cell
  const isParagraph = only.type === 'paragraph' && more.length === 0;
  return {
    type: 'tableCell',
    children: isParagraph ? only.children : [{ type: 'text', value: text }],
  };
}

/** @param {readonly string[]} cells @returns {import('mdast').TableRow} */
const row = (cells) => ({ type: 'tableRow', children: cells.map(cell) });

/**
 * A table as Markdown; Prettier is told to leave it alone.
 * @param {readonly string[]} head @param {readonly (readonly string[])[]} rows of Markdown texts
 */
export const table = (head, rows) => {
  const lines = writeMarkdown({
    type: 'root',
    children: [{ type: 'table', children: [head, ...rows].map(row) }],
  });
  return `<!-- prettier-ignore -->\n${lines}`;
};
