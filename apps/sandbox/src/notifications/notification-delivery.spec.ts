import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  DECLINED_CARD,
  makeDirectory,
  PAID_CARD,
  startReceiver,
  startTestSandbox,
} from '../server/sandbox.fixture.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(
  options: Parameters<typeof startTestSandbox>[0] = {},
  answer?: Parameters<typeof startReceiver>[0],
) {
  const sandbox = await startTestSandbox(options);
  const receiver = await startReceiver(answer);
  closing.push(sandbox.close, receiver.close);
  return {
    sandbox,
    receiver,
    open: (change: Parameters<typeof sandbox.open>[0] = {}) =>
      sandbox.open({
        paymentNotifyUrl: receiver.url,
        // the notification of an automatic capture would interfere
        paymentFactor: { captureMode: 'MANUAL' },
        // the default expiry is sped up too, and would precede the submit
        paymentSessionExpiryTime: new Date(Date.now() + 1_800_000).toISOString(),
        ...change,
      }),
  };
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a notification', () => {
  it('reports a successful payment once, signed', async () => {
    const { sandbox, receiver, open } = await start();
    const session = await open();
    await session.pay(PAID_CARD);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 20_000 });
    const { paymentId, paymentCreateTime, paymentTime } = await session.inquire();
    expect(receiver.verified(sandbox.antom)).toEqual([
      {
        notifyType: 'PAYMENT_RESULT',
        result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
        paymentRequestId: session.paymentRequestId,
        paymentId,
        paymentAmount: { currency: 'USD', value: '4200' },
        paymentCreateTime,
        paymentTime,
        authExpiryTime: expect.any(String),
        paymentMethodType: 'CARD',
        paymentResultInfo: expect.objectContaining({ cardNo: '4054********0768' }),
      },
    ]);
    await wait(400);
    expect(receiver.received).toHaveLength(1);
    const [payment] = await sandbox.payments();
    expect(payment?.notifications).toEqual([
      { notifyType: 'PAYMENT_RESULT', at: expect.any(String), status: 'S' },
    ]);
  });

  it('reports a final failure at once, and no decline that can be retried', async () => {
    const { sandbox, receiver, open } = await start();
    const session = await open();
    await session.pay(DECLINED_CARD);
    await wait(400);
    expect(receiver.received).toHaveLength(0);
    await session.pay('4000000000000333');
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 20_000 });
    expect(receiver.verified(sandbox.antom)).toMatchObject([
      { result: { resultCode: 'FRAUD_REJECT', resultStatus: 'F' } },
    ]);
  });

  it('reports a declined payment when its session ends', async () => {
    const { sandbox, receiver, open } = await start();
    const paymentSessionExpiryTime = new Date(Date.now() + 1500).toISOString();
    await (await open({ paymentSessionExpiryTime })).pay(DECLINED_CARD);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 20_000 });
    expect(receiver.verified(sandbox.antom)).toMatchObject([
      { result: { resultCode: 'ORDER_IS_CLOSED', resultStatus: 'F' } },
    ]);
  });

  it('reports an abandoned payment when the order closes', async () => {
    // 14 minutes in half a second
    const { sandbox, receiver, open } = await start({ speed: 1680 });
    const session = await open();
    await session.pay(DECLINED_CARD);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 20_000 });
    expect(receiver.verified(sandbox.antom)).toMatchObject([
      { result: { resultCode: 'ORDER_IS_CLOSED', resultStatus: 'F' } },
    ]);
    expect(await session.inquire()).toMatchObject({ paymentStatus: 'FAIL' });
    expect(await session.state()).toMatchObject({ phase: 'finished', outcome: 'FAIL' });
  });
});

describe('retries', () => {
  it('follow the documented intervals, eight attempts at most', async () => {
    // 24 h 22 min in a bit over two seconds
    const speed = 40_000;
    const { sandbox, receiver, open } = await start({ speed }, (response) =>
      response.writeHead(500).end(),
    );
    await (await open()).pay(PAID_CARD);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(8), { timeout: 20_000 });
    await wait(600);
    expect(receiver.received).toHaveLength(8);
    const times = receiver.received.map(({ at }) => at);
    const minutes = [2, 10, 10, 60, 120, 360, 900];
    minutes.forEach((interval, index) => {
      const waited = (times[index + 1] ?? 0) - (times[index] ?? 0);
      expect(waited).toBeGreaterThanOrEqual((interval * 60_000) / speed - 5);
    });
    const [payment] = await sandbox.payments();
    expect(payment?.notifications.map(({ status }) => status)).toEqual(
      Array(8).fill('HTTP 500; it must be 200'),
    );
    // every attempt has its own time and signature
    expect(new Set(receiver.received.map(({ headers }) => headers['request-time'])).size).toBe(8);
    expect(receiver.verified(sandbox.antom)).toHaveLength(8);
  });

  it.each<[string, (response: import('node:http').ServerResponse) => unknown]>([
    ['a bare 200', (response) => response.end('ok')],
    ['a result F', (response) => response.end('{"result":{"resultStatus":"F"}}')],
    ['a redirect', (response) => response.writeHead(302, { location: '/' }).end()],
    ['a cut connection', (response) => response.destroy()],
  ])('follow %s, and end with S', async (_, wrong) => {
    const { receiver, open } = await start({ speed: 10_000 }, (response, count) =>
      count < 3 ? wrong(response) : response.end('{"result":{"resultStatus":"S"}}'),
    );
    await (await open()).pay(PAID_CARD);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(3), { timeout: 20_000 });
    await wait(400);
    expect(receiver.received).toHaveLength(3);
  });
});

it('two processes on one file send a notification once', async () => {
  const data = join(makeDirectory(), 'sandbox.db');
  const { receiver, open } = await start({ data, notifyDelay: 300 }, (response) =>
    setTimeout(() => response.end('{"result":{"resultStatus":"S"}}'), 500),
  );
  const second = await startTestSandbox({ data });
  closing.push(second.close);
  await (await open()).pay(PAID_CARD);
  await wait(1500);
  expect(receiver.received).toHaveLength(1);
});
