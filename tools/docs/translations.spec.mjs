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

for (const [what, english, chinese, expected] of [
  ['row', `${TABLE}| e | f |\n`, TABLE, 'number of rows of table 1 differs: 2, and not 3'],
  ['heading', `${TABLE}\n### C\n`, `${TABLE}\n## 丙\n`, 'heading 2 differs: ##, and not ###'],
  ['heading without an English one', TABLE, `${TABLE}\n## 丙\n`, 'heading 2 is only there'],
  ['code block', '    code\n', '', 'code block 1 differs: none, and not code'],
  ['changed sample', '    code\n', '    other\n', 'code block 1 differs: other, and not code'],
]) {
  test(`a ${what} that is not the same is named`, () => {
    const documents = {
      'docs/symptoms.md': `# A\n\n${english}`,
      'docs/zh/symptoms.md': `# 甲\n\n${chinese}`,
    };
    assert.deepEqual(check(documents), [`docs/zh/symptoms.md: ${expected}`]);
  });
}

test('a link to an English page that exists in Chinese is named', () => {
  const documents = {
    'docs/events.md': '# A',
    'docs/zh/events.md': '# 甲',
    'docs/guide/refunds.md': '# B',
    'docs/zh/guide/refunds.md':
      '# 乙\n\n[甲](../../events.md#a) [丙](../../antom.md) [甲](../events.md)',
    'docs/antom.md': '# C',
  };
  assert.deepEqual(check(documents), [
    'docs/zh/guide/refunds.md: leads to docs/events.md, and not to docs/zh/events.md',
  ]);
});

test('the document of a package is the translation of its README', () => {
  const documents = {
    'libs/vue/README.md': `# A\n\n${TABLE}\n`,
    'docs/zh/packages/vue.md': '# 甲',
    'docs/zh/symptoms.md': '# 甲\n\n[乙](../../libs/vue/README.md)',
    'docs/symptoms.md': '# A',
  };
  assert.deepEqual(check(documents), [
    'docs/zh/packages/vue.md: number of rows of table 1 differs: none, and not 2',
    'docs/zh/symptoms.md: leads to libs/vue/README.md, and not to docs/zh/packages/vue.md',
  ]);
});

test('a translation of nothing is named', () => {
  assert.deepEqual(check({ 'docs/zh/symptoms.md': '# 甲' }), [
    'docs/zh/symptoms.md: there is no docs/symptoms.md',
  ]);
});
