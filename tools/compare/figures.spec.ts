import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Figures } from './figures.ts';
import { INSTALLED, SUBJECTS } from './subject.ts';

const { rows } = JSON.parse(
  readFileSync(new URL('figures.json', import.meta.url), 'utf8'),
) as Figures;

test('the figures are those of the pinned versions; npm run compare measures again', () => {
  assert.deepEqual(
    rows.map(({ subject, versions }) => ({ subject, versions })),
    SUBJECTS.map(({ id, packages }) => ({ subject: id, versions: packages })),
  );
});

test('every version is exact', () => {
  for (const version of Object.values(INSTALLED)) assert.match(version, /^\d+\.\d+\.\d+$/);
});

for (const subject of SUBJECTS) {
  test(`${subject.id} has every figure that can be measured, and no other`, () => {
    const row = rows.find((one) => one.subject === subject.id);
    assert.ok(row);
    for (const { raw, gzip, brotli } of [row.page, ...(row.frames ? [row.frames] : [])]) {
      assert.ok(raw > gzip && gzip > brotli && brotli > 0);
    }
    assert.equal(row.frames !== undefined, subject.session === 'sandbox');
    for (const figure of [row.pageRequests, row.frameRequests, row.mainThread]) {
      assert.equal((figure ?? 0) > 0, !subject.isLoaderOnly);
    }
    assert.equal(row.mainThreadAfter === undefined, subject.isLoaderOnly === true);
  });
}
