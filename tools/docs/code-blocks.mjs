/**
 * Every code block in a language that is compiled here must be a file, word for word: then it has been compiled and run.
 * The block names its file in a comment before it: <!-- docs/samples/vanilla/main.ts -->
 */
import { visit } from 'unist-util-visit';
import { parseMarkdown } from './markdown.mjs';

const COMPILED = new Set(['ts', 'js', 'vue']);
const FILE = /^<!-- (?<file>[\w./-]+) -->$/;

/**
 * @typedef {object} CheckedBlocks
 * @property {string} text the document with every block brought up to date
 * @property {number} blocks
 * @property {readonly string[]} wrong one line for each block that is not its file
 */

/**
 * @param {string} document its path, for the messages
 * @param {string} text
 * @param {(file: string) => string | undefined} read undefined for a file that does not exist
 * @returns {CheckedBlocks}
 */
export function checkCodeBlocks(document, text, read) {
  /** @type {string[]} */
  const wrong = [];
  let fresh = text;
  let blocks = 0;
  /** @type {{ from: number, to: number, block: string }[]} */
  const outdated = [];
  visit(parseMarkdown(text), 'code', (node, index, parent) => {
    const before = parent?.children[(index ?? 0) - 1];
    const file = before?.type === 'html' ? FILE.exec(before.value)?.groups?.['file'] : undefined;
    const at = `${document}:${node.position?.start.line}`;
    if (!file) {
      if (COMPILED.has(node.lang ?? '')) wrong.push(`${at}: a code block that names no file`);
      return;
    }
    blocks += 1;
    const content = read(file);
    if (content === undefined) {
      wrong.push(`${at}: ${file} does not exist`);
    } else if (content.trimEnd() !== node.value) {
      wrong.push(`${at}: the code block differs from ${file}`);
      const { start, end } = node.position ?? {};
      outdated.push({
        from: start?.offset ?? 0,
        to: end?.offset ?? 0,
        block: `\`\`\`${node.lang}\n${content.trimEnd()}\n\`\`\``,
      });
    }
  });
  for (const { from, to, block } of outdated.toReversed()) {
    fresh = `${fresh.slice(0, from)}${block}${fresh.slice(to)}`;
  }
  return { text: fresh, blocks, wrong };
}
