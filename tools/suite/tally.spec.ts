import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countNodeTest, countPlaywright, countVitest, FLAKY_LIMIT } from './tally.ts';

test('adds up the runs of Vitest, with and without colours', () => {
  const output = [
    ' Test Files  2 passed (2)',
    '\u001b[2m      Tests \u001b[22m \u001b[1m\u001b[32m12 passed\u001b[39m\u001b[22m\u001b[90m (12)\u001b[39m',
    '      Tests  1 failed | 3 passed | 1 skipped (5)',
  ].join('\n');
  assert.deepEqual(countVitest(output), { passed: 15, failed: 1 });
});

test("reads the closing lines of Node's test runner", () => {
  assert.deepEqual(countNodeTest('# tests 5\n# pass 4\n# fail 1\n'), { passed: 4, failed: 1 });
  assert.deepEqual(countNodeTest('ℹ pass 4\r\nℹ fail 0\r\n'), { passed: 4, failed: 0 });
});

for (const [what, flaky, tally] of [
  ['a flaky browser test as passed', 1, { passed: 8, failed: 1 }],
  ['as many as are allowed', FLAKY_LIMIT, { passed: 10, failed: 1 }],
  ['one more as failed, all of them', FLAKY_LIMIT + 1, { passed: 7, failed: 5 }],
] as const) {
  test(`counts ${what}`, () => {
    assert.deepEqual(countPlaywright({ stats: { expected: 7, unexpected: 1, flaky } }), tally);
  });
}

test('counts nothing in an output without tests', () => {
  assert.deepEqual(countVitest('No test files found'), { passed: 0, failed: 0 });
  assert.deepEqual(countNodeTest(''), { passed: 0, failed: 0 });
});
