import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { test } from 'node:test';
import { freePorts, isFree } from './port.mjs';

for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
  test(`a port that somebody has on ${host} is taken`, async () => {
    const [port = 0] = await freePorts(1);
    assert.equal(await isFree(port), true);
    const server = createServer().listen(port, host);
    await once(server, 'listening');
    assert.equal(await isFree(port), false);
    server.close();
  });
}

test('free ports are different ones', async () => {
  assert.equal(new Set(await freePorts(5)).size, 5);
});
