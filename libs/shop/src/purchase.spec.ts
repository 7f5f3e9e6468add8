import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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
/** The numbers of the orders, by idempotency key. */
let numbers: Map<unknown, number>;

/** What a browser keeps for all tabs of the shop. */
function emptyStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  } as Storage;
}

beforeEach(async () => {
  vi.stubGlobal('localStorage', emptyStorage());
  orders = [];
  numbers = new Map();
  expiresAt = new Date(Date.now() + 60_000).toISOString();
  answer = (request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      orders.push(`${request.method} ${request.url} ${body}`);
      const key = request.headers['idempotency-key'];
      const number = numbers.get(key) ?? numbers.size + 1;
      numbers.set(key, number);
      response.writeHead(201, { 'content-type': 'application/json' });
      const paymentSessionData = `session-${number}`;
      response.end(JSON.stringify({ orderId: `order-${number}`, paymentSessionData, expiresAt }));
    });
  };
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  globalThis.fetch = (path, init) => pageFetch(`http://127.0.0.1:${port}${String(path)}`, init);
});

afterEach(() => {
  globalThis.fetch = pageFetch;
  vi.unstubAllGlobals();
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

const basket = { product: deskLamp, quantity: 1 };

test('after renew, a session is a new one', async () => {
  const purchase = createPurchase(basket, () => knownAddress);
  await purchase.session();
  purchase.renew();
  expect((await purchase.session()).sessionData).toBe('session-2');
  expect(purchase.orderId).toBe('order-2');
});

test('after its time by a clock that may be wrong, the server is asked for the same order', async () => {
  expiresAt = new Date(Date.now() - 2 * 3_600_000).toISOString();
  const purchase = createPurchase(basket, () => knownAddress);
  for (let opened = 0; opened < 3; opened += 1) {
    expect((await purchase.session()).sessionData).toBe('session-1');
  }
  expect(purchase.orderId).toBe('order-1');
});

test('a second tab and a reload pay the same order', async () => {
  const visits = [1, 2, 3].map(() => createPurchase(basket, () => knownAddress).session());
  for (const { sessionData } of await Promise.all(visits)) expect(sessionData).toBe('session-1');
});

function refuseFirst(status: string): void {
  const alive = answer;
  answer = (_request, response) => {
    answer = alive;
    response.writeHead(409, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ order: { orderId: 'order-1', status } }));
  };
}

test.each(['cancelled', 'failed'])('an order that is %s is followed by another', async (status) => {
  await createPurchase(basket, () => knownAddress).session();
  refuseFirst(status);
  const again = createPurchase(basket, () => knownAddress);
  expect((await again.session()).sessionData).toBe('session-2');
});

test.each([
  ['paid', texts.alreadyPaid],
  ['review', texts.reviewingText],
])('an order that is %s is reported before another begins', async (status, message) => {
  await createPurchase(basket, () => knownAddress).session();
  refuseFirst(status);
  const again = createPurchase(basket, () => knownAddress);
  await expect(again.session()).rejects.toMatchObject({ message });
  expect((await again.session()).sessionData).toBe('session-2');
});

test.each([
  ['paid', texts.alreadyPaid],
  ['cancelled', texts.orderRefused],
])('the next order may have ended in another tab too: %s', async (status, message) => {
  await createPurchase(basket, () => knownAddress).session();
  let asked = 0;
  answer = (_request, response) => {
    asked += 1;
    response.writeHead(409, { 'content-type': 'application/json' });
    const order = { orderId: 'order-1', status: asked === 1 ? 'cancelled' : status };
    response.end(JSON.stringify({ order }));
  };
  const again = createPurchase(basket, () => knownAddress);
  await expect(again.session()).rejects.toMatchObject({ name: 'ShopError', message });
});

test('an order whose payment is in flight is followed by no other', async () => {
  await createPurchase(basket, () => knownAddress).session();
  refuseFirst('open');
  const again = createPurchase(basket, () => knownAddress);
  await expect(again.session()).rejects.toMatchObject({ message: texts.checkingText });
  expect((await again.session()).sessionData).toBe('session-1');
});

test('after the shop has changed the price, a kept order is followed by another', async () => {
  await createPurchase(basket, () => knownAddress).session();
  const alive = answer;
  answer = (_request, response) => {
    answer = alive;
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { parameter: 'idempotency-key', message: '-' } }));
  };
  const again = createPurchase(basket, () => knownAddress);
  expect((await again.session()).sessionData).toBe('session-2');
});

test('once the result page has seen the end, the next order is another', async () => {
  await createPurchase(basket, () => knownAddress).session();
  const alive = answer;
  answer = (_request, response) => {
    response.end(JSON.stringify({ orderId: 'order-1', status: 'paid', amount: {} }));
  };
  await getOrder('order-1');
  answer = alive;
  const next = createPurchase(basket, () => knownAddress);
  expect((await next.session()).sessionData).toBe('session-2');
});

test('a browser that keeps nothing makes an order for each visit', async () => {
  const blocked = new Error('blocked');
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw blocked;
    },
    setItem: () => {
      throw blocked;
    },
  });
  const purchase = createPurchase(basket, () => knownAddress);
  await purchase.session();
  expect((await purchase.session()).sessionData).toBe('session-1');
});

test('a dead server is reported in plain words, and the next call asks again', async () => {
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

test('a Payment Element has an order of its own', async () => {
  const purchase = createPurchase({ product: deskLamp, quantity: 1 }, () => knownAddress);
  await purchase.session();
  expect(await purchase.elementSession()).toEqual({ sessionData: 'session-2', expiresAt });
  expect(purchase.orderId).toBe('order-2');
  expect(await purchase.elementSession()).toEqual({ sessionData: 'session-2', expiresAt });
  expect(orders).toHaveLength(2);
  expect(orders[1]).toContain('"cashier":"element"');
});
