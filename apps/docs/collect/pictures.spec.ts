import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { listPictures, withPictures } from './pictures.ts';

const PICTURES = new Map(
  ['form-light-en', 'form-dark-en', 'form-light-zh'].map((name) => [
    name,
    { file: `${name}@2x.png`, width: 390, height: 700 },
  ]),
);
const PAGE = 'Before.\n\n<!-- picture: form: The "form", empty -->\n\nAfter.\n';

/** One transparent pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a mark becomes a picture in both themes, with its description and size', () => {
  assert.equal(
    withPictures(PAGE, 'en', PICTURES),
    `Before.

<ThemedPicture light="form-light-en@2x.png" dark="form-dark-en@2x.png" alt="The &quot;form&quot;, empty" width="390" height="700" />

After.
`,
  );
});

test('a Chinese page has the Chinese picture, or else the English one', () => {
  const text = withPictures(PAGE, 'zh', PICTURES);
  assert.match(text, /light="form-light-zh@2x\.png" dark="form-dark-en@2x\.png"/);
});

test('a picture that is not made is named', () => {
  assert.throws(
    () => withPictures(PAGE.replace('form:', 'from:'), 'en', PICTURES),
    /no picture from of the theme light/,
  );
});

test('without a browser there are no pictures, and the text is as it was', () => {
  assert.equal(withPictures(PAGE, 'en', listPictures(join(tmpdir(), 'no-such-folder'))), PAGE);
});

test('the size of a file is read from it, in pixels of CSS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ams-cashier-pictures-'));
  try {
    writeFileSync(join(folder, 'form-light-en@2x.png'), PNG);
    writeFileSync(join(folder, 'readme.txt'), '');
    assert.deepEqual(
      [...listPictures(folder)],
      [['form-light-en', { file: 'form-light-en@2x.png', width: 0.5, height: 0.5 }]],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
