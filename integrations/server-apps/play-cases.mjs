/**
 * Plays the cases of every notification handler with a built app: `node play-cases.mjs <program> <argument>…` starts it
 * with PORT, HOST and the keys of its shop.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { CASES, makeRequest, MAX_BODY_BYTES, OPTIONS, post } from './notification-cases.mjs';

const { PORT } = process.env;
const SHOP_OPTIONS = JSON.stringify({ antom: OPTIONS, maxBodyBytes: MAX_BODY_BYTES });
const app = spawn(process.execPath, process.argv.slice(2), {
  env: { ...process.env, SHOP_OPTIONS },
  stdio: ['ignore', 'inherit', 'inherit'],
});
process.on('exit', () => app.kill('SIGKILL'));

/** What the shop was told since the last time; undefined while it does not answer. */
const takeReceived = async () => {
  const response = await fetch(`http://127.0.0.1:${PORT}/api/received`).catch(() => undefined);
  return response?.ok ? response.json() : undefined;
};
while (app.exitCode === null && !(await takeReceived())) await sleep(50);
assert.equal(app.exitCode, null, 'the app did not start');

for (const [title, { made, times = 1, status, received, error }] of Object.entries(CASES)) {
  const request = made();
  for (let time = 0; time < times; time += 1) {
    const answer = await post(PORT, request);
    assert.equal(answer.status, status, `${title}: ${answer.text}`);
    if (status === 200) assert.match(answer.text, /"resultStatus":"S"/, title);
  }
  const { types, errors } = await takeReceived();
  assert.deepEqual(types, received, title);
  if (error) assert.match(errors.join(), error, title);
}

const request = makeRequest();
request.headers['x-read-before'] = '1';
const { status, text } = await post(PORT, request);
assert.equal(status, 500, text);
assert.match(text, new RegExp(`raw bytes. ${process.env.FRAMEWORK}:`));
assert.deepEqual((await takeReceived()).types, []);
console.log('checked');
process.exit(0);
