import { readFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cancelOrder, captureOrder, refundOrder } from '../sample/after-payment.ts';
import { describe as describeNotification } from '../sample/notification.ts';
import { orderAmount } from '../sample/order-amount.ts';
import { openOrder, removeCard, savedCard } from '../sample/saved-cards.ts';
import { createAntomClient, type AntomClient } from './node-client.ts';
import type { AntomErrorKind } from './error.ts';
import {
  gateway,
  gatewayKey,
  merchant,
  signed,
  startGateway,
  type Answer,
} from './gateway.fixture.ts';
import { NOTIFY_TYPES, type AntomNotification } from './notification.ts';
import { sign } from './node-signature.ts';

const file = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

it('README lists every call and type of notification', () => {
  const text = file('../README.md');
  const antom = createAntomClient({
    clientId: 'SANDBOX_TEST',
    privateKey: merchant.pkcs8,
    antomPublicKey: gateway.spki,
    gateway: 'http://127.0.0.1:4242',
  });
  const rows = (title: string) => {
    const [, section = ''] = text.split(`## ${title}\n`);
    return [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  };
  const calls = Object.keys(antom).filter(
    (name) => name !== 'verifyNotification' && name !== 'call',
  );
  expect(rows('Every call').sort()).toEqual(calls.sort());
  expect(rows('Notifications').sort()).toEqual([...NOTIFY_TYPES, 'OTHER'].sort());
});

it('README lists every kind of error', () => {
  const kinds: { readonly [Kind in AntomErrorKind]: true } = {
    config: true,
    api: true,
    network: true,
    timeout: true,
    signature: true,
    reply: true,
    notification: true,
  };
  const [, rows = ''] = file('../README.md').split(/^\| `kind` .*\n.*\n/m);
  const listed = [...(rows.split('\n\n')[0] ?? '').matchAll(/^\| `(\w+)`/gm)].map(
    ([, kind]) => kind,
  );
  expect(listed).toEqual(Object.keys(kinds));
});

it('the sample of an order’s amount converts exactly, and refuses what cannot be paid', () => {
  expect(orderAmount('42.50', 'USD', 'CARD')).toEqual({ currency: 'USD', value: '4250' });
  expect(() => orderAmount('49', 'KRW', 'KAKAOPAY')).toThrow(
    'This order cannot be paid: value is 49; for KAKAOPAY it must be at least 50',
  );
});

const DONE = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' };
const amount = { currency: 'USD', value: '4200' };
const refusal = (resultCode: string, resultStatus: string) =>
  signed({ result: { resultCode, resultStatus, resultMessage: '-' } });

describe('the sample of saved cards', () => {
  const card = { token: 'token-1', brand: 'VISA', lastFour: '0768' };

  async function withGateway(answer: Answer) {
    const server = await startGateway(answer);
    const antom = createAntomClient({
      clientId: 'SANDBOX_TEST',
      privateKey: merchant.pkcs8,
      antomPublicKey: gateway.spki,
      gateway: server.url,
    });
    return { antom, server, asked: () => JSON.parse(server.received.at(-1)?.body ?? '') };
  }

  it('offers the cards of the customer, and asks for consent', async () => {
    const session = signed({ result: DONE, paymentSessionData: 'a&&b&&c&&d' });
    const { antom, server, asked } = await withGateway(session);
    await openOrder(antom, 'order-1', [card]);
    expect(asked()).toMatchObject({
      savedPaymentMethods: [{ paymentMethodType: 'CARD', paymentMethodId: 'token-1' }],
      availablePaymentMethod: { paymentMethodMetaData: { tokenizeMode: 'ASKFORCONSENT' } },
    });
    server.close();
  });

  it('finds the card of a payment with consent', () => {
    const paid = { notifyType: 'PAYMENT_RESULT', result: DONE } as AntomNotification;
    const paymentResultInfo = { cardToken: 'token-1', cardBrand: 'VISA', lastFour: '0768' };
    expect(savedCard({ ...paid, paymentResultInfo } as AntomNotification)).toEqual(card);
    expect(savedCard({ ...paid, paymentResultInfo: {} } as AntomNotification)).toBeUndefined();
    expect(savedCard(paid)).toBeUndefined();
  });

  it('removes a card once, and takes a repeated removal for done', async () => {
    for (const answer of [
      signed({ result: DONE, token: 'token-1' }),
      refusal('TOKEN_NOT_EXIST', 'F'),
    ]) {
      const { antom, server, asked } = await withGateway(answer);
      await removeCard(antom, card);
      expect(asked()).toEqual({ token: 'token-1' });
      server.close();
    }
    const { antom, server } = await withGateway(refusal('ACCESS_DENIED', 'F'));
    await expect(removeCard(antom, card)).rejects.toMatchObject({ resultCode: 'ACCESS_DENIED' });
    server.close();
  });
});

describe('the sample of a shop server', () => {
  let answer: Answer;
  let inquiry: Answer;
  let server: Awaited<ReturnType<typeof startGateway>>;
  let url: string;
  const logged = vi.spyOn(console, 'error');
  const session = signed({ result: DONE, paymentSessionData: 'a&&b&&c&&d' });
  const post = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { method: 'POST', ...init });
  const isInquiry = ({ path }: { readonly path: string }) => path.endsWith('/inquiryPayment');
  const idsAsked = () =>
    server.received
      .filter((received) => !isInquiry(received))
      .map(({ body }): string => JSON.parse(body).paymentRequestId);

  beforeEach(async () => {
    vi.resetModules();
    answer = session;
    inquiry = refusal('ORDER_NOT_EXIST', 'F');
    server = await startGateway((received, response) =>
      (isInquiry(received) ? inquiry : answer)(received, response),
    );
    vi.stubEnv('ANTOM_CLIENT_ID', 'SANDBOX_TEST');
    vi.stubEnv('ANTOM_PRIVATE_KEY', merchant.pkcs8);
    vi.stubEnv('ANTOM_PUBLIC_KEY', gateway.spki);
    vi.stubEnv('ANTOM_GATEWAY', server.url);
    vi.stubEnv('PORT', '0');
    const log = vi.spyOn(console, 'log').mockReturnValue();
    log.mockClear();
    logged.mockReset().mockReturnValue();
    await import('../sample/shop.ts');
    await vi.waitFor(() => expect(log).toHaveBeenCalled());
    const { port } = log.mock.calls[0]?.[1] as AddressInfo;
    url = `http://127.0.0.1:${port}`;
  });
  afterEach(() => server.close());

  function notify(change: object) {
    const body = JSON.stringify({
      notifyType: 'PAYMENT_RESULT',
      result: DONE,
      paymentRequestId: idsAsked().at(-1),
      paymentId: 'payment-1',
      paymentAmount: amount,
      paymentCreateTime: new Date().toISOString(),
      ...change,
    });
    const [path, clientId, time] = ['/notify', 'SANDBOX_TEST', String(Date.now())];
    const signature = sign({ method: 'POST', path, clientId, time, body }, gatewayKey);
    const headers = { 'client-id': clientId, 'request-time': time, signature };
    return post('/notify', { headers, body });
  }

  it('creates a session, the same for every tab', async () => {
    const responses = await Promise.all([post('/pay'), post('/pay')]);
    responses.push(await post('/pay'));
    for (const response of responses) {
      expect(response.status).toBe(201);
      expect(await response.json()).toEqual({ paymentSessionData: 'a&&b&&c&&d' });
    }
    expect(idsAsked()).toHaveLength(3);
    expect(new Set(idsAsked()).size).toBe(1);
  });

  it.each(['ORDER_IS_CLOSED', 'ORDER_IS_CANCELED'])(
    'replaces an id that the gateway has done with (%s), once for all tabs',
    async (code) => {
      await post('/pay');
      const [old] = idsAsked();
      answer = (received, response) => {
        const isOld = JSON.parse(received.body).paymentRequestId === old;
        (isOld ? refusal(code, 'F') : session)(received, response);
      };
      const responses = await Promise.all([post('/pay'), post('/pay')]);
      expect(responses.map(({ status }) => status)).toEqual([201, 201]);
      expect(new Set(idsAsked()).size).toBe(2);
    },
  );

  const payment = (paymentStatus: string) => signed({ result: DONE, paymentStatus });

  it.each(['FAIL', 'CANCELLED'])(
    'after a payment that ended (%s), the shopper pays with another id',
    async (status) => {
      await post('/pay');
      const [old] = idsAsked();
      inquiry = (received, response) => {
        const isOld = JSON.parse(received.body).paymentRequestId === old;
        (isOld ? payment(status) : refusal('ORDER_NOT_EXIST', 'F'))(received, response);
      };
      const responses = await Promise.all([post('/pay'), post('/pay')]);
      expect(responses.map(({ status }) => status)).toEqual([201, 201]);
      expect(new Set(idsAsked()).size).toBe(2);
    },
  );

  it('takes no second payment if the notification of the first is lost', async () => {
    await post('/pay');
    inquiry = payment('SUCCESS');
    for (const next of [session, refusal('ORDER_IS_CLOSED', 'F')]) {
      answer = next;
      expect((await post('/pay')).status).toBe(409);
    }
    expect(new Set(idsAsked()).size).toBe(1);
  });

  it.each<[string, Answer]>([
    ['in flight', payment('PROCESSING')],
    ['unknown', (_, response) => response.destroy()],
  ])('makes no other id while the payment is %s', async (_, status) => {
    await post('/pay');
    inquiry = status;
    answer = refusal('ORDER_IS_CLOSED', 'F');
    expect((await post('/pay')).status).toBe(502);
    expect(new Set(idsAsked()).size).toBe(1);
  });

  it('tells of a payment that arrives for an id that was replaced', async () => {
    await post('/pay');
    const [old] = idsAsked();
    inquiry = payment('FAIL');
    await post('/pay');
    expect((await notify({ paymentRequestId: old })).status).toBe(200);
    expect(logged).toHaveBeenCalledWith(expect.stringContaining('payment-1'));
    inquiry = refusal('ORDER_NOT_EXIST', 'F');
    expect((await post('/pay')).status).toBe(201);
  });

  it('keeps the id while the outcome is unknown', async () => {
    answer = (_, response) => response.destroy();
    expect((await post('/pay')).status).toBe(502);
    answer = session;
    expect((await post('/pay')).status).toBe(201);
    expect(new Set(idsAsked()).size).toBe(1);
  });

  it('takes no second payment of a paid order', async () => {
    await post('/pay');
    expect((await notify({ paymentAmount: { ...amount, value: '1' } })).status).toBe(200);
    expect((await post('/pay')).status).toBe(201);
    expect((await notify({})).status).toBe(200);
    expect((await post('/pay')).status).toBe(409);
  });

  it('acknowledges whatever is signed, and nothing else', async () => {
    const dispute = { notifyType: undefined, result: undefined, disputeId: 'd-1' };
    expect((await notify(dispute)).status).toBe(200);
    expect((await post('/notify', { body: '{}' })).status).toBe(401);
  });

  it.each(['/pay', '/notify'])('%s takes POST only', async (path) => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
      const response = await fetch(`${url}${path}`, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    }
    expect(server.received).toHaveLength(0);
  });

  it.each(['/pay', '/notify'])('%s survives an upload that is cut off', async (path) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const head = `POST ${path} HTTP/1.1\r\nHost: shop\r\nContent-Length: 100\r\n\r\n`;
    socket.write(`${head}abc`, () => socket.destroy());
    await vi.waitFor(() => expect(logged).toHaveBeenCalled());
    expect((await post('/pay')).status).toBe(201);
  });

  it('refuses a body that is too large, without reading it', async () => {
    const large = Buffer.alloc(2_000_000);
    expect((await post('/notify', { body: large })).status).toBe(413);
    const stream = new Blob([large]).stream();
    const chunked = post('/notify', { body: stream, duplex: 'half' } as RequestInit);
    // the connection may be closed before all is sent
    expect(await chunked.then(({ status }) => String(status), String)).toMatch(/413|TypeError/);
    expect((await post('/pay')).status).toBe(201);
  });
});

describe('the samples for after the payment', () => {
  async function connectTo(answers: { readonly [path: string]: Answer }) {
    const server = await startGateway((received, response) =>
      answers[received.path.split('/').at(-1) ?? '']?.(received, response),
    );
    const antom = createAntomClient({
      clientId: 'SANDBOX_TEST',
      privateKey: merchant.pkcs8,
      antomPublicKey: gateway.spki,
      gateway: server.url,
    });
    return { antom, server };
  }
  const cut: Answer = (_, response) => response.destroy();
  const unsigned: Answer = (_, response) =>
    response.end(JSON.stringify({ result: { ...DONE, resultCode: 'NO', resultStatus: 'F' } }));
  const done = signed({ result: DONE });
  const absent = refusal('ORDER_NOT_EXIST', 'F');

  const refunded = (refundStatus: string) => signed({ result: DONE, refundStatus });
  it.each<[string, Record<string, Answer>, string, number]>([
    ['done', { refund: done }, 'SUCCESS', 1],
    ['refused', { refund: refusal('PROCESS_FAIL', 'F'), inquiryRefund: absent }, 'FAIL', 2],
    [
      'refused, and failed',
      { refund: refusal('PROCESS_FAIL', 'F'), inquiryRefund: refunded('FAIL') },
      'FAIL',
      2,
    ],
    [
      'refused now, but done before',
      { refund: refusal('PROCESS_FAIL', 'F'), inquiryRefund: refunded('SUCCESS') },
      'SUCCESS',
      2,
    ],
    [
      'refused, and the inquiry is cut',
      { refund: refusal('PROCESS_FAIL', 'F'), inquiryRefund: cut },
      'PROCESSING',
      2,
    ],
    ['refused by nobody knows whom', { refund: unsigned, inquiryRefund: absent }, 'PROCESSING', 2],
    [
      'decided later',
      { refund: refusal('REFUND_IN_PROCESS', 'U'), inquiryRefund: refunded('PROCESSING') },
      'PROCESSING',
      2,
    ],
    ['cut, but done', { refund: cut, inquiryRefund: refunded('SUCCESS') }, 'SUCCESS', 2],
    ['cut, and unknown there', { refund: cut, inquiryRefund: absent }, 'PROCESSING', 2],
    ['cut twice', { refund: cut, inquiryRefund: cut }, 'PROCESSING', 2],
  ])('refunds: %s', async (_, answers, expected, calls) => {
    const { antom, server } = await connectTo(answers);
    expect(await refundOrder(antom, 'refund-1', 'payment-1', amount)).toBe(expected);
    expect(server.received).toHaveLength(calls);
    for (const { body } of server.received) {
      expect(JSON.parse(body)).toMatchObject({ refundRequestId: 'refund-1' });
    }
    server.close();
  });

  it.each<[string, (antom: AntomClient) => Promise<string>]>([
    ['refund', (antom) => refundOrder(antom, 'refund-1', 'payment-1', amount)],
    ['capture', (antom) => captureOrder(antom, 'order-1', 'payment-1', amount)],
    ['cancel', (antom) => cancelOrder(antom, 'request-1')],
  ])('%s: the first answer is lost, the second call cannot connect', async (name, call) => {
    const { antom, server } = await connectTo({
      [name]: cut,
      inquiryRefund: cut,
      inquiryPayment: cut,
    });
    expect(await call(antom)).toBe('PROCESSING');
    server.close();
    expect(await call(antom)).toBe('PROCESSING');
  });

  it.each<[string, (antom: AntomClient) => Promise<string>]>([
    ['refund', (antom) => refundOrder(antom, 'refund-1', 'payment-1', amount)],
    ['capture', (antom) => captureOrder(antom, 'order-1', 'payment-1', amount)],
  ])('%s: an id of another amount is refused by name', async (name, call) => {
    const transactions = [
      { transactionRequestId: 'order-1-capture', transactionStatus: 'SUCCESS' },
    ];
    const { antom, server } = await connectTo({
      [name]: refusal('REPEAT_REQ_INCONSISTENT', 'F'),
      inquiryRefund: refunded('SUCCESS'),
      inquiryPayment: signed({ result: DONE, transactions }),
    });
    await expect(call(antom)).rejects.toMatchObject({ resultCode: 'REPEAT_REQ_INCONSISTENT' });
    server.close();
  });

  it('an invalid request is thrown', async () => {
    const { antom, server } = await connectTo({});
    const wrong = { currency: 'USD', value: 42n as unknown as string };
    await expect(refundOrder(antom, 'refund-1', 'payment-1', wrong)).rejects.toThrow('BigInt');
    server.close();
  });

  const transactions = (transactionRequestId: string, transactionStatus: string) =>
    signed({
      result: DONE,
      paymentStatus: 'SUCCESS',
      transactions: [{ transactionType: 'CAPTURE', transactionRequestId, transactionStatus }],
    });
  it.each<[string, Record<string, Answer>, string]>([
    ['done', { capture: done }, 'SUCCESS'],
    ['refused', { capture: refusal('PROCESS_FAIL', 'F'), inquiryPayment: done }, 'FAIL'],
    [
      'cut, but done',
      { capture: cut, inquiryPayment: transactions('order-1-capture', 'SUCCESS') },
      'SUCCESS',
    ],
    [
      'cut, and failed',
      { capture: cut, inquiryPayment: transactions('order-1-capture', 'FAIL') },
      'FAIL',
    ],
    [
      'cut, and only another is there',
      { capture: cut, inquiryPayment: transactions('other', 'SUCCESS') },
      'PROCESSING',
    ],
  ])('captures, with the order’s own id: %s', async (_, answers, expected) => {
    const { antom, server } = await connectTo(answers);
    expect(await captureOrder(antom, 'order-1', 'payment-1', amount)).toBe(expected);
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({
      captureRequestId: 'order-1-capture',
      paymentId: 'payment-1',
      captureAmount: amount,
      isLastCapture: true,
    });
    server.close();
  });

  const payment = (paymentStatus: string) => signed({ result: DONE, paymentStatus });
  it.each<[string, Record<string, Answer>, string]>([
    ['done', { cancel: done }, 'SUCCESS'],
    ['cut, but done', { cancel: cut, inquiryPayment: payment('CANCELLED') }, 'SUCCESS'],
    ['cut, and still paid', { cancel: cut, inquiryPayment: payment('SUCCESS') }, 'PROCESSING'],
    [
      'too late',
      { cancel: refusal('CANCEL_WINDOW_EXCEED', 'F'), inquiryPayment: payment('SUCCESS') },
      'FAIL',
    ],
    ['no such payment', { cancel: absent, inquiryPayment: absent }, 'FAIL'],
  ])('cancels: %s', async (_, answers, expected) => {
    const { antom, server } = await connectTo(answers);
    expect(await cancelOrder(antom, 'request-1')).toBe(expected);
    server.close();
  });
});

it('the sample for notifications knows every type', () => {
  const common = {
    result: DONE,
    paymentRequestId: 'p',
    captureRequestId: 'c',
    refundRequestId: 'r',
    disputeId: 'd',
    disputeNotificationType: 'DISPUTE_CREATED',
    subscriptionId: 's',
    subscriptionNotificationType: 'CANCEL',
    vaultingRequestId: 'v',
    authorizationNotifyType: 'TOKEN_CREATED',
  };
  const said = [...NOTIFY_TYPES, 'OTHER'].map((notifyType) =>
    describeNotification({
      ...common,
      notifyType,
      rawNotifyType: 'X',
    } as unknown as AntomNotification),
  );
  expect(said).toEqual([
    'payment p: done',
    'payment p: the shopper is done, wait for the outcome',
    'amount of p: done',
    'capture c: done',
    'refund r: done',
    'dispute d: DISPUTE_CREATED',
    'subscription s: CANCEL',
    'card of v: done',
    'agreement: TOKEN_CREATED',
    'X: see the dashboard',
  ]);
});
