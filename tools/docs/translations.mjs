/** Whether a Chinese document has what its English one has: headings, samples and rows of tables stay in a translation. */
import { visit } from 'unist-util-visit';
import { parseMarkdown } from './markdown.mjs';

const CHINESE = 'docs/zh/';

/** @param {string} text */
function shapeOf(text) {
  const counts = new Map();
  visit(parseMarkdown(text), ({ type, ...node }) => {
    const part = type === 'heading' && 'depth' in node ? `headings of level ${node.depth}` : type;
    counts.set(part, (counts.get(part) ?? 0) + 1);
  });
  return counts;
}

/** What is counted, and its name in the message. */
const COUNTED = {
  'headings of level 1': 'headings of level 1',
  'headings of level 2': 'headings of level 2',
  'headings of level 3': 'headings of level 3',
  code: 'code blocks',
  tableRow: 'rows of tables',
};

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
      const english = `docs/${chinese.slice(CHINESE.length)}`;
      if (!files.has(english)) return [`${chinese}: there is no ${english}`];
      const [here, there] = [chinese, english].map((file) => shapeOf(read(file)));
      return Object.entries(COUNTED).flatMap(([part, name]) => {
        const [count = 0, wanted = 0] = [here?.get(part), there?.get(part)];
        return count === wanted
          ? []
          : [`${chinese}: ${name}: ${count}, and ${english} has ${wanted}`];
      });
    });
}
