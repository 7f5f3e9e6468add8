import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDirectory, startTestSandbox } from '../server/sandbox.fixture.ts';
import { join } from 'node:path';

let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
beforeAll(async () => {
  sandbox = await startTestSandbox({ host: '0.0.0.0' });
});
afterAll(() => sandbox.close());

function status(path: string, host: string, address = '127.0.0.1', of = sandbox) {
  const { port } = new URL(of.url);
  return new Promise<number | undefined>((resolve, reject) => {
    request({ host: address, port, path, headers: { host } }, (response) => {
      expect(response.headers['access-control-allow-origin']).toBeUndefined();
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

it.each([
  ['localhost:4242', 200],
  ['127.0.0.1', 200],
  ['[::1]:4242', 200],
  ['sandbox.localhost', 200],
  ['evil.example', 403],
  ['localhost.evil.example', 403],
  ['127.0.0.1.evil.example', 403],
])('credentials for Host %s: HTTP %i', async (host, expected) => {
  expect(await status('/sandbox/credentials', host)).toBe(expected);
  expect(await status('/sandbox/payments', host)).toBe(expected);
});

const outward = Object.values(networkInterfaces())
  .flat()
  .find((one) => one && !one.internal && one.family === 'IPv4');

it.skipIf(!outward)('callers from other machines get nothing', async () => {
  expect(await status('/sandbox/credentials', 'localhost', outward?.address)).toBe(403);
});

it.skipIf(!outward)('callers from other machines are let in by a trusted name alone', async () => {
  const trusting = await startTestSandbox({
    host: '0.0.0.0',
    trustedHosts: ['sandbox', 'localhost'],
  });
  const from = (host: string) => status('/sandbox/credentials', host, outward?.address, trusting);
  expect(await from('sandbox:4242')).toBe(200);
  expect(await from('LOCALHOST')).toBe(200);
  expect(await from('127.0.0.1')).toBe(403);
  expect(await from('sandbox.evil.example')).toBe(403);
  expect(await status('/', 'sandbox', outward?.address, trusting)).toBe(200);
  expect(await status('/', 'evil.example', outward?.address, trusting)).toBe(403);
  // still no page of another site
  const changed = await fetch(`${trusting.url}/sandbox/reset`, {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
  });
  expect(changed.status).toBe(403);
  await trusting.close();
});

it('the demo merchant survives a restart', async () => {
  const data = join(makeDirectory(), 'sandbox.db');
  const first = await startTestSandbox({ data });
  await first.close();
  const second = await startTestSandbox({ data });
  await second.close();
  expect(second.credentials).toEqual(first.credentials);
  expect(first.credentials.clientId).toMatch(/^SANDBOX_/);
  for (const key of [first.credentials.merchantPrivateKey, first.credentials.gatewayPublicKey]) {
    expect(key).toMatch(/^[A-Za-z0-9+/]+=*$/);
  }
});

it('reports that it is healthy', async () => {
  const response = await fetch(`${sandbox.url}/healthz`);
  expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
});
