/**
 * npm test: all checks, as one run of Nx.
 * `--full` runs every form of every browser test, makes the long runs, and takes nothing from a cache.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot, root, run, runMain } from '../stack/index.ts';
import { nxEnv, nxScript } from '../stack/nx.ts';
import { tailOf } from '../stack/process.ts';
import { FLAKY_LIMIT, NOTHING, sum } from './tally.ts';
import {
  fixFor,
  FULL_TARGETS,
  repeatable,
  reportFileOf,
  tallyOf,
  TARGETS,
  verdictOf,
  type BrowserReport,
  type TaskResult,
} from './tasks.ts';

const full = process.argv.includes('--full');
const ci = Boolean(process.env['CI']);
/** An earlier run must not answer for this one. */
const fresh = full || ci;
/** The long runs of the full suite have the machine to themselves. */
const parallel = full ? 1 : 3;
const targets = [...Object.keys(TARGETS), ...(full ? Object.keys(FULL_TARGETS) : [])];

const read = <Content>(file: string): Content | undefined =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;

async function runTasks(...which: readonly string[]): Promise<readonly TaskResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ams-cashier-suite-'));
  const results = join(folder, 'results.json');
  await run(
    process.execPath,
    [
      ...[nxScript, 'run-many', ...which],
      ...[`--parallel=${parallel}`, '--output-style=stream', '--nx-bail=false'],
      ...(fresh ? ['--skip-nx-cache'] : []),
      ...(full ? ['--configuration=full'] : []),
    ],
    {
      cwd: root,
      env: { ...nxEnv(), TASK_RESULTS: results, ...(full && { E2E_FULL: '1' }) },
      show: true,
    },
  );
  const tasks = read<readonly TaskResult[]>(results) ?? [];
  rmSync(folder, { recursive: true, force: true });
  return tasks;
}

/** In CI a check that bad timing can fail is played once more; what it needs has just been built. */
async function playAgain(
  tasks: readonly TaskResult[],
): Promise<ReadonlyMap<TaskResult, TaskResult>> {
  const outcomes = new Map<TaskResult, TaskResult>();
  for (const task of ci ? repeatable(tasks) : []) {
    console.log(`\n✖ ${task.project}:${task.target} failed and is played once more`);
    const { target, project } = task;
    const [outcome] = await runTasks('-t', target, '-p', project, '--excludeTaskDependencies');
    if (outcome) outcomes.set(task, outcome);
  }
  return outcomes;
}

await runMain(async () => {
  const reportFiles = new Map(
    targets.flatMap((target) => {
      const file = reportFileOf(target);
      return file ? [[target, inRoot(file)] as const] : [];
    }),
  );
  for (const file of reportFiles.values()) rmSync(file, { force: true });
  const first = await runTasks('-t', ...targets);
  const again = await playAgain(first);
  const tasks = first.map((task) => again.get(task) ?? task);
  const flaky = [...again.values()].filter((task) => verdictOf(task) === 'passed');
  const reports = new Map(
    [...reportFiles].map(([target, file]) => [target, read<BrowserReport>(file)] as const),
  );
  const tallyOfTask = (task: TaskResult) => tallyOf(task, reports.get(task.target));

  const failed = tasks.filter((task) => verdictOf(task) !== 'passed');
  for (const task of failed.filter((task) => verdictOf(task) === 'failed')) {
    console.log(`\n✖ ${task.project}:${task.target}\n${tailOf(task.output)}`);
  }
  for (const [task, outcome] of again) {
    if (!flaky.includes(outcome)) continue;
    console.log(`\nFLAKY ${task.project}:${task.target}\n${tailOf(task.output)}`);
  }

  console.log('\n── summary');
  for (const target of targets) {
    const ofTarget = tasks.filter((task) => task.target === target);
    if (ofTarget.length === 0) continue;
    const { passed, failed } = sum(ofTarget.map(tallyOfTask));
    const notRun = ofTarget.filter((task) => verdictOf(task) === 'not run').length;
    const seconds = ofTarget.reduce((total, task) => total + task.seconds, 0);
    const report = reports.get(target);
    const flakyTasks = ofTarget.filter((task) => flaky.includes(task));
    const result = [
      ...(report && 'notPlayed' in report ? [`NOT PLAYED. ${report.notPlayed}`] : []),
      ...(failed > 0 ? [`${failed} FAILED`] : []),
      ...(passed > 0 ? [`${passed} passed`] : []),
      ...(report && 'stats' in report && report.stats.flaky > 0
        ? [`${report.stats.flaky} FLAKY, of at most ${FLAKY_LIMIT}: named above, to be mended`]
        : []),
      ...(flakyTasks.length > 0
        ? [`FLAKY, printed above, to be mended: ${flakyTasks.map(({ project }) => project)}`]
        : []),
      ...(notRun > 0 ? [`${notRun} not run, since what they need failed`] : []),
    ];
    console.log(
      `${target.padEnd(16)}${seconds.toFixed(1).padStart(7)} s  ${result.join(', ') || 'done'}`,
    );
  }
  if (failed.length > 0) console.log('\nTo run what failed alone, or to fix it:');
  for (const task of failed.filter((task) => verdictOf(task) === 'failed')) {
    console.log(`  ${fixFor(task)}`);
  }

  const total = tasks.length > 0 ? sum(tasks.map(tallyOfTask)) : NOTHING;
  // Nx that ended without telling what it did has failed
  const failures = total.passed + total.failed === 0 ? 1 : total.failed;
  console.log(`\n${total.passed} passed, ${failures} failed`);
  if (failures > 0) process.exitCode = 1;
});
