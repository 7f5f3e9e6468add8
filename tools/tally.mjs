import { stripVTControlCharacters } from 'node:util';

/**
 * Counts of single tests, read from what the test runners say.
 * @typedef {{ passed: number, failed: number }} Tally
 */

/** @type {Tally} */
export const NOTHING = { passed: 0, failed: 0 };

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  return tallies.reduce(
    (all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }),
    NOTHING,
  );
}

/**
 * Vitest's closing lines, one per project: ` Tests  1 failed | 11 passed (12)`.
 * @param {string} output
 * @returns {Tally}
 */
export function countVitest(output) {
  return sum(
    stripVTControlCharacters(output)
      .split('\n')
      .filter((line) => /^\s*Tests\s+.*\(\d+\)\s*$/.test(line))
      .map((line) => ({ passed: before(line, 'passed'), failed: before(line, 'failed') })),
  );
}

/**
 * node --test's closing lines: `# pass 12`, or `ℹ pass 12` in a terminal.
 * @param {string} output
 * @returns {Tally}
 */
export function countNodeTest(output) {
  /** @param {string} word */
  const after = (word) =>
    Number(
      new RegExp(`^\\S+ ${word} (\\d+)$`, 'm').exec(stripVTControlCharacters(output))?.[1] ?? 0,
    );
  return { passed: after('pass'), failed: after('fail') };
}

/**
 * Playwright's JSON report. A flaky test is not a passed one: we allow no retries.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number } }} report
 * @returns {Tally}
 */
export function countPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

/** @param {string} line @param {string} word */
function before(line, word) {
  return Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
}
