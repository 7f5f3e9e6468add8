import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { knownAddress } from './address.ts';
import { getOrder } from './orders.ts';
import { deskLamp } from './product.ts';
import { createPurchase } from './purchase.ts';
import { ShopError } from './shop-error.ts';
import { texts } from './texts.ts';

// A page's fetch resolves relative addresses, Node's does not. The requests themselves are real.
const pageFetch = globalThis.fetch;
let server: Server;
let answer: RequestListener;
let orders: string[];
let expiresAt: string;

beforeEach(async () => {
  orders = [];
  expiresAt = new Date(Date.now() + 60_000).toISOString();
  answer = (request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      orders.push(`${request.method} ${request.url} ${body}`);
      const orderId = `order-${orders.length}`;
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ orderId, paymentSessionData: `session-${orders.length}`, expiresAt }),
      );
    });
  };
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  globalThis.fetch = (path, init) => pageFetch(`http://127.0.0.1:${port}${String(path)}`, init);
});

afterEach(() => {
  globalThis.fetch = pageFetch;
  server.closeAllConnections();
  server.close();
});

test('one visit makes one order, however often the cashier opens', async () => {
  const purchase = createPurchase({ product: deskLamp, quantity: 2 }, () => knownAddress);
  expect(purchase.orderId).toBeUndefined();
  const sessions = await Promise.all([purchase.session(), purchase.session()]);
  expect(sessions[0]).toEqual({ sessionData: 'session-1', expiresAt });
  expect(sessions[1]).toEqual(sessions[0]);
  expect(purchase.orderId).toBe('order-1');
  const wish = { sku: 'desk-lamp', quantity: 2, delivery: knownAddress, wallets: true };
  expect(orders).toEqual([`POST /api/orders ${JSON.stringify(wish)}`]);
});

test('another address is another order', async () => {
  let address = knownAddress;
  const purchase = createPurchase({ product: deskLamp, quantity: 1 }, () => address);
  await purchase.session();
  address = { ...knownAddress };
  expect((await purchase.session()).sessionData).toBe('session-1');
  address = { ...knownAddress, city: 'Exampleton' };
  expect((await purchase.session()).sessionData).toBe('session-2');
  expect(purchase.orderId).toBe('order-2');
  expect(orders[1]).toContain('Exampleton');
});

test('after renew, and after its time, a session is a new one', async () => {
  const purchase = createPurchase({ product: deskLamp, quantity: 1 }, () => knownAddress);
  await purchase.session();
  purchase.renew();
  expiresAt = new Date(Date.now() - 1).toISOString();
  expect((await purchase.session()).sessionData).toBe('session-2');
  expect((await purchase.session()).sessionData).toBe('session-3');
});

test('a dead server is told in plain words, and the next call asks again', async () => {
  const alive = answer;
  answer = (_request, response) => {
    response.writeHead(502);
    response.end();
  };
  const purchase = createPurchase({ product: deskLamp, quantity: 1 }, () => knownAddress);
  const refusal = await purchase.session().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ShopError);
  expect(refusal).toMatchObject({ problem: 'unreachable', message: texts.shopUnreachable });
  answer = alive;
  expect((await purchase.session()).sessionData).toBe('session-1');
});

test.each([
  ['no JSON', '<h1>It works!</h1>'],
  ['JSON of something else', '{"hello":1}'],
])('%s instead of an order', async (_name, body) => {
  answer = (_request, response) => void response.end(body);
  await expect(getOrder('1')).rejects.toMatchObject({ problem: 'unreachable' });
});

test('an order that nobody made', async () => {
  let asked: string | undefined;
  answer = (request, response) => {
    asked = request.url;
    response.writeHead(404).end();
  };
  await expect(getOrder('a/b')).rejects.toMatchObject({ problem: 'unknown' });
  expect(asked).toBe('/api/orders/a%2Fb');
});
