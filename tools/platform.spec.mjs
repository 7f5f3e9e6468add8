import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canGoOnWith, whyNotHere } from './platform.mjs';

test('begins on Node 20 of Linux and macOS', () => {
  assert.equal(whyNotHere('linux', 'v20.11.0'), undefined);
  assert.equal(whyNotHere('darwin', 'v24.21.0'), undefined);
});

test('says in one line why it does not begin', () => {
  for (const [platform, version, word] of [
    ['linux', 'v18.20.4', 'v18.20.4'],
    ['linux', 'v20.10.0', 'v20.10.0'],
    ['win32', 'v24.21.0', 'win32'],
  ]) {
    const reason = whyNotHere(String(platform), String(version)) ?? '';
    assert.ok(reason.includes(String(word)), reason);
    assert.ok(!reason.includes('\n'), reason);
  }
});

test('goes on only with a Node that the builds accept', () => {
  for (const good of ['22.22.3', '24.15.0', '24.21.0', '26.0.0', '28.1.0']) {
    assert.ok(canGoOnWith(good), good);
  }
  for (const bad of ['20.20.2', '22.22.2', '23.9.0', '24.14.9', '25.3.0']) {
    assert.ok(!canGoOnWith(bad), bad);
  }
});
