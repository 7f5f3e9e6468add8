import type {
  InspectedOrder,
  Inspection,
  InspectorAction,
  OrderState,
} from '@ams-cashier/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  PAID_CARD,
  sessionRequest,
  startReceiver,
  startTestSandbox,
} from '../server/sandbox.fixture.ts';

const UNDECIDED_CARD = '4000000000000119';
const DECLINED_CARD = '4054692760174822';

let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  [sandbox, receiver] = [await startTestSandbox(), await startReceiver()];
});
afterAll(async () => {
  receiver.close();
  await sandbox.close();
});

/** A session whose order has this id. */
const open = (referenceOrderId: string) =>
  sandbox.open({
    order: { ...sessionRequest().order, referenceOrderId },
    paymentNotifyUrl: receiver.url,
  });

async function inspect(search = '', state: OrderState | '' = ''): Promise<Inspection> {
  const query = new URLSearchParams({ search, state });
  return (await (await fetch(`${sandbox.url}/sandbox/orders?${query}`)).json()) as Inspection;
}

async function inspectOne(id: string): Promise<InspectedOrder> {
  const response = await fetch(`${sandbox.url}/sandbox/orders/${encodeURIComponent(id)}`);
  expect(response.status).toBe(200);
  return (await response.json()) as InspectedOrder;
}

const post = (path: string, body: object = {}, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.url}/sandbox${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** A notification may take its time on a busy machine. */
const until = <Found>(look: () => Promise<Found>) =>
  vi.waitUntil(look, { timeout: 20_000 }) as Promise<Exclude<Found, false | undefined>>;

const act = async (orderId: string, action: InspectorAction) =>
  (await post(`/orders/${(await inspectOne(orderId)).sessionId}/${action}`)).status;

describe('orders', () => {
  it('list what happened, without a card number', async () => {
    const session = await open('inspected-1');
    expect(await inspectOne('inspected-1')).toMatchObject({
      state: 'CREATED',
      attempts: [],
      charges: 0,
      actions: ['expire'],
    });
    await session.pay(DECLINED_CARD);
    await session.pay(PAID_CARD);
    const order = await until(async () => {
      const order = await inspectOne('inspected-1');
      return order.notifications[0]?.deliveries[0] && order;
    });
    expect(order).toMatchObject({
      orderId: 'inspected-1',
      state: 'SUCCESS',
      charges: 1,
      actions: [],
      attempts: [
        {
          outcome: 'FAIL',
          paymentResultCode: 'ISSUER_REJECTS_TRANSACTION',
          nextStep: 'other_card',
          maskedNumber: '4054********4822',
        },
        { outcome: 'SUCCESSFUL', maskedNumber: '4054********0768' },
      ],
      notifications: [
        { notifyType: 'PAYMENT_RESULT', resultCode: 'SUCCESS', url: receiver.url },
        { notifyType: 'CAPTURE_RESULT', resultCode: 'SUCCESS', url: receiver.url },
      ],
    });
    expect(order.notifications[0]?.deliveries[0]?.answer).toBe('S');
    // how many notifications were sent meanwhile depends on the machine
    const events = order.events.filter(({ kind }) => kind !== 'notification');
    expect(events.map(({ kind, tone, code }) => [kind, tone, code])).toEqual([
      ['session', 'plain', undefined],
      ['attempt', 'plain', undefined],
      ['decision', 'bad', 'ISSUER_REJECTS_TRANSACTION'],
      ['attempt', 'plain', undefined],
      ['decision', 'good', undefined],
      ['charge', 'good', undefined],
      ['capture', 'good', undefined],
    ]);
    expect(order.events).toContainEqual(
      expect.objectContaining({
        kind: 'notification',
        tone: 'good',
        notificationId: order.notifications[0]?.notificationId,
      }),
    );
    expect(order.events[2]).toMatchObject({
      codeMessage: expect.stringContaining('issuing bank'),
      submitId: order.attempts[0]?.submitId,
    });
    const text = JSON.stringify(order);
    for (const secret of [DECLINED_CARD, PAID_CARD, session.secret]) {
      expect(text).not.toContain(secret);
    }
  });

  it('are found by part of an id or of a code, and by state', async () => {
    const session = await open('found-100%');
    await session.pay(DECLINED_CARD);
    const ids = async (...filter: Parameters<typeof inspect>) =>
      (await inspect(...filter)).orders.map(({ orderId }) => orderId);
    expect(await ids('found-100%')).toEqual(['found-100%']);
    expect(await ids('found-1_0%')).toEqual([]);
    expect(await ids(session.paymentRequestId)).toEqual(['found-100%']);
    expect(await ids('ISSUER_REJECTS')).toContain('found-100%');
    expect(await ids('found-100%', 'PROCESSING')).toEqual(['found-100%']);
    expect(await ids('found-100%', 'SUCCESS')).toEqual([]);
  });

  it('are found by method, by scenario, and as many as are asked for', async () => {
    const orderId = 'found-by-method';
    const wallet = await sandbox.open({
      order: { ...sessionRequest().order, referenceOrderId: orderId },
      paymentMethod: { paymentMethodType: 'GCASH' },
      paymentAmount: { currency: 'PHP', value: '4200' },
    });
    await wallet.submit({ wallet: { type: 'GCASH', form: 'redirect', openId: 'open-1' } });
    const byCard = await open(orderId);
    await byCard.pay(DECLINED_CARD);
    const list = async (query: string) => {
      const url = `${sandbox.url}/sandbox/orders?search=${orderId}&${query}`;
      const { orders, total } = (await (await fetch(url)).json()) as Inspection;
      return [orders.map(({ method, scenario }) => method + (scenario ?? '')), total];
    };
    expect(await list('')).toEqual([['CARDISSUER_REJECTS_TRANSACTION', 'GCASH'], 2]);
    expect(await list('method=GCASH')).toEqual([['GCASH'], 1]);
    expect(await list('scenario=ISSUER_REJECTS_TRANSACTION')).toEqual([
      ['CARDISSUER_REJECTS_TRANSACTION'],
      1,
    ]);
    expect(await list('limit=1')).toEqual([['CARDISSUER_REJECTS_TRANSACTION'], 2]);
    expect((await inspect()).methods).toEqual(expect.arrayContaining(['CARD', 'GCASH']));
    expect((await fetch(`${sandbox.url}/sandbox/orders?limit=0`)).status).toBe(400);
    // the latest of those with one order id
    expect((await inspectOne(orderId)).paymentRequestId).toBe(byCard.paymentRequestId);
    expect((await fetch(`${sandbox.url}/sandbox/orders/nobody`)).status).toBe(404);
  });

  it('reject an unknown state', async () => {
    const response = await fetch(`${sandbox.url}/sandbox/orders?state=PAID`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('\\"PAID\\"; it must be one of CREATED,');
  });
});

describe('an undecided payment', () => {
  it.each([
    ['approve', 'SUCCESS', 1, 'SUCCESS'],
    ['decline', 'FAIL', 0, 'PROCESS_FAIL'],
    ['expire', 'FAIL', 0, 'ORDER_IS_CLOSED'],
  ] as const)('%s: %s, and the merchant is notified', async (action, state, charges, notified) => {
    const orderId = `undecided-${action}`;
    const session = await open(orderId);
    await session.pay(UNDECIDED_CARD);
    expect((await inspectOne(orderId)).actions).toEqual(['approve', 'decline', 'expire']);
    expect(await act(orderId, action)).toBe(204);
    expect(await inspectOne(orderId)).toMatchObject({ state, charges, actions: [] });
    await until(async () =>
      (await inspectOne(orderId)).notifications[0]?.deliveries.some(({ answer }) => answer === 'S'),
    );
    const mine = receiver.received
      .map(({ body }) => JSON.parse(body))
      .filter(({ paymentRequestId }) => paymentRequestId === session.paymentRequestId);
    expect(mine.map(({ result }) => result.resultCode)).toEqual([notified]);
    // a decision can be made only once
    expect(await act(orderId, 'approve')).toBe(409);
    expect((await inspectOne(orderId)).charges).toBe(charges);
  });
});

it('an open session expires', async () => {
  const session = await open('expires-now');
  expect(await act('expires-now', 'expire')).toBe(204);
  expect((await inspectOne('expires-now')).state).toBe('EXPIRED');
  expect((await session.pay(PAID_CARD)).error?.code).toBe('session_expired');
  expect(await act('expires-now', 'approve')).toBe(409);
});

it('a notification can be resent', async () => {
  const session = await open('sent-again');
  await session.pay(PAID_CARD);
  const sent = async () => (await inspectOne('sent-again')).notifications[0];
  const first = await until(async () => {
    const notification = await sent();
    return notification?.deliveries.length === 1 && notification;
  });
  expect((await post(`/notifications/${first.notificationId}/resend`)).status).toBe(204);
  await until(async () => (await sent())?.deliveries.length === 2);
  expect((await post('/notifications/0/resend')).status).toBe(404);
  expect((await post('/notifications/x/resend')).status).toBe(404);
});

it.each([
  ['/payments/nobody/disputes', 'payment "nobody"'],
  ['/disputes/nobody/judge', 'dispute "nobody"'],
  ['/notifications/x/resend', 'notification "x"'],
])('%s says what the sandbox doesn’t have', async (path, what) => {
  const response = await post(path);
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ error: { message: `The sandbox has no ${what}.` } });
});

it('while offline, only the inspector is answered, until the sandbox is online again', async () => {
  const session = await open('offline');
  expect((await post('/offline', { offline: 1 })).status).toBe(400);
  expect((await post('/offline', { offline: true })).status).toBe(204);
  expect((await inspect()).offline).toBe(true);
  await expect(session.state()).rejects.toThrow('fetch failed');
  await expect(sandbox.antom.inquiryPayment({ paymentRequestId: 'x' })).rejects.toThrow();
  expect((await post('/offline', { offline: false })).status).toBe(204);
  expect((await session.state()).phase).toBe('open');
});

it('pages of other origins cannot change anything', async () => {
  for (const origin of ['http://evil.example', 'null', 'http://localhost:4400']) {
    expect((await post('/offline', { offline: true }, { origin })).status).toBe(403);
  }
  expect((await post('/offline', { offline: false }, { origin: sandbox.url })).status).toBe(204);
  expect((await inspect()).offline).toBe(false);
});

it('every change is announced', async () => {
  const response = await fetch(`${sandbox.url}/sandbox/live`);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => (await reader.read()).value;
  const first = await next();
  await open('live');
  expect(await next()).not.toBe(first);
  await reader.cancel();
});

it('the page is for this machine only, and runs only its own scripts', async () => {
  const response = await fetch(sandbox.url);
  expect(await response.text()).toContain('<title>Inspector</title>');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect((await fetch(`${sandbox.url}/inspector/assets/index-abc123.js`)).status).toBe(200);
});
