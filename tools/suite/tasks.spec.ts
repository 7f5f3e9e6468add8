import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FLAKY_LIMIT } from './tally.ts';
import { fixFor, repeatable, tallyOf, type TaskResult } from './tasks.ts';

const task = (target: string, status: string, output = ''): TaskResult => ({
  project: '@ams-cashier/core',
  target,
  status,
  seconds: 1,
  output,
});
const TESTS = '      Tests  3 passed (3)\n';

for (const [what, result, tally] of [
  ['the tests of a run', task('test', 'success', TESTS), { passed: 3, failed: 0 }],
  ['those of a cached run', task('test', 'local-cache', TESTS), { passed: 3, failed: 0 }],
  ['a failure without a failed test', task('test', 'failure', TESTS), { passed: 3, failed: 1 }],
  ['a run without any test as a failure', task('test', 'success'), { passed: 0, failed: 1 }],
  ['a check as one', task('lint', 'success'), { passed: 1, failed: 0 }],
  ['a failed check', task('lint', 'failure'), { passed: 0, failed: 1 }],
  ['no build', task('build', 'success'), { passed: 0, failed: 0 }],
  ['a failed build', task('build', 'failure'), { passed: 0, failed: 1 }],
  ['nothing for a task that did not run', task('e2e', 'skipped'), { passed: 0, failed: 0 }],
  ['browser tests without a report as a failure', task('e2e', 'success'), { passed: 0, failed: 1 }],
] as const) {
  test(`counts ${what}`, () => {
    assert.deepEqual(tallyOf(result, undefined), tally);
  });
}

test("counts browser tests from Playwright's report", () => {
  const report = { stats: { expected: 5, unexpected: 2, flaky: 0 } };
  assert.deepEqual(tallyOf(task('e2e', 'failure'), report), { passed: 5, failed: 2 });
});

test('a browser that is not here adds nothing to the count, unless CI made it a failure', () => {
  const report = { notPlayed: 'No Firefox found.' };
  const played = (status: string) => tallyOf(task('e2e-firefox', status), report);
  assert.deepEqual(played('success'), { passed: 0, failed: 0 });
  assert.deepEqual(played('failure'), { passed: 0, failed: 1 });
});

test('plays again what failed by its timing, perhaps, unless much did', () => {
  const failed = task('settlement', 'failure');
  const others = [task('test', 'success'), task('lint', 'failure'), task('e2e', 'failure')];
  assert.deepEqual(repeatable([failed, ...others]), [failed]);
  const few = Array.from({ length: FLAKY_LIMIT }, () => failed);
  assert.deepEqual(repeatable(few), few);
  assert.deepEqual(repeatable([...few, failed]), []);
});

test('says how to run a failed task alone', () => {
  assert.equal(fixFor(task('lint', 'failure')), 'npx nx run @ams-cashier/core:lint');
  assert.equal(fixFor(task('format', 'failure')), 'npm run format');
});
