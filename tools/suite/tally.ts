import { stripVTControlCharacters } from 'node:util';

/** Counts of tests, read from what the test runners print or write. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0 };

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }),
    NOTHING,
  );
}

const countBefore = (line: string, word: string) =>
  Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);

/** Vitest's closing lines, one per run: ` Tests  1 failed | 11 passed (12)`. */
export function countVitest(output: string): Tally {
  return sum(
    stripVTControlCharacters(output)
      .split('\n')
      .filter((line) => /^\s*Tests\s+.*\(\d+\)\s*$/.test(line))
      .map((line) => ({
        passed: countBefore(line, 'passed'),
        failed: countBefore(line, 'failed'),
      })),
  );
}

/** The closing lines of `node --test`: `# pass 12`, or `ℹ pass 12` in a terminal. */
export function countNodeTest(output: string): Tally {
  const text = stripVTControlCharacters(output);
  const countAfter = (word: string) =>
    Number(new RegExp(`^\\S+ ${word} (\\d+)\\s*$`, 'm').exec(text)?.[1] ?? 0);
  return { passed: countAfter('pass'), failed: countAfter('fail') };
}

/**
 * How many browser tests, and how many tasks, of a run may pass at their second try only: more are a defect, not the
 * machine's load.
 */
export const FLAKY_LIMIT = 3;

/** Playwright's JSON report. */
export function countPlaywright({
  stats: { expected, unexpected, flaky },
}: {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
  };
}): Tally {
  const forgiven = flaky <= FLAKY_LIMIT ? flaky : 0;
  return { passed: expected + forgiven, failed: unexpected + flaky - forgiven };
}
