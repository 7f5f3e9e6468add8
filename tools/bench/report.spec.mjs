import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { report, TooSlow } from './report.mjs';

describe('a report', () => {
  const row = (/** @type {number} */ ours, /** @type {number} */ other) => ({
    name: 'cold',
    ours,
    other,
    limit: 1.1,
  });

  it('passes up to the limit', () => {
    report('ours', 'other', [row(100, 100), row(110, 100)]);
  });

  for (const [what, ours, other] of /** @type {const} */ ([
    ['what is slower', 120, 100],
    ['what was not measured', 0, 0],
    ['--runs that is not a number', NaN, NaN],
  ])) {
    it(`names ${what}`, () => {
      assert.throws(() => report('ours', 'other', [row(ours, other)]), new TooSlow('cold'));
    });
  }
});
