import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replaceSection } from './marked-section.mjs';

const DOCUMENT = 'before\n\n<!-- table: a -->\n\nold\n\n<!-- end: a -->\n\nafter\n';

test('replaces only what is between the marks, however often', () => {
  const fresh = replaceSection(DOCUMENT, 'a', 'new');
  assert.equal(fresh, 'before\n\n<!-- table: a -->\n\nnew\n\n<!-- end: a -->\n\nafter\n');
  assert.equal(replaceSection(fresh ?? '', 'a', 'new'), fresh);
});

test('is undefined without marks, or with marks in the wrong order', () => {
  assert.equal(replaceSection(DOCUMENT, 'b', 'new'), undefined);
  assert.equal(replaceSection('<!-- end: a -->\n\n<!-- table: a -->\n', 'a', 'new'), undefined);
});
