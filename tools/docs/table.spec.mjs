import assert from 'node:assert/strict';
import { test } from 'node:test';
import { code, table } from './table.mjs';

test('writes Markdown in cells, and escapes what would end one', () => {
  assert.equal(
    table(['name', 'meaning'], [[code("'a' | 'b'"), 'this | that, **bold**<br>[x](y.md)']]),
    [
      '<!-- prettier-ignore -->',
      '| name | meaning |',
      '| - | - |',
      "| `'a' \\| 'b'` | this \\| that, **bold**<br>[x](y.md) |",
    ].join('\n'),
  );
});

test('takes what looks like a list or a heading for text', () => {
  assert.match(table(['a', 'b'], [['1. one', '']]), /\| 1\. one \| +\|$/);
});
