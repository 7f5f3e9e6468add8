import { execFileSync } from 'node:child_process';

const TENTHS = 10;

/** Which tenth this commit plays; without a repository the first. */
function tenthOfCommit(): number {
  try {
    const commit = execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number.parseInt(commit.slice(0, 8), 16) % TENTHS;
  } catch {
    return 0;
  }
}

const tenth = tenthOfCommit();

/**
 * The tag of a long list's entry: a tenth of them, another one with every commit, is played by `npm test`, the rest only
 * by `npm run test:full`.
 */
export const tagOf = (index: number): '@full' | [] => (index % TENTHS === tenth ? [] : '@full');
