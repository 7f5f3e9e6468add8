import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTranslations } from './translations.mjs';

const TABLE = '| a | b |\n| - | - |\n| c | d |\n';

/** @param {Record<string, string>} documents */
const check = (documents) =>
  checkTranslations(new Set(Object.keys(documents)), (file) => documents[file] ?? '');

test('a translation with the same headings, code and rows is complete', () => {
  const documents = {
    'docs/symptoms.md': `# A\n\n## B\n\n${TABLE}\n`,
    'docs/zh/symptoms.md': `# 甲\n\n## 乙\n\n${TABLE}\n`,
  };
  assert.deepEqual(check(documents), []);
});

for (const [what, more, expected] of [
  [
    'row',
    `${TABLE}| e | f |\n`,
    'docs/zh/symptoms.md: rows of tables: 2, and docs/symptoms.md has 3',
  ],
  [
    'heading',
    `${TABLE}\n## C\n`,
    'docs/zh/symptoms.md: headings of level 2: 0, and docs/symptoms.md has 1',
  ],
  [
    'code block',
    `${TABLE}\n    code\n`,
    'docs/zh/symptoms.md: code blocks: 0, and docs/symptoms.md has 1',
  ],
]) {
  test(`a ${what} that was not translated is named`, () => {
    const documents = {
      'docs/symptoms.md': `# A\n\n${more}`,
      'docs/zh/symptoms.md': `# 甲\n\n${TABLE}`,
    };
    assert.deepEqual(check(documents), [expected]);
  });
}

test('a translation of nothing is named', () => {
  assert.deepEqual(check({ 'docs/zh/symptoms.md': '# 甲' }), [
    'docs/zh/symptoms.md: there is no docs/symptoms.md',
  ]);
});
