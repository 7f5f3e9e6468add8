import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCodeBlocks } from './code-blocks.mjs';

/** @param {string} file */
const read = (file) => (file === 'a.ts' ? 'const a = 1;\n' : undefined);
const block = (/** @type {string} */ code) => `<!-- a.ts -->\n\n\`\`\`ts\n${code}\n\`\`\`\n`;

test('accepts a block that is its file', () => {
  const { blocks, wrong } = checkCodeBlocks('x.md', block('const a = 1;'), read);
  assert.deepEqual({ blocks, wrong }, { blocks: 1, wrong: [] });
});

test('names a block that differs, and brings it up to date', () => {
  const { text, wrong } = checkCodeBlocks('x.md', `# X\n\n${block('const a = 2;')}\nafter\n`, read);
  assert.deepEqual(wrong, ['x.md:5: the code block differs from a.ts']);
  assert.equal(text, `# X\n\n${block('const a = 1;')}\nafter\n`);
});

test('names a block without a file, or with one that does not exist', () => {
  const { wrong } = checkCodeBlocks(
    'x.md',
    '```vue\n<i />\n```\n\n<!-- b.ts -->\n\n```ts\n```\n',
    read,
  );
  assert.deepEqual(wrong, [
    'x.md:1: a code block that names no file',
    'x.md:7: b.ts does not exist',
  ]);
});

test('leaves commands and diagrams alone', () => {
  const { blocks, wrong } = checkCodeBlocks(
    'x.md',
    '```sh\nnpm test\n```\n\n```mermaid\n```\n',
    read,
  );
  assert.deepEqual({ blocks, wrong }, { blocks: 0, wrong: [] });
});
