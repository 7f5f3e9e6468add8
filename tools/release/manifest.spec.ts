import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manifestFaults, publishedManifest, readManifest } from './manifest.ts';
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
