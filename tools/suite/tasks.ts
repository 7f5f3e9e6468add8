import {
  countNodeTest,
  countPlaywright,
  countVitest,
  FLAKY_LIMIT,
  NOTHING,
  sum,
  type Tally,
} from './tally.ts';

/** What Nx reports about a task; written by task-results.mjs. */
export interface TaskResult {
  readonly project: string;
  readonly target: string;
  readonly status: string;
  readonly code?: number;
  readonly seconds: number;
  readonly output: string;
}

/** What Playwright writes, or why its tests could not be played here. */
export type BrowserReport = Parameters<typeof countPlaywright>[0] | { readonly notPlayed: string };

interface TargetRow {
  /** What a task of this target adds to the count of a run; a failed task always adds a failure. */
  readonly counts: 'tests' | 'browser tests' | 'one check' | 'nothing';
  /** Its processes, servers or browsers can fail by bad timing on a loaded machine. */
  readonly timed?: true;
  /** Where the browser tests of this target leave their report. */
  readonly report?: string;
  /** How to fix a failure, if not by running the task alone. */
  readonly fix?: string;
}

/** All checks of `npm test`. Each package.json says which tasks depend on which. */
export const TARGETS: Readonly<Record<string, TargetRow>> = {
  format: { counts: 'one check', fix: 'npm run format' },
  docs: { counts: 'one check', fix: 'npx nx run @ams-cashier/tools:docs --configuration=write' },
  lint: { counts: 'one check' },
  'unused-code': { counts: 'one check' },
  'import-rules': { counts: 'one check' },
  typecheck: { counts: 'one check' },
  test: { counts: 'tests', timed: true },
  build: { counts: 'nothing' },
  'pack-check': { counts: 'one check' },
  pack: { counts: 'one check' },
  'consumer-types': { counts: 'one check' },
  'api-reports': {
    counts: 'one check',
    fix: 'npx nx run @ams-cashier/tools:api-reports --configuration=write',
  },
  sizes: { counts: 'one check' },
  'site-screenshots': { counts: 'one check' },
  site: { counts: 'one check' },
  'picture-browser': { counts: 'nothing' },
  browser: { counts: 'nothing' },
  fuzz: { counts: 'one check', timed: true },
  clock: { counts: 'one check', timed: true },
  shoppers: { counts: 'one check', timed: true },
  settlement: { counts: 'one check', timed: true },
  sandboxes: { counts: 'one check', timed: true },
  integrations: { counts: 'one check', timed: true },
  runtimes: { counts: 'one check', timed: true },
  container: { counts: 'one check', timed: true },
  e2e: { counts: 'browser tests', report: 'e2e/test-results/chromium.json' },
  'e2e-firefox': { counts: 'browser tests', report: 'e2e/test-results/firefox.json' },
  'e2e-webkit': { counts: 'browser tests', report: 'e2e/test-results/webkit.json' },
};

/** Only in the full suite. */
export const FULL_TARGETS = { 'test:mutation': { counts: 'one check' } } as const;

const rows: Readonly<Record<string, TargetRow>> = { ...TARGETS, ...FULL_TARGETS };

const PASSED = ['success', 'local-cache', 'local-cache-kept-existing', 'remote-cache'];

export type Verdict = 'passed' | 'failed' | 'not run';

export function verdictOf({ status }: TaskResult): Verdict {
  if (PASSED.includes(status)) return 'passed';
  return status === 'failure' ? 'failed' : 'not run';
}

/**
 * The failed tasks of a run that may be played once more: those whose timing is in play, if they are few. Browser tests
 * are not among them: Playwright repeats the failed test alone.
 */
export function repeatable(tasks: readonly TaskResult[]): readonly TaskResult[] {
  const failed = tasks.filter((task) => verdictOf(task) === 'failed' && rows[task.target]?.timed);
  return failed.length <= FLAKY_LIMIT ? failed : [];
}

/**
 * What a task adds to the count of its run. A runner that fails without a failed test has failed all the same, and so has
 * one that ran no test.
 */
export function tallyOf(task: TaskResult, report: BrowserReport | undefined): Tally {
  const verdict = verdictOf(task);
  if (verdict === 'not run') return NOTHING;
  const counts = rows[task.target]?.counts ?? 'one check';
  if (counts === 'nothing') return { passed: 0, failed: verdict === 'failed' ? 1 : 0 };
  if (counts === 'one check') {
    return verdict === 'failed' ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
  }
  if (verdict === 'passed' && report && 'notPlayed' in report) return NOTHING;
  const tally =
    counts === 'tests'
      ? sum([countVitest(task.output), countNodeTest(task.output)])
      : report && 'stats' in report
        ? countPlaywright(report)
        : NOTHING;
  const failedUnseen = verdict === 'failed' && tally.failed === 0;
  const empty = tally.passed + tally.failed === 0;
  return failedUnseen || empty ? { passed: tally.passed, failed: 1 } : tally;
}

/** The file in which the browser tests of this target report, if it plays any. */
export const reportFileOf = (target: string): string | undefined => rows[target]?.report;

/** How to fix a failed task, or to run it alone. */
export function fixFor({ project, target }: TaskResult): string {
  return rows[target]?.fix ?? `npx nx run ${project}:${target}`;
}
