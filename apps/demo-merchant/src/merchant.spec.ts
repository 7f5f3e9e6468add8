import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startGateway } from './gateway.fixture.ts';
import { startMerchant, type Merchant } from './merchant.ts';
import { readSettings } from './settings.ts';

let gateway: Awaited<ReturnType<typeof startGateway>>;
let merchant: Merchant;
let url: string;

async function start(env: Record<string, string> = {}) {
  merchant = await startMerchant({
    ...readSettings({ SANDBOX_URL: gateway.url, MERCHANT_DATA: ':memory:', ...env }),
    port: 0,
  });
  url = `http://127.0.0.1:${merchant.port}`;
}

beforeEach(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  gateway = await startGateway();
  await start();
});
afterEach(async () => {
  await merchant.close();
  gateway.close();
  vi.restoreAllMocks();
});

interface Order {
  readonly orderId: string;
  readonly paymentSessionData: string;
  readonly expiresAt: string;
}

function post(body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${url}/api/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function order(sku = 'desk-lamp', quantity = 1): Promise<Order> {
  const response = await post({ sku, quantity });
  expect(response.status).toBe(201);
  return (await response.json()) as Order;
}

async function look({ orderId }: Order): Promise<unknown> {
  return (await fetch(`${url}/api/orders/${orderId}`)).json();
}

const notify = (change = {}, signer?: string) =>
  gateway.notify(`${url}/api/notify`, change, signer);
const failed = { resultCode: 'FRAUD_REJECT', resultStatus: 'F', resultMessage: '-' };

describe('an order', () => {
  it.each([
    ['desk-lamp', 1, { currency: 'USD', value: '4200' }],
    ['desk-lamp', 3, { currency: 'USD', value: '12600' }],
    ['tea-bowl', 1, { currency: 'JPY', value: '4200' }],
    ['notebook', 1, { currency: 'KRW', value: '42000' }],
    ['sticker', 1, { currency: 'USD', value: '11' }],
  ])('P27: of %s × %i costs what the catalogue says', async (sku, quantity, amount) => {
    const created = await order(sku, quantity);
    expect(created).toEqual({
      orderId: expect.stringMatching(/^[\w-]{24}$/),
      paymentSessionData: 'blob&&SG&&111&&e30=',
      expiresAt: expect.any(String),
    });
    expect(gateway.sessions).toMatchObject([
      {
        paymentAmount: amount,
        order: { referenceOrderId: created.orderId, orderAmount: amount },
        paymentNotifyUrl: 'http://localhost:4100/api/notify',
        paymentRedirectUrl: `http://localhost:4200/result?order=${created.orderId}`,
      },
    ]);
    expect(await look(created)).toEqual({ orderId: created.orderId, status: 'open', amount });
  });

  it('includes the delivery address, which is passed on to Antom', async () => {
    const delivery = {
      name: 'Sam Sample',
      street: '1 Example Street',
      postcode: '00001',
      city: 'Sampleton',
      region: 'US',
    };
    const response = await post({ sku: 'desk-lamp', quantity: 1, delivery });
    expect(response.status).toBe(201);
    expect(gateway.sessions).toMatchObject([
      {
        order: {
          shipping: {
            shippingName: { fullName: 'Sam Sample' },
            shippingAddress: {
              region: 'US',
              city: 'Sampleton',
              address1: '1 Example Street',
              zipCode: '00001',
            },
          },
        },
      },
    ]);
    for (const [part, wrong] of [
      ['name', ''],
      ['street', undefined],
      ['city', 'x'.repeat(129)],
      ['region', 'Utopia'],
    ] as const) {
      const refused = await post({
        sku: 'desk-lamp',
        quantity: 1,
        delivery: { ...delivery, [part]: wrong },
      });
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ error: { parameter: `delivery.${part}` } });
    }
    expect((await post({ sku: 'desk-lamp', quantity: 1, delivery: 'home' })).status).toBe(400);
    expect(gateway.sessions).toHaveLength(1);
  });

  it.each([
    ['http://localhost:4300', 'http://localhost:4300'],
    ['http://evil.example', 'http://localhost:4200'],
    [undefined, 'http://localhost:4200'],
  ])('from %s returns to %s', async (origin, shop) => {
    await post({ sku: 'desk-lamp', quantity: 1 }, origin ? { origin } : {});
    expect(gateway.sessions[0]?.paymentRedirectUrl).toMatch(`${shop}/result?order=`);
  });

  it.each([
    ['sku', { sku: 'yacht', quantity: 1 }, '"yacht"'],
    ['sku', { quantity: 1 }, 'missing'],
    ['sku', { sku: 'constructor', quantity: 1 }, '"constructor"'],
    ['quantity', { sku: 'desk-lamp' }, 'missing'],
    ['quantity', { sku: 'desk-lamp', quantity: 0 }, 'is 0'],
    ['quantity', { sku: 'desk-lamp', quantity: 100 }, 'is 100'],
    ['quantity', { sku: 'desk-lamp', quantity: 1.5 }, 'is 1.5'],
    ['quantity', { sku: 'desk-lamp', quantity: '1' }, 'is "1"'],
    ['wallets', { sku: 'desk-lamp', quantity: 1, wallets: 'yes' }, '"yes"'],
    ['body', 'lamp', 'JSON object'],
  ])('with an invalid %s is rejected: %o', async (parameter, body, words) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: { parameter, message: expect.stringContaining(words) },
    });
    expect(gateway.sessions).toHaveLength(0);
  });

  it('can be paid by card, and by wallet if the shop’s page asks for it', async () => {
    await post({ sku: 'desk-lamp', quantity: 1 });
    await post({ sku: 'desk-lamp', quantity: 1, wallets: true });
    expect(gateway.sessions[0]?.paymentMethod).toEqual({ paymentMethodType: 'CARD' });
    const list = gateway.sessions[1]?.availablePaymentMethod?.paymentMethodTypeList ?? [];
    expect(list.map(({ paymentMethodType }) => paymentMethodType)).toEqual([
      'CARD',
      'ALIPAY_CN',
      'GCASH',
      'KAKAOPAY',
    ]);
  });

  it('that does not exist is not found', async () => {
    expect((await fetch(`${url}/api/orders/1`)).status).toBe(404);
  });

  it('is answered with 502 while the gateway is down', async () => {
    gateway.close();
    const response = await post({ sku: 'desk-lamp', quantity: 1 });
    expect(response.status).toBe(502);
  });
});

describe('the environment', () => {
  const environment = async () => (await fetch(`${url}/api/environment`)).json();

  it('is that of the account', async () => {
    expect(await environment()).toEqual({ environment: 'sandbox' });
    await merchant.close();
    await start({ ...gateway.account, ANTOM_CLIENT_ID: '5Y1234567890' });
    expect(await environment()).toEqual({ environment: 'prod' });
  });
});

describe('a notification', () => {
  const RECEIVED = {
    result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' },
  };

  it('settles the order and gets the documented response', async () => {
    const created = await order();
    const response = await notify();
    expect([response.status, await response.json()]).toEqual([200, RECEIVED]);
    expect(await look(created)).toMatchObject({ status: 'paid' });
  });

  it('that is repeated gets the same response and changes nothing; nor does a later one', async () => {
    const created = await order();
    for (const change of [{}, {}, { result: failed }]) {
      const response = await notify(change);
      expect([response.status, await response.json()]).toEqual([200, RECEIVED]);
      expect(await look(created)).toEqual({
        orderId: created.orderId,
        status: 'paid',
        amount: { currency: 'USD', value: '4200' },
      });
    }
  });

  it('of a failure says why', async () => {
    const created = await order();
    await notify({ result: failed });
    expect(await look(created)).toMatchObject({
      status: 'failed',
      paymentResultCode: 'FRAUD_REJECT',
    });
  });

  it.each([
    ['PAYMENT_PENDING', { notifyType: 'PAYMENT_PENDING' }],
    [
      'CAPTURE_RESULT',
      {
        notifyType: 'CAPTURE_RESULT',
        captureRequestId: 'capture-1',
        captureId: 'capture-1',
        captureAmount: { currency: 'USD', value: '4200' },
      },
    ],
    ['OTHER', { notifyType: 'DISPUTE_CREATED' }],
  ])('%s is accepted and settles nothing', async (_, change) => {
    const created = await order();
    expect((await notify(change)).status).toBe(200);
    expect(await look(created)).toMatchObject({ status: 'open' });
  });

  it('that is forged is rejected', async () => {
    const created = await order();
    expect((await notify({}, gateway.forger)).status).toBe(401);
    const bare = await fetch(`${url}/api/notify`, { method: 'POST', body: '{}' });
    expect(bare.status).toBe(401);
    expect(await look(created)).toMatchObject({ status: 'open' });
  });

  it('with another amount, or about an unknown order, settles nothing', async () => {
    const created = await order();
    expect((await notify({ paymentAmount: { currency: 'USD', value: '1' } })).status).toBe(404);
    expect((await notify({ paymentRequestId: 'nobody' })).status).toBe(404);
    expect(await look(created)).toMatchObject({ status: 'open' });
  });
});

describe('a lost notification', () => {
  async function tell(paymentStatus: string, more = {}) {
    const created = await order();
    const paymentRequestId = gateway.sessions.at(-1)?.paymentRequestId ?? '';
    gateway.payments.set(paymentRequestId, { paymentStatus, ...more });
    return created;
  }

  it.each([
    ['SUCCESS', { paymentResultCode: 'SUCCESS' }, { status: 'paid' }],
    [
      'FAIL',
      { paymentResultCode: 'FRAUD_REJECT' },
      { status: 'failed', paymentResultCode: 'FRAUD_REJECT' },
    ],
    ['CANCELLED', {}, { status: 'cancelled' }],
    [
      'PROCESSING',
      { paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' },
      { status: 'open', paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' },
    ],
    ['PENDING', {}, { status: 'open' }],
    ['SUCCESS', { value: '1' }, { status: 'open' }],
  ])('is created up for by an inquiry: %s %o', async (paymentStatus, more, expected) => {
    const created = await tell(paymentStatus, more);
    const { orderId } = created;
    const amount = { currency: 'USD', value: '4200' };
    expect(await look(created)).toEqual({ orderId, amount, ...expected });
  });

  it('leads to an inquiry at most once a second, and to none once the order is settled', async () => {
    const created = await tell('PROCESSING');
    await Promise.all(Array.from({ length: 5 }, () => look(created)));
    expect(gateway.inquiries()).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1050));
    await look(created);
    expect(gateway.inquiries()).toBe(2);
    await notify();
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect(await look(created)).toMatchObject({ status: 'paid' });
    expect(gateway.inquiries()).toBe(2);
  });

  it('a session that expired without a submit cancels the order', async () => {
    const late = await order();
    expect(await look(late)).toMatchObject({ status: 'open' });
    gateway.endSessionsIn(-120_000);
    expect(await look(await order())).toMatchObject({ status: 'cancelled' });
  });
});

describe('limits', () => {
  it('a flood is refused and blocks nobody', async () => {
    await merchant.close();
    await start({ MAX_RATE: '20' });
    const flood = Array.from({ length: 200 }, () => fetch(`${url}/api/orders/1`));
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const statuses = (await Promise.all(flood)).map(({ status }) => status);
    const refused = statuses.filter((status) => status === 429).length;
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(200);
    expect(statuses.filter((status) => status === 404)).toHaveLength(200 - refused);
    await vi.waitFor(() => order(), 10_000);
  });

  it.each([
    ['a body', { method: 'POST', body: 'x'.repeat(70_000) }, 413],
    ['headers', { headers: { x: 'x'.repeat(20_000) } }, 431],
  ])('%s that is too large is refused', async (_, init, status) => {
    expect((await fetch(`${url}/api/orders`, init)).status).toBe(status);
  });

  it('a request that never ends is dropped', async () => {
    await merchant.close();
    await start({ MAX_TIME: '300' });
    const socket = connect(merchant.port, '127.0.0.1');
    socket.write('POST /api/orders HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n{');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 408 /);
    socket.destroy();
  });
});

it('orders survive a restart', async () => {
  await merchant.close();
  const folder = mkdtempSync(join(tmpdir(), 'demo-merchant-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'merchant.db');
  await start({ MERCHANT_DATA: file });
  const created = await order();
  await notify();
  await merchant.close();
  await start({ MERCHANT_DATA: file });
  expect(await look(created)).toMatchObject({ status: 'paid' });
});

it('works with the environment variables of an Antom account', async () => {
  await merchant.close();
  await start(gateway.account);
  await order();
  expect(gateway.sessions).toHaveLength(1);
});

it('reports that it is healthy', async () => {
  const response = await fetch(`${url}/healthz`);
  expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
});
