import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileFaults, manifestFaults, publishedManifest, readManifest } from './manifest.ts';
import { inRoot } from '../stack/index.ts';

const versions = new Map([['@ams-cashier/core', '0.1.0']]);
const source = readManifest(inRoot('libs/vue'));

test('publishes what users need, and nothing that only this repository uses', () => {
  const published = publishedManifest(source);
  assert.deepEqual(manifestFaults(published, versions), []);
  assert.deepEqual(published['exports'], source['exports']);
});

for (const [what, change, fault] of [
  ['a build script', { scripts: {} }, 'publishes "scripts"'],
  ['Nx settings', { nx: {} }, 'publishes "nx"'],
  ['a private package', { private: true }, 'is private'],
  [
    'a dependency of another version',
    { dependencies: { '@ams-cashier/core': '^0.2.0' } },
    'depends on @ams-cashier/core ^0.2.0, but 0.1.0 is packed',
  ],
  [
    'a dependency that is not published',
    { peerDependencies: { '@ams-cashier/protocol': '^0.1.0' } },
    'depends on @ams-cashier/protocol, which is not published',
  ],
] as const) {
  test(`reports ${what}`, () => {
    assert.deepEqual(manifestFaults({ ...publishedManifest(source), ...change }, versions), [
      fault,
    ]);
  });
}

test('reports a missing field', () => {
  const { repository: _, ...rest } = publishedManifest(source);
  assert.deepEqual(manifestFaults(rest as typeof source, versions), ['has no "repository"']);
});

test('reports a source map without its sources, and a package that is too large', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ams-cashier-manifest-'));
  try {
    for (const file of ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE']) {
      writeFileSync(join(folder, file), '');
    }
    writeFileSync(join(folder, 'whole.js.map'), '{"sources":["a.ts"],"sourcesContent":["a"]}');
    assert.deepEqual(fileFaults(folder), []);
    writeFileSync(join(folder, 'cut.js.map'), '{"sources":["a.ts"]}');
    writeFileSync(join(folder, 'large.js'), ' '.repeat(2_400_001));
    assert.deepEqual(fileFaults(folder), [
      'has the source map cut.js.map without its sources',
      'has 2400001 bytes of files, not at most 2400000',
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
