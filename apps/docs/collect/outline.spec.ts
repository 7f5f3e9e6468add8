import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GUIDES, PACKAGES, REFERENCE } from '../.vitepress/outline.ts';
import { listPages } from './pages.ts';

const items = [...GUIDES, ...PACKAGES, ...REFERENCE];
const pages = new Set([...listPages().values()].map((page) => page.replace(/\.md$/, '')));

test('every document is there in Chinese', () => {
  const english = items.filter(({ isEnglish }) => isEnglish).map(({ page }) => page);
  assert.deepEqual(english, []);
});

for (const { page, isEnglish } of items.filter(({ page }) => page !== 'api/')) {
  test(`${page} is a page, in Chinese too unless it is marked as English`, () => {
    assert.ok(pages.has(page));
    assert.equal(pages.has(`zh/${page}`), !isEnglish);
  });
}

test('no page is in the sidebar twice', () => {
  const listed = items.map(({ page }) => page);
  assert.deepEqual(listed, [...new Set(listed)]);
});

test('every page is in the sidebar', () => {
  const listed = new Set(items.flatMap(({ page }) => [page, `zh/${page}`]));
  const missing = [...pages].filter((page) => !listed.has(page) && !/^(?:zh\/)?index$/.test(page));
  assert.deepEqual(missing, []);
});
