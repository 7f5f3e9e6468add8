import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createShop } from '../../sample/inbox.ts';
import { gateway, gatewayKey, merchant, signed, startGateway } from '../gateway.fixture.ts';
import { createAntomClient } from '../node-client.ts';
import { sign } from '../node-signature.ts';

const DONE = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' };
const amount = { currency: 'USD', value: '4200' };

let database: DatabaseSync;
let server: Awaited<ReturnType<typeof startGateway>>;
let shop: ReturnType<typeof createShop>;

beforeEach(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  // it does whatever it is asked for
  server = await startGateway((received, response) =>
    signed({ result: DONE, ...JSON.parse(received.body), refundId: 'refund-1' })(
      received,
      response,
    ),
  );
  const antom = createAntomClient({
    clientId: 'SANDBOX_TEST',
    privateKey: merchant.pkcs8,
    antomPublicKey: gateway.spki,
    gateway: server.url,
  });
  database = new DatabaseSync(':memory:');
  shop = createShop(antom, database);
  database.exec(`INSERT INTO orders VALUES ('order-1', 'request-1', NULL, '4200', 'USD', 'open')`);
});
afterEach(() => {
  server.close();
  vi.restoreAllMocks();
});

const status = () => database.prepare('SELECT status FROM orders').get()?.['status'];
const refunds = () => server.received.map(({ body }): string => JSON.parse(body).refundRequestId);

async function notify(change: object = {}): Promise<number> {
  const body = JSON.stringify({
    notifyType: 'PAYMENT_RESULT',
    result: DONE,
    paymentRequestId: 'request-1',
    paymentId: 'payment-1',
    paymentAmount: amount,
    paymentCreateTime: new Date().toISOString(),
    ...change,
  });
  const [path, clientId, time] = ['/notify', 'SANDBOX_TEST', String(Date.now())];
  const signature = sign({ method: 'POST', path, clientId, time, body }, gatewayKey);
  const headers = { 'client-id': clientId, 'request-time': time, signature };
  const request = new Request(`http://shop.example${path}`, { method: 'POST', headers, body });
  return ((await shop.notify(request)) as Response).status;
}

it('an order is paid once, and refunded once', async () => {
  expect([await notify(), await notify(), status()]).toEqual([200, 200, 'paid']);
  await shop.refund('order-1');
  await expect(shop.refund('order-1')).rejects.toThrow('Order order-1 is not paid.');
  expect(status()).toBe('refunding');
  await shop.outbox.run();
  await shop.outbox.run();
  expect(status()).toBe('refunded');
  expect(refunds()).toEqual(['order-1-refund']);
  expect([await notify(), status()]).toEqual([200, 'refunded']);
});

it('a success after the close is refunded, and the order stays closed', async () => {
  expect(await shop.close('order-1')).toBe(true);
  expect([await notify(), await notify(), status()]).toEqual([200, 200, 'closed']);
  expect(await shop.inbox.latePayments()).toHaveLength(1);
  await shop.outbox.run();
  expect(refunds()).toEqual(['request-1-late']);
  expect(await shop.inbox.latePayments()).toEqual([]);
});

it('a paid order can’t be closed, and another amount is not acknowledged', async () => {
  const other = { currency: 'USD', value: '1' };
  expect([await notify({ paymentAmount: other }), status()]).toEqual([500, 'open']);
  await notify();
  expect([await shop.close('order-1'), status()]).toEqual([false, 'paid']);
});

it('a failure is one', async () => {
  await notify({ result: { ...DONE, resultCode: 'FRAUD_REJECT', resultStatus: 'F' } });
  expect(status()).toBe('failed');
});
