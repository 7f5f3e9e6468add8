import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { Failure } from './failure.ts';
import { checkPorts, portsFrom } from './parts.ts';

test('the ports are those of the documents unless the environment names others', () => {
  const documented = { sandbox: 4242, merchant: 4100, angular: 4200, vue: 4300, vanilla: 4400 };
  assert.deepEqual(portsFrom({}), documented);
  assert.deepEqual(portsFrom({ PORT_VUE: '9000' }), { ...documented, vue: 9000 });
});

for (const value of ['x', '0', '65536', '4.5']) {
  test(`names the variable of an invalid port: ${value}`, () => {
    assert.throws(
      () => portsFrom({ PORT_VUE: value }),
      new Failure(`PORT_VUE must be a port from 1 to 65535, not "${value}".`),
    );
  });
}

test('names both variables when two parts are given the same port', () => {
  assert.throws(() => portsFrom({ PORT_VUE: '4200' }), /PORT_VUE and PORT_ANGULAR are both 4200/);
});

async function listen() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

test('reports a taken port in one line, with the part that needs it and the variable', async () => {
  const [sandbox, merchant, angular, vanilla, vue] = await Promise.all([
    listen(),
    listen(),
    listen(),
    listen(),
    listen(),
  ]);
  for (const { server } of [sandbox, merchant, angular, vanilla]) {
    server.close();
    await once(server, 'close');
  }
  const ports = {
    sandbox: sandbox.port,
    merchant: merchant.port,
    angular: angular.port,
    vue: vue.port,
    vanilla: vanilla.port,
  };
  await assert.rejects(checkPorts(ports), (error) => {
    assert.ok(error instanceof Failure);
    assert.ok(!error.message.includes('\n'));
    assert.match(
      error.message,
      new RegExp(`Port ${vue.port}, which the Vue shop needs.*PORT_VUE=`),
    );
    return true;
  });
  vue.server.close();
});
