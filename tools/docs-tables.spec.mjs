import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOG, writtenLogCodes } from './docs-log.mjs';
import { checkTables, proseFor, replaceBetween } from './docs-tables.mjs';

const DOCUMENT = 'before\n<!-- table: a -->\n\nold\n\n<!-- end: a -->\nafter\n';

test("the tables in the documents are the code's", () => {
  const { tables, wrong } = checkTables({ write: false });
  assert.deepEqual(wrong, []);
  assert.ok(tables > 0);
});

test('describes every line of the log that is written, and no other', () => {
  assert.deepEqual(writtenLogCodes(), Object.keys(LOG).sort());
});

test('replaces only what stands between the marks, however often', () => {
  const fresh = replaceBetween(DOCUMENT, 'a', 'new');
  assert.equal(fresh, 'before\n<!-- table: a -->\n\nnew\n\n<!-- end: a -->\nafter\n');
  assert.equal(replaceBetween(fresh ?? '', 'a', 'new'), fresh);
});

test('says so when there are no marks', () => {
  assert.equal(replaceBetween(DOCUMENT, 'b', 'new'), undefined);
  assert.equal(replaceBetween('<!-- end: a -->\n<!-- table: a -->\n', 'a', 'new'), undefined);
});

test('describes everything that the code has, in its order, and nothing else', () => {
  assert.deepEqual(proseFor('events', ['x', 'y'], { y: 2, x: 1 }), [
    ['x', 1],
    ['y', 2],
  ]);
  assert.throws(() => proseFor('events', ['x', 'y'], { x: 1 }), /do not describe events: y/);
  assert.throws(() => proseFor('events', ['x'], { x: 1, z: 3 }), /that do not exist: z/);
});
