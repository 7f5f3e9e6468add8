import { parseMarkdown } from './markdown.mjs';

/**
 * The document with the text between `<!-- table: name -->` and `<!-- end: name -->` replaced; undefined without
 * these marks.
 * @param {string} text @param {string} name @param {string} content
 */
export function replaceSection(text, name, content) {
  const marks = parseMarkdown(text).children.filter(({ type }) => type === 'html');
  /** @param {string} mark */
  const find = (mark) => marks.find((node) => 'value' in node && node.value === mark)?.position;
  const from = find(`<!-- table: ${name} -->`)?.end.offset;
  const to = find(`<!-- end: ${name} -->`)?.start.offset;
  if (from === undefined || to === undefined || to < from) return undefined;
  return `${text.slice(0, from)}\n\n${content}\n\n${text.slice(to)}`;
}
