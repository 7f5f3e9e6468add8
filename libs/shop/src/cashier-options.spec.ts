import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { askCashierOptions } from './cashier-options.ts';

// A page's fetch resolves relative addresses, Node's does not. The requests themselves are real.
const pageFetch = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = pageFetch;
});

async function optionsWith(body: string, status = 200) {
  const server = createServer((request, response) => {
    if (request.url === '/api/environment') response.writeHead(status).end(body);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  globalThis.fetch = (path, init) => pageFetch(`http://127.0.0.1:${port}${String(path)}`, init);
  const options = await askCashierOptions();
  server.closeAllConnections();
  server.close();
  return options;
}

test.each([
  ['{"environment":"prod"}', 'prod'],
  ['{"environment":"sandbox"}', 'sandbox'],
  ['{"environment":"production"}', 'sandbox'],
  ['{}', 'sandbox'],
  ['<h1>Bad gateway</h1>', 'sandbox'],
])('a server that says %s: %s', async (body, environment) => {
  expect((await optionsWith(body)).environment).toBe(environment);
});

test('without a server: sandbox', async () => {
  globalThis.fetch = () => pageFetch('http://127.0.0.1:1/api/environment');
  expect((await askCashierOptions()).environment).toBe('sandbox');
});
