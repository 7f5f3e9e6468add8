import { execFileSync } from 'node:child_process';

/** Its hexadecimal digits; without a repository zeros. */
function commitHash(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '0'.repeat(40);
  }
}

const DIGITS = 8;
const commit = commitHash();

/**
 * The tag of a list's entry, where a list plays one thing in many forms: one in so many turns is played by `npm test`,
 * others with every commit, all by `npm run test:full`.
 *
 * @example
 * DISPLAYS.forEach((display, row) => test(display, { tag: tagOf(row, DISPLAYS.length) }, …));
 */
export function tagOf(index: number, turns: number): '@full' | [] {
  // each number of turns has digits of its own: else a half would always meet the same tenths
  const turn = Number.parseInt(commit.slice(turns, turns + DIGITS), 16);
  return index % turns === turn % turns ? [] : '@full';
}
