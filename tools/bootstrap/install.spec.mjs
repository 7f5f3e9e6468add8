import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInstalled } from './install.mjs';

const lock = {
  packages: {
    '': { version: '0.0.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b-darwin': { version: '1.0.0', optional: true },
  },
};

test("other platforms' packages needn't be there", () => {
  assert.ok(isInstalled(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } }));
});

test('a missing package or another version asks for an install', () => {
  assert.ok(!isInstalled(lock, { packages: {} }));
  assert.ok(!isInstalled(lock, { packages: { 'node_modules/a': { version: '1.0.1' } } }));
});
