#!/usr/bin/env bash
# Two moments of Temporal, compared by node:assert of Node 26.10.0, jest 30.5.2, dequal 2.0.3, lodash 4.18.1, es-toolkit
# 1.53.2 and fast-deep-equal 3.1.3; vitest 5.1.2 beside them
#
# A test says that a payment expires at noon, and a component looks whether its times have changed. In Node 26 a time
# may be a Temporal.Instant or a PlainDate. One would expect a deep comparison to tell noon from midnight, as it does
# for a Date, or to say that it can't.
# Seen: they have no properties of their own, and what is compared are properties. For assert.deepStrictEqual() (whose
# documentation has it compare own enumerable properties, and exceptions for Date, RegExp and more), Jest's toEqual()
# and dequal any two are equal: the test passes whatever the code does. For lodash and es-toolkit none is equal, not
# even to the same moment, so that a component never stops updating. fast-deep-equal throws "Do not use ...valueOf".
# Vitest's toEqual() tells them apart, and its toMatchObject() doesn't. Comparing them as JSON is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --ignore-scripts jest@30.5.2 vitest@5.1.2 vite@8.4.0 dequal@2.0.3 lodash@4.18.1 es-toolkit@1.53.2 \
  fast-deep-equal@3.1.3
cat >cases.cjs <<'JS'
const noon = () => ({ expires: Temporal.Instant.from('2026-11-30T12:00:00Z') });
const midnight = { expires: Temporal.Instant.from('2026-12-01T00:00:00Z') };
/** Whether noon equals midnight, noon equals noon, and the same of two Dates and of two days. */
exports.compare = (equal) =>
  [
    [noon(), midnight],
    [noon(), noon()],
    [{ at: Temporal.PlainDate.from('2026-11-30') }, { at: Temporal.PlainDate.from('2026-12-30') }],
    [{ at: new Date(0) }, { at: new Date(1) }],
  ].map(([a, b]) => {
    try {
      return equal(a, b) ?? true;
    } catch (error) {
      return error instanceof TypeError ? 'TypeError' : false;
    }
  });
JS
cat >runner.test.cjs <<'JS'
const { writeFileSync } = require('node:fs');
const { compare } = require('./cases.cjs');
test('compares', () => {
  const seen = {};
  for (const name of ['toEqual', 'toStrictEqual', 'toMatchObject']) seen[name] = compare((a, b) => void expect(a)[name](b));
  writeFileSync(process.env.ANSWERS, JSON.stringify(seen));
});
JS
ANSWERS=jest.json npx jest --rootDir . --testMatch '**/runner.test.cjs' --silent 2>/dev/null
ANSWERS=vitest.json npx vitest run --globals runner.test.cjs >/dev/null
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dequal } from 'dequal';
import { isEqual } from 'es-toolkit';
import fastDeepEqual from 'fast-deep-equal';
import lodash from 'lodash';
import { compare } from './cases.cjs';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const seen = {
  'node:assert': compare((a, b) => assert.deepStrictEqual(a, b)),
  jest: read('jest.json'),
  vitest: read('vitest.json'),
  dequal: compare(dequal),
  lodash: compare(lodash.isEqual),
  'es-toolkit': compare(isEqual),
  'fast-deep-equal': compare(fastDeepEqual),
  JSON: compare((a, b) => JSON.stringify(a) === JSON.stringify(b)),
};
console.log(seen);
// noon and midnight, noon and noon, two days, two Dates
const allEqual = [true, true, true, false];
const noneEqual = [false, false, false, false];
const right = [false, true, false, false];
assert.deepEqual(seen, {
  'node:assert': allEqual,
  jest: { toEqual: allEqual, toStrictEqual: allEqual, toMatchObject: allEqual },
  vitest: { toEqual: right, toStrictEqual: right, toMatchObject: allEqual },
  dequal: allEqual,
  lodash: noneEqual,
  'es-toolkit': noneEqual,
  'fast-deep-equal': ['TypeError', 'TypeError', 'TypeError', false],
  JSON: right,
});
JS
node seen.mjs
