import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { run, startProcess } from './process.ts';

function lives(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

for (const [what, trap] of [
  ['its descendants', ''],
  ['one that ignores the signal', 'trap "" TERM; '],
]) {
  test(`stopping a process stops ${what}`, { timeout: 20_000 }, async () => {
    const child = startProcess('sh', ['-c', `${trap}sleep 60 & echo $!; wait`]);
    while (!child.output().includes('\n')) await sleep(10);
    const grandchild = Number(child.output());
    assert.ok(lives(grandchild));
    await child.stop();
    assert.equal(child.running(), false);
    while (lives(grandchild)) await sleep(10);
  });
}

test('a descendant that outlives its parent is stopped too', { timeout: 20_000 }, async () => {
  const { output } = await run('sh', ['-c', 'sleep 60 >/dev/null 2>&1 & echo $!']);
  while (lives(Number(output))) await sleep(10);
});

test('reports the exit code and the output of both streams', async () => {
  const { code, output } = await run('sh', ['-c', 'echo reason; echo more >&2; exit 3']);
  assert.equal(code, 3);
  assert.match(output, /reason/);
  assert.match(output, /more/);
});

test('reports a command that does not exist', async () => {
  const { code, output } = await run('no-such-command', []);
  assert.equal(code, 127);
  assert.match(output, /ENOENT/);
});

test('stops a command that takes too long', async () => {
  const { code, output } = await run('sleep', ['60'], { limit: 50 });
  assert.equal(code, 124);
  assert.match(output, /not done after 50 ms/);
});
