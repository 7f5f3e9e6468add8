import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSupportedNode, unsupportedReason } from './platform.mjs';

test('begins on Node 20.11 on Linux and macOS', () => {
  assert.equal(unsupportedReason('linux', 'v20.11.0'), undefined);
  assert.equal(unsupportedReason('darwin', 'v20.11.0'), undefined);
});

for (const [platform, version, word] of [
  ['linux', 'v18.20.4', 'v18.20.4'],
  ['linux', 'v20.10.0', 'v20.10.0'],
  ['win32', 'v24.21.0', 'win32'],
]) {
  test(`names the reason in one line: Node ${version} on ${platform}`, () => {
    const reason = unsupportedReason(String(platform), String(version)) ?? '';
    assert.ok(reason.includes(String(word)), reason);
    assert.ok(!reason.includes('\n'), reason);
  });
}

test('continues only on a Node that the builds support', () => {
  for (const supported of ['22.22.3', '24.15.0', '24.21.0', '26.0.0', '28.1.0']) {
    assert.ok(isSupportedNode(supported), supported);
  }
  for (const unsupported of ['20.20.2', '22.22.2', '23.9.0', '24.14.9', '25.3.0']) {
    assert.ok(!isSupportedNode(unsupported), unsupported);
  }
});
