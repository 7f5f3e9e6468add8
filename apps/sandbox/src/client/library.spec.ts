import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOTIFICATION_RECEIVED } from '@ams-cashier/server';
import { cards } from './cards.ts';
import { makeDirectory } from '../server/sandbox.fixture.ts';
import { connectSandbox } from './connect.ts';
import { SandboxError } from './loopback-client.ts';
import { startSandbox, type Sandbox } from './start.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.reset());

/** A shop's server that keeps what came, and acknowledges what it `takes`. */
async function startShop(takes: (body: Record<string, unknown>) => boolean) {
  const bodies: Record<string, unknown>[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const body = JSON.parse(text);
    bodies.push(body);
    response.end(takes(body) ? JSON.stringify(NOTIFICATION_RECEIVED) : 'not now');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/notify`,
    bodies,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

describe('a payment', () => {
  it('is paid, and the shop notified', async () => {
    const session = await sandbox.session({ paymentAmount: { currency: 'EUR', value: '1999' } });
    const order = await sandbox.pay(session);
    expect(order).toMatchObject({
      state: 'SUCCESS',
      charges: 1,
      amount: { currency: 'EUR', value: '1999' },
    });
    const { paymentRequestId } = session;
    const received = await sandbox.notifications.received({
      notifyType: 'PAYMENT_RESULT',
      paymentRequestId,
    });
    expect(received.body).toMatchObject({ paymentRequestId, result: { resultStatus: 'S' } });
  });

  it('has a page in the bare shop, on another site than the cashier', async () => {
    const url = sandbox.shopUrl(await sandbox.session());
    expect(new URL(url).hostname).not.toBe(new URL(sandbox.url).hostname);
    const { headers } = await fetch(url, { redirect: 'manual' });
    expect(headers.get('location')).toBeNull();
  });

  it('is declined, and paid with another card', async () => {
    const session = await sandbox.session();
    const declined = await sandbox.pay(session, { card: cards.declined });
    expect(declined).toMatchObject({
      state: 'PROCESSING',
      paymentResultCode: 'ISSUER_REJECTS_TRANSACTION',
      charges: 0,
    });
    expect(await sandbox.pay(session)).toMatchObject({ state: 'SUCCESS', charges: 1 });
  });

  it.each([
    ['approve', 'SUCCESS', 1],
    ['decline', 'USER_PAYMENT_VERIFICATION_FAILED', 0],
  ] as const)('is challenged: %s', async (answer, outcome, charges) => {
    const session = await sandbox.session();
    expect((await sandbox.pay(session, { card: cards.threeDS })).charges).toBe(0);
    const order = await sandbox.decide(session, answer);
    expect([order.state, order.paymentResultCode]).toContain(outcome);
    expect(order.charges).toBe(charges);
  });

  it('waits at a wallet', async () => {
    const session = await sandbox.session({
      paymentMethod: { paymentMethodType: 'GCASH' },
      paymentAmount: { currency: 'PHP', value: '4200' },
    });
    await sandbox.pay(session.paymentSessionData, { wallet: 'GCASH' });
    expect(await sandbox.decide(session, 'approve')).toMatchObject({ state: 'SUCCESS' });
  });

  it('is refunded by a client with its keys', async () => {
    const session = await sandbox.session();
    const { paymentId = '' } = await sandbox.pay(session);
    await sandbox.antom.refund({
      refundRequestId: 'refund-1',
      paymentId,
      refundAmount: session.amount,
    });
    await sandbox.clock.advance('1h');
    const { refundStatus } = await sandbox.antom.inquiryRefund({ refundRequestId: 'refund-1' });
    expect(refundStatus).toBe('SUCCESS');
  });

  it.each([
    ['is paid', async (id: string) => sandbox.pay(id), /this order is paid/],
    ['no bank asks', async (id: string) => sandbox.decide(id, 'approve'), /not possible/],
    ['has another id', async () => sandbox.order('nobody'), /has no order "nobody"/],
    ['a wrong wallet', async (id: string) => sandbox.pay(id, { wallet: 'X' }), /wallet is "X"/],
    [
      'a wrong expiry',
      async (id: string) => sandbox.pay(id, { card: cards.paid, expiry: '1' }),
      /expiry is "1"; it must be MM\/YY/,
    ],
  ] as const)('says why it can’t: %s', async (_, act, message) => {
    const { paymentRequestId } = await sandbox.session();
    await sandbox.pay(paymentRequestId);
    await expect(act(paymentRequestId)).rejects.toThrow(message);
  });
});

describe('time', () => {
  it('ends a session after an hour, and never moves the clock of others', async () => {
    const session = await sandbox.session();
    const before = await sandbox.clock.now();
    const after = await sandbox.clock.advance('61m');
    expect(after.getTime() - before.getTime()).toBeGreaterThanOrEqual(61 * 60_000);
    expect(await sandbox.order(session)).toMatchObject({ state: 'EXPIRED' });
    await expect(sandbox.pay(session)).rejects.toThrow(/expired/);
    expect((await sandbox.session()).paymentSessionData).toBeTruthy();
  });

  it('repeats a notification at each of Antom’s times until the shop has it', async () => {
    await using shop = await startShop(({ notifyType }) => notifyType !== 'PAYMENT_RESULT');
    await sandbox.pay(await sandbox.session({ paymentNotifyUrl: shop.url }));
    await sandbox.clock.advance('25h');
    const [received] = await sandbox.notifications.list({ notifyType: 'PAYMENT_RESULT' });
    const [first = 0, ...later] = (received?.deliveries ?? []).map(({ at }) => at);
    const minutes = later.map((at) => Math.round((at - first) / 60_000));
    expect(minutes).toEqual([2, 12, 22, 82, 202, 562, 1462]);
    expect(received).not.toHaveProperty('nextAt');
    const results = shop.bodies.filter(({ notifyType }) => notifyType === 'PAYMENT_RESULT');
    expect(results).toHaveLength(8);
  });

  it.each([
    ['6d', 'SUCCESS'],
    ['8d', 'FAIL'],
  ] as const)('allows a capture for seven days: after %s', async (delay, status) => {
    const session = await sandbox.session({ paymentFactor: { captureMode: 'MANUAL' } });
    const { paymentId = '' } = await sandbox.pay(session);
    await sandbox.clock.advance(delay);
    const captured = await sandbox.antom
      .capture({ captureRequestId: `c-${delay}`, paymentId, captureAmount: session.amount })
      .then(
        () => 'SUCCESS',
        () => 'FAIL',
      );
    expect(captured).toBe(status);
  });

  it('says what a duration is', async () => {
    await expect(sandbox.clock.advance('a day' as '1d')).rejects.toThrow(
      'duration is "a day"; it must be milliseconds, or a number with a unit',
    );
  });
});

describe('many in one process', () => {
  it('know nothing of each other, and a connection reaches one by its address', async () => {
    await using other = await startSandbox();
    const session = await other.session();
    await expect(sandbox.order(session)).rejects.toThrow('has no order');
    const connection = await connectSandbox(other.url);
    expect(await connection.pay(session)).toMatchObject({ state: 'SUCCESS' });
    expect(other.credentials.clientId).not.toBe(sandbox.credentials.clientId);
  });

  it('are gone when they are stopped', async () => {
    const other = await startSandbox();
    await other.stop();
    await expect(connectSandbox(other.url)).rejects.toThrow(/No sandbox answers/);
  });

  it('are stopped by `using`, and twice as well as once', async () => {
    let url: string;
    {
      using other = await startSandbox();
      url = other.url;
    }
    await expect(connectSandbox(url)).rejects.toThrow(/No sandbox answers/);
    const other = await startSandbox();
    await Promise.all([other.stop(), other.stop()]);
    await other.stop();
  });

  it('can share a file, one after the other or at once', async () => {
    const data = join(makeDirectory(), 'sandbox.db');
    const first = await startSandbox({ data });
    const session = await first.session();
    await using second = await startSandbox({ data });
    expect(await second.pay(session)).toMatchObject({ state: 'SUCCESS' });
    expect((await first.order(session)).charges).toBe(1);
    await first.stop();
    await using third = await startSandbox({ data });
    expect(third.credentials).toEqual(second.credentials);
    expect((await third.order(session)).charges).toBe(1);
  });

  it('say in words why they cannot start, and leave nothing behind', async () => {
    const port = Number(new URL(sandbox.url).port);
    const refused = `127.0.0.1:${port} is in use; stop what runs there or choose another one with port.`;
    await expect(startSandbox({ port })).rejects.toThrow(new SandboxError(refused));
    const free = await startSandbox();
    await free.stop();
    const again = { port: Number(new URL(free.url).port) };
    await expect(startSandbox({ ...again, data: '/dev/null/x' })).rejects.toThrow(
      '/dev/null/x cannot be opened as a database: its path leads through a file; choose another one with data.',
    );
    // the port of the one that failed is free
    await (await startSandbox(again)).stop();
  });

  it('need a Node with SQLite, which a connection doesn’t', async () => {
    const older = vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined);
    await expect(startSandbox()).rejects.toThrow(
      /^startSandbox\(\) needs Node 22\.13 or newer; this is .*use connectSandbox\(\)\.$/,
    );
    const connection = await connectSandbox(sandbox.url);
    older.mockRestore();
    expect(await connection.pay(await sandbox.session())).toMatchObject({ state: 'SUCCESS' });
  });

  it.each([
    [
      { prt: 1 },
      'prt is not a setting; there are port, host, data, speed, notifyUrl, redirectUrl.',
    ],
    [{ port: 70_000 }, 'port is 70000; it must be a whole number from 0 to 65535.'],
    [{ speed: 0 }, 'speed is 0; it must be a number from 0.001 to 1000000.'],
    [{ speed: Infinity }, 'speed is Infinity; it must be a number from 0.001 to 1000000.'],
    [{ port: Number.NaN }, 'port is NaN; it must be a whole number from 0 to 65535.'],
    [{ notifyUrl: '/x' }, 'notifyUrl is "/x"; it must be an absolute URL.'],
  ])('refuse a wrong setting: %j', async (settings: object, message) => {
    await expect(startSandbox(settings)).rejects.toThrow(message);
  });
});

it('a connection to what accepts requests and never answers fails in words', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  // nobody waits that long for a test
  const { timeout } = AbortSignal;
  const sooner = vi.spyOn(AbortSignal, 'timeout');
  sooner.mockImplementation((milliseconds) => timeout.call(AbortSignal, milliseconds / 100));
  await expect(connectSandbox(url)).rejects.toThrow(`${url} did not answer within 10 seconds`);
  sooner.mockRestore();
  silent.closeAllConnections();
  silent.close();
});

describe('a wrong call is named', () => {
  it.each<[string, (order: string) => unknown, string]>([
    [
      'a card by its name',
      (order) => sandbox.pay(order, { card: 'declined' }),
      'card is "declined"; it must be a number',
    ],
    [
      'a card that is none of cards',
      (order) => sandbox.pay(order, { card: undefined as never }),
      'card is undefined;',
    ],
    [
      'a misspelt card',
      (order) => sandbox.pay(order, { crad: cards.paid } as never),
      'means has no crad; did you mean card?',
    ],
    [
      'means that are a string',
      (order) => sandbox.pay(order, 'GCASH' as never),
      'means is "GCASH"; it must be an object',
    ],
    ['no means', (order) => sandbox.pay(order, null as never), 'means is null;'],
    [
      'an order that nobody awaited',
      () => sandbox.pay(sandbox.session() as never),
      'order is a promise; await it.',
    ],
    [
      'no order',
      () => sandbox.order(undefined as never),
      'order is undefined; it must be what session() returned',
    ],
    [
      'a misspelt answer',
      (order) => sandbox.decide(order, 'aprove' as never),
      'answer is "aprove"; it must be "approve"',
    ],
    [
      'a misspelt filter',
      () => sandbox.notifications.received({ paymentReqestId: '-' } as never),
      'did you mean paymentRequestId?',
    ],
    [
      'an undefined filter',
      () => sandbox.notifications.list({ paymentRequestId: undefined as never }),
      'paymentRequestId is undefined;',
    ],
    ['a session of null', () => sandbox.session(null as never), 'request is null;'],
    [
      'no address',
      () => connectSandbox(undefined as never),
      'url is undefined; it must be the URL that the sandbox prints',
    ],
    [
      'a misspelt option of a connection',
      () => connectSandbox(sandbox.url, { notfyUrl: 'http://localhost/notify' } as never),
      'options has no notfyUrl; did you mean notifyUrl?',
    ],
    ['an address that is none', () => connectSandbox('localhost:4242'), 'url is "localhost:4242";'],
  ])('%s', async (_, call, message) => {
    const { paymentRequestId } = await sandbox.session();
    await expect(call(paymentRequestId)).rejects.toThrow(SandboxError);
    await expect(call(paymentRequestId)).rejects.toThrow(message);
    expect((await sandbox.order(paymentRequestId)).charges).toBe(0);
  });

  it.each([(url: string) => `${url}/`, (url: string) => new URL(url)])(
    'but an address may end with a slash, or be a URL',
    async (form) => {
      const connection = await connectSandbox(form(sandbox.url));
      expect(connection.url).toBe(sandbox.url);
      const session = await connection.session();
      await connection.pay(session);
      const { paymentRequestId } = session;
      expect(await connection.notifications.received({ paymentRequestId })).toBeDefined();
    },
  );
});
