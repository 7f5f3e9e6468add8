import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run, startChild } from './child.mjs';

/** @param {number} pid */
function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('stopping a process stops what it started', async () => {
  const child = startChild('sh', ['-c', 'sleep 60 & echo $!; wait']);
  while (!child.output().includes('\n')) await new Promise((resolve) => setTimeout(resolve, 10));
  const grandchild = Number(child.output());
  assert.ok(lives(grandchild));
  await child.stop();
  assert.equal(child.running(), false);
  while (lives(grandchild)) await new Promise((resolve) => setTimeout(resolve, 10));
});

test('a command that is not there, one that fails and one that takes too long say so', async () => {
  assert.equal((await run('no-such-command', [])).code, 127);
  assert.deepEqual(await run('sh', ['-c', 'echo reason; exit 3']), { code: 3, output: 'reason\n' });
  const late = await run('sleep', ['60'], { limit: 50 });
  assert.equal(late.code, 124);
  assert.match(late.output, /not done after 50 ms/);
});
