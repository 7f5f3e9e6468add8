import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anchorsOf, createLinkCheck } from './links.mjs';

/** @param {Record<string, string>} texts by path */
function repository(texts) {
  const folders = Object.keys(texts).map((path) => path.split('/').slice(0, -1).join('/'));
  return createLinkCheck({
    files: new Set([...Object.keys(texts), ...folders]),
    read: (path) => texts[path] ?? '',
  });
}

// not spelt out, because this file is checked as well; the real laws are in docs/design/laws.md
const DOCS = 'docs';
const LAWS = '# Laws\n\n## Law 1: Loading pairs\n\n## Law 2: One outcome\n';

test('accepts links to files, folders, headings and other sites', () => {
  const check = repository({
    [`${DOCS}/a.md`]:
      '# A\n\n[b](b.md) [x](b.md#x-y) [here](#a) [folder](../libs/core/) [web](https://antom.com/#none)',
    [`${DOCS}/b.md`]: '## X, Y!\n',
    'libs/core/c.ts': '',
  });
  // "X, Y!" is #x-y: punctuation goes, as on GitHub
  assert.deepEqual(check.document(`${DOCS}/a.md`), []);
});

test('names links that lead nowhere, with their line', () => {
  const check = repository({
    [`${DOCS}/a.md`]:
      '# A\n\n[gone](gone.md)\n[image](b.md)\n![shot](shot.png)\n[anchor](b.md#z) [own](#b)',
    [`${DOCS}/b.md`]: '# B',
  });
  assert.deepEqual(check.document(`${DOCS}/a.md`), [
    `${DOCS}/a.md:3: ${DOCS}/gone.md does not exist`,
    `${DOCS}/a.md:5: ${DOCS}/shot.png does not exist`,
    `${DOCS}/a.md:6: ${DOCS}/b.md has no heading #z`,
    `${DOCS}/a.md:6: ${DOCS}/a.md has no heading #b`,
  ]);
});

test('names paths in back-ticks that do not exist', () => {
  const check = repository({
    'README.md': '`libs/core` `libs/core/c.ts` `libs/gone.ts` `libs/core/*.ts` `npm test`',
    'libs/core/c.ts': '',
  });
  assert.deepEqual(check.document('README.md'), ['README.md:1: libs/gone.ts does not exist']);
});

test('names source notes that lead nowhere', () => {
  const check = repository({
    [`${DOCS}/reference/api.md`]: '## Results\n\n## Amounts\n',
    'src/good.ts': `/** Source: ${DOCS}/reference/api.md#results and #amounts. */\n/** Source: CLDR, plural rules. */`,
    'src/bad.ts': `// Source: ${DOCS}/reference/api.md#gone.\n// Source: ${DOCS}/reference/api.md#results and #none\n/**\n * Source:\n * reference/api.md 3\n */\n// see ${DOCS}/design/missing.md`,
  });
  assert.deepEqual(check.source('src/good.ts'), []);
  assert.deepEqual(check.source('src/bad.ts').sort(), [
    `src/bad.ts:1: ${DOCS}/reference/api.md has no heading #gone`,
    `src/bad.ts:2: ${DOCS}/reference/api.md has no heading #none`,
    'src/bad.ts:4: the source note leads to no document: reference/api.md',
    `src/bad.ts:7: ${DOCS}/design/missing.md does not exist`,
  ]);
});

test('names laws that do not exist, and files that do not say where the laws are', () => {
  const laws = `${DOCS}/design/laws.md`;
  const [one, two, three] = [1, 2, 3].map((number) => `Law ${number}`);
  const check = repository({
    [laws]: LAWS,
    'good.spec.ts': `// ${laws}\nit('${one}: a')\nit('${two}: b')`,
    'bad.spec.ts': `// ${laws}\nit('${one}: a')\nit('${three}: b')`,
    'silent.spec.ts': `it('${one}: a')`,
  });
  assert.deepEqual(check.source('good.spec.ts'), []);
  assert.deepEqual(check.source('bad.spec.ts'), [`bad.spec.ts:3: there is no law ${3}`]);
  assert.deepEqual(check.source('silent.spec.ts'), [
    `silent.spec.ts:1: names a law, and the file doesn't point to ${laws}`,
  ]);
});

test('counts headings of the same name as GitHub does', () => {
  assert.deepEqual([...anchorsOf('# A\n\n## `B` *c*\n\n# A\n')], ['a', 'b-c', 'a-1']);
});
