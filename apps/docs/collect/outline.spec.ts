import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { GUIDES, PACKAGES, REFERENCE } from '../.vitepress/outline.ts';
import { listPages } from './pages.ts';
import { root } from './repository.ts';

interface Item {
  readonly page: string;
  readonly en: string;
  readonly zh: string;
  readonly isEnglish?: true;
}

const items: readonly Item[] = [...GUIDES, ...PACKAGES, ...REFERENCE];
const pages = new Set([...listPages().values()].map((page) => page.replace(/\.md$/, '')));

for (const { page, isEnglish } of items.filter(({ page }) => page !== 'api/')) {
  test(`${page} is a page, in Chinese too unless it is marked as English`, () => {
    assert.ok(pages.has(page));
    assert.equal(pages.has(`zh/${page}`), !isEnglish);
  });
}

test('every page is in the outline', () => {
  const listed = new Set(items.flatMap(({ page }) => [page, `zh/${page}`]));
  const missing = [...pages].filter((page) => !listed.has(page) && !/^(?:zh\/)?index$/.test(page));
  assert.deepEqual(missing, []);
});

/** What stays the same in a translation: headings by level, samples, and rows of tables. */
function shapeOf(file: string) {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return {
    levels: lines.flatMap((line) => /^(#+) /.exec(line)?.[1] ?? []),
    samples: lines.filter((line) => /^<!-- (?:docs|libs)\//.test(line)),
    rows: lines.filter((line) => line.startsWith('|')).length,
  };
}

for (const { page } of items.filter(({ isEnglish }) => !isEnglish)) {
  test(`${page} in Chinese has the headings, samples and rows of the English page`, () => {
    assert.deepEqual(shapeOf(`docs/zh/${page}.md`), shapeOf(`docs/${page}.md`));
  });
}
