import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';
import { DEFECT_MUTANTS } from './defect-mutants.mjs';
import { DEFECTS } from './defects.mjs';
import { mutate } from './mutate.mjs';
import { inRoot } from './workspace.mjs';

/** How many rows each group has; what was measured and what integrators wrote down does not become less. */
const GROUPS = { S: 8, H: 9, L: 13, D: 4, K: 9, N: 7, E: 9, P: 31 };

/** @type {Map<string, Set<string>>} */
const known = new Map();

/** @param {string} file @returns {Set<string>} the titles of its tests as they stand in it; of behaviours, their names */
function titlesIn(file) {
  const found = known.get(file);
  if (found) return found;
  /** @type {Set<string>} */
  const titles = new Set();
  const source = ts.createSourceFile(
    file,
    readFileSync(inRoot(file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  /** @param {ts.Node | undefined} node */
  const note = (node) => {
    if (!node) return;
    if (ts.isStringLiteral(node)) titles.add(node.text);
    else if (ts.isTemplateLiteral(node)) titles.add(node.getText().slice(1, -1));
  };
  /** @param {ts.Node} node */
  const walk = (node) => {
    if (ts.isCallExpression(node) && /^(it|test)\b/.test(node.expression.getText())) {
      note(node.arguments[0]);
    }
    if (
      file.endsWith('behaviours.ts') &&
      ts.isPropertyAssignment(node) &&
      node.name.getText() === 'name'
    ) {
      note(node.initializer);
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  known.set(file, titles);
  return titles;
}

test('every defect has one row', () => {
  const expected = Object.entries(GROUPS).flatMap(([group, count]) =>
    Array.from({ length: count }, (_, index) => `${group}${index + 1}`),
  );
  assert.deepEqual(DEFECTS.map(({ id }) => id).sort(), expected.sort());
});

test('at most three rows have a reason in place of a test, and none has both', () => {
  const reasons = DEFECTS.filter(({ reason }) => reason);
  assert.ok(reasons.length <= 3, reasons.map(({ id }) => id).join());
  for (const { id, test: named, reason } of DEFECTS) assert.ok(!named !== !reason, id);
});

for (const { id, test: named } of DEFECTS) {
  if (!named) continue;
  const [file = '', title = ''] = named;
  test(`${id}: ${file} has the test`, () => {
    assert.ok(titlesIn(file).has(title), `${file} has no test "${title}"`);
  });
}

test('a test that is not there is missed', () => {
  assert.ok(!titlesIn('tools/defects.spec.mjs').has('a test that nobody wrote'));
  assert.ok(titlesIn('tools/defects.spec.mjs').has('every defect has one row'));
});

test('ten defects can be put in, each at its place and in the reach of a unit test', () => {
  assert.equal(new Set(DEFECT_MUTANTS.map(({ id }) => id)).size, 10);
  for (const { id, file, find, replace } of DEFECT_MUTANTS) {
    const row = DEFECTS.find((one) => one.id === id);
    assert.match(row?.test?.[0] ?? '', /^libs\/sdk-core\/src\//, id);
    const text = readFileSync(inRoot('libs/sdk-core', file), 'utf8');
    assert.notEqual(mutate(text, find, replace, file), text);
  }
});
