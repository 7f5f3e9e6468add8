import { Failure } from './failure.mjs';

/**
 * The text with one place changed. A place that is gone or stands twice is told: its mutant would say nothing.
 * @param {string} text @param {string} find @param {string} replace @param {string} file for the message
 */
export function mutate(text, find, replace, file) {
  const found = text.split(find).length - 1;
  if (found !== 1) {
    throw new Failure(
      `A mutant looks for ${JSON.stringify(find)} in ${file}: there ${found} times.`,
    );
  }
  return text.replace(find, () => replace);
}
