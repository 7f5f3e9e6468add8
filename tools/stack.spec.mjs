import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { test } from 'node:test';
import { Failure } from './failure.mjs';
import { freePorts } from './port.mjs';
import { checkPorts, portsFrom } from './stack.mjs';

test('the addresses are those of the documents unless the environment says otherwise', () => {
  const usual = {
    sandbox: 4242,
    merchant: 4100,
    angular: 4200,
    vue: 4300,
    vanilla: 4400,
  };
  assert.deepEqual(portsFrom({}), usual);
  assert.deepEqual(portsFrom({ PORT_VUE: '9000' }), { ...usual, vue: 9000 });
});

test('a port that is none, and one given twice, are named with their variable', () => {
  for (const value of ['x', '0', '65536', '4.5']) {
    assert.throws(
      () => portsFrom({ PORT_VUE: value }),
      new Failure(`PORT_VUE must be a port from 1 to 65535, it is "${value}".`),
    );
  }
  assert.throws(() => portsFrom({ PORT_VUE: '4200' }), /PORT_VUE and PORT_ANGULAR are both 4200/);
});

test('a taken port is one line with the port, who needs it and how to change it', async () => {
  const [sandbox = 0, merchant = 0, angular = 0, vue = 0, vanilla = 0] = await freePorts(5);
  const server = createServer().listen(vue, '127.0.0.1');
  await once(server, 'listening');
  await assert.rejects(checkPorts({ sandbox, merchant, angular, vue, vanilla }), (error) => {
    assert.ok(error instanceof Failure);
    assert.ok(!error.message.includes('\n'));
    assert.match(error.message, new RegExp(`Port ${vue}, which the Vue shop needs.*PORT_VUE=`));
    return true;
  });
  server.close();
});
