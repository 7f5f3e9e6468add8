import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startShop, type TestShop } from './shop.fixture.ts';

const TOKEN = 'only-for-the-shop';
let shop: TestShop;

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  shop = await startShop({ ADMIN_TOKEN: TOKEN, OUTBOX_POLL: '20' });
});
afterEach(async () => {
  await shop.close();
  vi.restoreAllMocks();
});

const act = (orderId: string, action: string, token: string | null = TOKEN) =>
  fetch(`${shop.url}/api/orders/${orderId}/${action}`, {
    method: 'POST',
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });

async function paidOrder() {
  const order = await shop.order();
  await shop.notify();
  return order;
}

describe('a refund', () => {
  it('is kept, sent once however often it is asked for, and seen on the order', async () => {
    const order = await paidOrder();
    const answers = await Promise.all([1, 2, 3].map(() => act(order.orderId, 'refund')));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    await vi.waitFor(
      async () => expect(await shop.look(order)).toMatchObject({ refundStatus: 'refunded' }),
      { timeout: 10_000 },
    );
    const { paymentRequestId } = shop.gateway.sessions[0] ?? {};
    expect(shop.gateway.moves).toEqual([
      {
        call: 'refund',
        refundRequestId: `${paymentRequestId}-refund`,
        paymentId: 'payment-0',
        refundAmount: { currency: 'USD', value: '4200' },
      },
    ]);
    expect((await act(order.orderId, 'refund')).status).toBe(202);
    expect(await shop.look(order)).toMatchObject({ status: 'paid', refundStatus: 'refunded' });
  });

  it('of an order whose notification was lost is made once the gateway says that it is paid', async () => {
    const order = await shop.order();
    const { paymentRequestId = '' } = shop.gateway.sessions[0] ?? {};
    shop.gateway.payments.set(paymentRequestId, { paymentStatus: 'SUCCESS' });
    expect((await act(order.orderId, 'refund')).status).toBe(202);
    await vi.waitFor(
      async () =>
        expect(await shop.look(order)).toMatchObject({ status: 'paid', refundStatus: 'refunded' }),
      { timeout: 10_000 },
    );
  });

  it('is refused, and no error, while nobody knows whether the order is paid', async () => {
    const { orderId } = await shop.order();
    shop.gateway.setDown(true);
    vi.spyOn(console, 'error').mockReturnValue();
    expect((await act(orderId, 'refund')).status).toBe(409);
  });

  it('of an order that is not paid is refused', async () => {
    const { orderId } = await shop.order();
    for (const action of ['refund', 'capture']) {
      const response = await act(orderId, action);
      expect(response.status).toBe(409);
      expect(await response.json()).toEqual({
        error: { message: `Order ${orderId} is open; there is nothing to ${action}.` },
      });
    }
    expect((await act('nobody', 'refund')).status).toBe(404);
  });
});

it('a cancelled order is not paid any more', async () => {
  const order = await shop.order();
  expect((await act(order.orderId, 'cancel')).status).toBe(202);
  await vi.waitFor(
    async () => expect(await shop.look(order)).toMatchObject({ status: 'cancelled' }),
    { timeout: 10_000 },
  );
  await shop.notify();
  expect(await shop.look(order)).toMatchObject({ status: 'review' });
});

describe('nobody else may', () => {
  it.each([null, '', 'another', `${TOKEN}x`])('with the token %s', async (token) => {
    const { orderId } = await paidOrder();
    expect((await act(orderId, 'refund', token)).status).toBe(401);
    expect(shop.gateway.moves).toEqual([]);
  });

  it('as long as the server has no token', async () => {
    await shop.close();
    shop = await startShop();
    const { orderId } = await paidOrder();
    for (const token of [null, '', 'undefined']) {
      expect((await act(orderId, 'refund', token)).status).toBe(401);
    }
  });
});

it('says whether it can do its work', async () => {
  const response = await fetch(`${shop.url}/readyz`);
  expect([response.status, await response.json()]).toEqual([
    200,
    { ok: true, outbox: { waiting: 0, retrying: 0, oldestMs: 0 } },
  ]);
});
