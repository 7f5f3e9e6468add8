import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { findFreePorts, isPortFree } from './ports.ts';

for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
  test(`a port is taken while somebody listens on it at ${host}, and free afterwards`, async () => {
    const server = createServer().listen(0, host);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    assert.equal(await isPortFree(port), false);
    server.close();
    await once(server, 'close');
    assert.equal(await isPortFree(port), true);
  });
}

test('free ports are all different', async () => {
  assert.equal(new Set(await findFreePorts(5)).size, 5);
});
