/** Its message names the rows. */
export class TooSlow extends Error {}

/** @typedef {{ readonly name: string, readonly ours: number, readonly other: number, readonly limit: number }} Row */

/**
 * Prints medians in milliseconds and their ratio. Throws TooSlow with what is slower than it may be.
 * @param {string} ours @param {string} other @param {readonly Row[]} rows
 */
export function report(ours, other, rows) {
  const line = (/** @type {readonly string[]} */ [name = '', ...cells]) =>
    name.padEnd(18) + cells.map((cell) => cell.padStart(10)).join('');
  console.log(line(['', ours, other, 'ratio', 'at most']));
  // not `>`: without any measurement the ratio is NaN, which is above nothing
  const slow = rows.filter((row) => !(row.ours / row.other <= row.limit));
  for (const row of rows) {
    const { name, limit } = row;
    const figures = [row.ours.toFixed(1), row.other.toFixed(1), (row.ours / row.other).toFixed(2)];
    console.log(line([name, ...figures, String(limit)]) + (slow.includes(row) ? '  SLOW' : ''));
  }
  if (slow.length) {
    throw new TooSlow(slow.map(({ name }) => name).join(', '));
  }
}
