import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startShop, type TestShop } from './shop.fixture.ts';

let shop: TestShop;

beforeEach(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  shop = await startShop();
});
afterEach(async () => {
  await shop.close();
  vi.restoreAllMocks();
});

const lamp = { sku: 'desk-lamp', quantity: 1 };

describe('requests with the same idempotency key', () => {
  it('get the same order and the same session: two tabs at once, and a reload', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const [one, other] = await Promise.all([shop.order(key), shop.order(key)]);
    expect(other).toEqual(one);
    expect(await shop.order(key)).toEqual(one);
    expect(shop.gateway.sessions).toHaveLength(1);
  });

  it('are refused once the order is paid', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const { orderId } = await shop.order(key);
    await shop.notify();
    const response = await shop.post(lamp, key);
    expect([response.status, await response.json()]).toEqual([
      409,
      {
        error: { message: `Order ${orderId} is paid; it cannot be paid again.` },
        order: { orderId, status: 'paid', amount: { currency: 'USD', value: '4200' } },
      },
    ]);
    expect(shop.gateway.sessions).toHaveLength(1);
  });

  it('are refused if the gateway knows of a payment, whose notification is lost', async () => {
    const key = { 'idempotency-key': randomUUID() };
    await shop.order(key);
    const { paymentRequestId = '' } = shop.gateway.sessions[0] ?? {};
    shop.gateway.payments.set(paymentRequestId, { paymentStatus: 'SUCCESS' });
    const response = await shop.post(lamp, key);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ order: { status: 'paid' } });
  });

  it('are refused once the session has ended: the page begins another order', async () => {
    const key = { 'idempotency-key': randomUUID() };
    shop.gateway.endSessionsIn(-1);
    await shop.order(key);
    const response = await shop.post(lamp, key);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ order: { status: 'cancelled' } });
  });

  describe('whose session is closed', () => {
    const key = { 'idempotency-key': randomUUID() };

    /** An order about which the gateway was asked a moment ago; its session ends. */
    async function orderOfClosedSession(): Promise<string> {
      await shop.look(await shop.order(key));
      shop.gateway.setClockBack(-2 * 3_600_000);
      return shop.gateway.sessions[0]?.paymentRequestId ?? '';
    }

    it.each([
      ['SUCCESS', 'paid'],
      ['FAIL', 'failed'],
      ['CANCELLED', 'cancelled'],
      ['PROCESSING', 'open'],
    ])('learn how its payment ended: %s', async (paymentStatus, status) => {
      shop.gateway.payments.set(await orderOfClosedSession(), { paymentStatus });
      const response = await shop.post(lamp, key);
      expect([response.status, await response.json()]).toMatchObject([409, { order: { status } }]);
    });

    it('end nothing while the gateway does not say', async () => {
      shop.gateway.payments.set(await orderOfClosedSession(), { paymentStatus: 'SUCCESS' });
      shop.gateway.setSilentAbout('/inquiryPayment');
      expect((await shop.post(lamp, key)).status).toBe(502);
      shop.gateway.setSilentAbout(undefined);
      expect(await (await shop.post(lamp, key)).json()).toMatchObject({
        order: { status: 'paid' },
      });
    });
  });

  it('but for other things are told that a payment is in flight', async () => {
    const key = { 'idempotency-key': randomUUID() };
    await shop.order(key);
    const { paymentRequestId = '' } = shop.gateway.sessions[0] ?? {};
    shop.gateway.payments.set(paymentRequestId, { paymentStatus: 'PROCESSING' });
    const response = await shop.post({ ...lamp, quantity: 2 }, key);
    expect([response.status, await response.json()]).toMatchObject([
      409,
      { order: { status: 'open' } },
    ]);
  });

  it('but for other things are refused', async () => {
    const key = { 'idempotency-key': randomUUID() };
    await shop.order(key);
    for (const change of [{ quantity: 2 }, { sku: 'sticker' }, { wallets: true }]) {
      const response = await shop.post({ ...lamp, ...change }, key);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { parameter: 'idempotency-key' } });
    }
    expect(shop.gateway.sessions).toHaveLength(1);
  });

  it('get the order again after the gateway was down', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const one = await shop.order(key);
    shop.gateway.setDown(true);
    expect((await shop.post(lamp, key)).status).toBe(502);
    shop.gateway.setDown(false);
    expect(await shop.order(key)).toEqual(one);
  });
});

it.each(['', 'x'.repeat(65), 'two words'])('the key %j is refused', async (key) => {
  const response = await shop.post(lamp, { 'idempotency-key': key });
  expect(response.status).toBe(400);
  expect(shop.gateway.sessions).toHaveLength(0);
});

it('requests with other keys, or without one, are orders of their own', async () => {
  const ids = new Set<string>();
  for (const key of ['one', 'other', '', '']) {
    ids.add((await shop.order(key ? { 'idempotency-key': key } : {})).orderId);
  }
  expect(ids.size).toBe(4);
});

it.each(['GET', 'HEAD', 'PUT', 'DELETE'])('%s makes no order', async (method) => {
  const response = await fetch(`${shop.url}/api/orders`, { method });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  expect(shop.gateway.sessions).toHaveLength(0);
});
