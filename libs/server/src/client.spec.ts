import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAntomClient, type AntomClient } from './node-client.ts';
import { CALL_PATHS } from '@ams-cashier/protocol';
import { AntomError } from './error.ts';
import {
  gateway,
  makePair,
  merchant,
  merchantPublicKey,
  signed,
  startGateway,
  type Answer,
} from './gateway.fixture.ts';
import { readPrivateKey } from './key.ts';
import type { AntomClientOptions, Fetch } from './options.ts';
import { verify } from './node-signature.ts';

const result = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' } as const;
const INQUIRY = { paymentRequestId: 'req-001' };

let stop: (() => void) | undefined;
afterEach(() => stop?.());

async function connect(answer: Answer, options: Partial<AntomClientOptions> = {}) {
  const server = await startGateway(answer);
  stop = () => server.close();
  const antom = createAntomClient({
    clientId: 'SANDBOX_TEST',
    privateKey: merchant.pkcs8,
    antomPublicKey: gateway.spki,
    gateway: server.url,
    ...options,
  });
  return { antom, server };
}

async function errorOf(promise: Promise<unknown>): Promise<AntomError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AntomError);
  return error as AntomError;
}

it.each([
  ['SANDBOX_TEST', '/ams/sandbox/api/v1/payments/inquiryPayment'],
  ['5YTEST', '/ams/api/v1/payments/inquiryPayment'],
])('signs requests for client %s and returns the verified response', async (clientId, path) => {
  const { antom, server } = await connect(signed({ result, paymentStatus: 'SUCCESS' }), {
    clientId,
  });
  expect(await antom.inquiryPayment(INQUIRY)).toEqual({ result, paymentStatus: 'SUCCESS' });
  expect(server.received).toHaveLength(1);
  const [request] = server.received;
  expect(request?.path).toBe(path);
  const time = String(request?.headers['request-time']);
  expect(Math.abs(Number(time) - Date.now())).toBeLessThan(60_000);
  const message = { method: 'POST', path, clientId, time, body: JSON.stringify(INQUIRY) };
  expect(verify(message, String(request?.headers['signature']), merchantPublicKey)).toBe(true);
});

describe('every call', () => {
  it.each(Object.entries(CALL_PATHS))('%s is sent to %s', async (name, path) => {
    const { antom, server } = await connect(signed({ result, further: 'field' }));
    const request = { paymentRequestId: 'req-001', ofTheFuture: [1] };
    const call = antom[name as keyof typeof CALL_PATHS] as (body: object) => Promise<unknown>;
    expect(await call(request)).toEqual({ result, further: 'field' });
    expect(server.received[0]?.path).toBe(`/ams/sandbox/api/v1/${path}`);
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual(request);
  });

  it.each([
    ['customs/declare', '/ams/sandbox/api/v1/customs/declare'],
    ['v1/customs/declare', '/ams/sandbox/api/v1/customs/declare'],
    ['v2/customs/declare', '/ams/sandbox/api/v2/customs/declare'],
    ['/ams/api/v1/customs/declare', '/ams/sandbox/api/v1/customs/declare'],
    ['funds/query?page=1', '/ams/sandbox/api/v1/funds/query?page=1'],
  ])('any other by its path: %s', async (path, expected) => {
    const { antom, server } = await connect(signed({ result, declared: true }));
    const response = await antom.call<{ declared: boolean }>(path, { id: '1' });
    expect(response.declared).toBe(true);
    const [request] = server.received;
    expect(request?.path).toBe(expected);
    const time = String(request?.headers['request-time']);
    const message = {
      method: 'POST',
      path: expected,
      clientId: 'SANDBOX_TEST',
      time,
      body: '{"id":"1"}',
    };
    expect(verify(message, String(request?.headers['signature']), merchantPublicKey)).toBe(true);
  });

  it.each([
    undefined,
    null,
    7,
    '',
    'declare',
    'https://a.example/customs/declare',
    'a/../b',
    'a b/c',
  ])('refuses the path %j', async (path) => {
    const { antom, server } = await connect(signed({ result }));
    const error = await errorOf(antom.call(path as string, {}));
    expect(error).toMatchObject({ kind: 'config', parameter: 'path' });
    expect(error.message).toMatch(/^path is .+ Pass what follows/);
    expect(server.received).toHaveLength(0);
  });

  it('a refusal of any other call names its path', async () => {
    const refused = { resultCode: 'PARAM_ILLEGAL', resultStatus: 'F', resultMessage: 'Why.' };
    const { antom } = await connect(signed({ result: refused }));
    const error = await errorOf(antom.call('customs/declare', {}));
    expect(error).toMatchObject({ kind: 'api', resultCode: 'PARAM_ILLEGAL' });
    expect(error.message).toContain('customs/declare: PARAM_ILLEGAL');
  });
});

describe('errors', () => {
  const refusal = (resultCode: string, resultStatus: string) =>
    signed({ result: { resultCode, resultStatus, resultMessage: 'Why.' } });
  const tampered: Answer = (received, response) => {
    const end = response.end.bind(response);
    response.end = ((text: string) => end(text.replace('SUCCESS', 'SUCCES5'))) as typeof end;
    signed({ result })(received, response);
  };

  it.each<[string, Answer, Partial<AntomError>]>([
    [
      'F',
      refusal('PARAM_ILLEGAL', 'F'),
      { kind: 'api', resultCode: 'PARAM_ILLEGAL', resultStatus: 'F', outcomeUnknown: false },
    ],
    [
      'U',
      refusal('UNKNOWN_EXCEPTION', 'U'),
      { kind: 'api', resultCode: 'UNKNOWN_EXCEPTION', resultStatus: 'U', outcomeUnknown: true },
    ],
    ['a changed body', tampered, { kind: 'signature', outcomeUnknown: true, httpStatus: 200 }],
    [
      'an answer for another client',
      signed({ result }, { clientId: 'OTHER' }),
      { kind: 'signature' },
    ],
    [
      'an unsigned answer',
      (_, response) => response.end(JSON.stringify({ result })),
      { kind: 'signature', resultCode: undefined },
    ],
    [
      'HTTP 500',
      (_, response) => response.writeHead(500).end('oops'),
      { kind: 'reply', httpStatus: 500, outcomeUnknown: true },
    ],
    [
      'a redirect',
      (_, response) => response.writeHead(302, { location: '/' }).end(),
      { kind: 'reply', httpStatus: 302 },
    ],
    ['no JSON', (_, response) => response.end('<html>'), { kind: 'reply', httpStatus: 200 }],
    ['no result', signed({ ok: true }), { kind: 'reply', httpStatus: 200 }],
    [
      'a cut connection',
      (_, response) => response.destroy(),
      { kind: 'network', outcomeUnknown: true },
    ],
    [
      'a cut answer',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{');
        setTimeout(() => response.destroy(), 20);
      },
      { kind: 'network', outcomeUnknown: true },
    ],
  ])('%s', async (_, answer, expected) => {
    const { antom, server } = await connect(answer);
    expect(await errorOf(antom.inquiryPayment(INQUIRY))).toMatchObject(expected);
    expect(server.received).toHaveLength(1);
  });

  it.each<[string, Answer]>([
    ['no answer', () => undefined],
    ['an answer that never ends', (_, response) => void response.writeHead(200).write('{')],
  ])('time limit: %s', async (_, answer) => {
    const { antom } = await connect(answer, { timeoutMs: 150 });
    const error = await errorOf(antom.inquiryPayment(INQUIRY));
    expect(error).toMatchObject({ kind: 'timeout', outcomeUnknown: true });
    expect(error.message).toContain('150 ms');
  });

  it('no server: nothing was sent, so the outcome is known', async () => {
    const { antom, server } = await connect(() => undefined);
    server.close();
    const error = await errorOf(antom.inquiryPayment(INQUIRY));
    expect(error).toMatchObject({ kind: 'network', outcomeUnknown: false });
    expect(error.cause).toBeInstanceOf(Error);
    expect(error.message).toContain(server.url);
  });

  it.each([
    ['INVALID_SIGNATURE', 'F', /privateKey/],
    ['KEY_NOT_FOUND', 'F', /privateKey/],
    ['CLIENT_INVALID', 'F', /clientId/],
    ['ACCESS_DENIED', 'F', /clientId/],
    ['SYSTEM_ERROR', 'F', /clientId and privateKey/],
    ['UNKNOWN_EXCEPTION', 'U', /clientId and privateKey/],
    ['REQUEST_TRAFFIC_EXCEED_LIMIT', 'U', /fewer requests/],
  ])('unsigned %s (%s): unverified, and says what to do', async (code, status, blamed) => {
    const body = { result: { resultCode: code, resultStatus: status, resultMessage: 'Why.' } };
    const { antom } = await connect((_, response) => response.end(JSON.stringify(body)));
    const error = await errorOf(antom.inquiryPayment(INQUIRY));
    expect(error).toMatchObject({
      kind: 'api',
      resultCode: code,
      resultStatus: status,
      resultMessage: 'Why.',
      unverified: true,
      // nobody has proved that nothing happened
      outcomeUnknown: true,
    });
    expect(error.message).toMatch(blamed);
    expect(error.message).not.toContain('antomPublicKey');
  });

  it('a signed error is verified, and its cure is told too', async () => {
    const { antom } = await connect(refusal('INVALID_SIGNATURE', 'F'));
    const error = await errorOf(antom.inquiryPayment(INQUIRY));
    expect(error).toMatchObject({ kind: 'api', unverified: false, outcomeUnknown: false });
    expect(error.message).toContain('Check privateKey');
  });

  it.each(['S', 'F'])('a forged %s is no answer', async (resultStatus) => {
    const body = { result: { ...result, resultStatus } };
    const forger = readPrivateKey(makePair().pkcs8);
    const { antom } = await connect(signed(body, { key: forger }));
    const error = await errorOf(antom.inquiryPayment(INQUIRY));
    expect(error).toMatchObject({ kind: 'signature', resultCode: undefined });
  });

  it('a body that was changed on its way is told apart from a wrong key', async () => {
    const { antom } = await connect(tampered);
    const error = await errorOf(antom.inquiryPayment(INQUIRY));
    expect(error.message).toContain('changed on its way');
    expect(error.message).not.toContain('antomPublicKey');
  });

  it('a wrong antomPublicKey is named', async () => {
    const { server } = await connect(signed({ result }));
    const antom = createAntomClient({
      clientId: 'SANDBOX_TEST',
      privateKey: merchant.pkcs8,
      antomPublicKey: makePair().spki,
      gateway: server.url,
    });
    const error = await errorOf(antom.inquiryPayment(INQUIRY));
    expect(error.kind).toBe('signature');
    expect(error.message).toMatch(
      /signed with another key. Check that antomPublicKey .* "SUCCESS"/,
    );
  });
});

describe('a signed response that belongs to another request is refused', () => {
  const amount = { currency: 'USD', value: '1' };
  type Call = (antom: AntomClient) => Promise<unknown>;
  const inquire: Call = (antom) => antom.inquiryPayment(INQUIRY);
  it.each<[string, Call, object]>([
    ['inquiryPayment', inquire, { paymentRequestId: 'req-002' }],
    [
      'inquiryPayment',
      (antom) => antom.inquiryPayment({ paymentId: 'p-1' }),
      { paymentId: 'p-2', paymentRequestId: 'req-001' },
    ],
    [
      'capture',
      (antom) =>
        antom.capture({ captureRequestId: 'c-1', paymentId: 'p-1', captureAmount: amount }),
      { captureRequestId: 'c-2', paymentId: 'p-1' },
    ],
    ['cancel', (antom) => antom.cancel({ paymentId: 'p-1' }), { paymentId: 'p-2' }],
    [
      'refund',
      (antom) => antom.refund({ refundRequestId: 'r-1', paymentId: 'p-1', refundAmount: amount }),
      { refundRequestId: 'r-1', paymentId: 'p-2' },
    ],
    [
      'inquiryRefund',
      (antom) => antom.inquiryRefund({ refundRequestId: 'r-1' }),
      { refundRequestId: 'r-2', refundStatus: 'SUCCESS' },
    ],
    [
      'inquiryRefund',
      (antom) => antom.inquiryRefund({ refundId: 'r-1' }),
      { refundId: 'r-2', refundStatus: 'SUCCESS' },
    ],
  ])('%s', async (_, call, reply) => {
    const { antom } = await connect(signed({ result, ...reply }));
    const error = await errorOf(call(antom));
    expect(error).toMatchObject({ kind: 'reply', outcomeUnknown: true });
    expect(error.message).toMatch(/the response is about the \w+ ".-2", not ".-1"|req-002/);
  });

  const HOUR = 3_600_000;
  it.each([-2, 2, -13, 13])('but not for a clock that is %d hours wrong', async (hours) => {
    const { antom } = await connect(signed({ result }, { at: Date.now() + hours * HOUR }));
    expect(await inquire(antom)).toEqual({ result });
  });

  it.each([-15, 15, -24 * 365 * 3])('of %d hours from now', async (hours) => {
    const { antom } = await connect(signed({ result }, { at: Date.now() + hours * HOUR }));
    const error = await errorOf(inquire(antom));
    expect(error).toMatchObject({ kind: 'reply', outcomeUnknown: true });
    expect(error.message).toContain('clock says');
  });

  it('of no time at all', async () => {
    const { antom } = await connect(signed({ result }, { time: 'soon' }));
    expect((await errorOf(inquire(antom))).message).toContain('"soon" is not a time');
  });
});

describe('a request that is no JSON is an error with the field, and nothing is sent', () => {
  const cyclic: { [name: string]: unknown } = { referenceOrderId: 'o-1' };
  cyclic['goods'] = [{ order: cyclic }];
  const unreadable = {
    get paymentRequestId(): string {
      throw new Error('No.');
    },
  };
  it.each<[string, unknown, string]>([
    ['paymentAmount.value', { paymentAmount: { value: 4200n } }, 'the BigInt 4200'],
    ['order.goods.0.order', { order: cyclic }, 'contains itself'],
    ['request', undefined, 'the request is missing'],
    ['request', null, 'the request is null'],
    ['request', 'req-001', 'the request is of type string'],
    ['request', [INQUIRY], 'the request is an array'],
    ['request', Promise.resolve(INQUIRY), 'the request is a promise: await it'],
    ['request', new Map(Object.entries(INQUIRY)), 'the request is a Map'],
    ['request', new Date(), 'the request is a Date'],
    ['request', { toJSON: () => undefined }, 'becomes nothing'],
    ['request', { toJSON: () => [INQUIRY] }, 'becomes no object'],
    ['order.amount', { order: { amount: Number.NaN } }, 'NaN. Pass a number'],
    ['order.value', { order: { value: Number.POSITIVE_INFINITY } }, 'Infinity. Pass a number'],
    ['ids.1', { ids: ['a', Promise.resolve('b')] }, 'a promise. Await it'],
    ['newId', { newId: () => 'req-001' }, 'a function. Pass a value'],
    ['newId', { newId: Symbol('id') }, 'a symbol. Pass a value'],
    ['metadata', { metadata: new Map([['a', 1]]) }, 'a Map. Pass a plain object'],
    ['expiry', { expiry: new Date('tomorrow') }, 'an invalid date. Pass a time'],
    ['request', unreadable, 'not valid JSON'],
  ])('%s', async (parameter, request, words) => {
    const { antom, server } = await connect(signed({ result }));
    const error = await errorOf(antom.inquiryPayment(request as typeof INQUIRY));
    expect(error).toMatchObject({ kind: 'config', parameter, outcomeUnknown: false });
    expect(error.message).toContain(words);
    expect(error.message).toContain('inquiryPayment');
    expect(server.received).toHaveLength(0);
  });

  it('takes the same object twice, which is no cycle', async () => {
    const { antom, server } = await connect(signed({ result }));
    const amount = { currency: 'USD', value: '4200' };
    const request = { ...INQUIRY, one: amount, other: amount };
    await antom.inquiryPayment(request);
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual(request);
  });
});

describe('fetch', () => {
  it('can be handed in', async () => {
    const given = vi.fn(fetch);
    const { antom, server } = await connect(signed({ result }), { fetch: given });
    expect(await antom.inquiryPayment(INQUIRY)).toEqual({ result });
    expect(given).toHaveBeenCalledOnce();
    expect(given.mock.calls[0]?.[0]).toContain(server.url);
  });

  it('is not called as a method, which some runtimes refuse', async () => {
    const owners: unknown[] = [];
    const given: Fetch = function (this: unknown, url, init) {
      owners.push(this);
      return fetch(url, init);
    };
    const { antom } = await connect(signed({ result }), { fetch: given });
    await antom.inquiryPayment(INQUIRY);
    expect(owners).toEqual([undefined]);
  });

  it.each<[string, Fetch, object]>([
    [
      'that fails',
      () => Promise.reject(new TypeError('no proxy')),
      { kind: 'network', outcomeUnknown: true },
    ],
    [
      'that throws',
      () => {
        throw new TypeError('no proxy');
      },
      { kind: 'network', outcomeUnknown: true },
    ],
    [
      'that never connects',
      () => Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED' })),
      { kind: 'network', outcomeUnknown: false },
    ],
    [
      'that loses its route while it connects',
      () =>
        Promise.reject(Object.assign(new Error(), { code: 'EHOSTUNREACH', syscall: 'connect' })),
      { kind: 'network', outcomeUnknown: false },
    ],
    [
      'that loses its route after the request was sent',
      () => Promise.reject(Object.assign(new Error(), { code: 'EHOSTUNREACH', syscall: 'read' })),
      { kind: 'network', outcomeUnknown: true },
    ],
    [
      'that ignores the signal',
      () => new Promise(() => undefined),
      { kind: 'timeout', outcomeUnknown: true },
    ],
  ])('%s', async (_, given, expected) => {
    const { antom } = await connect(signed({ result }), { fetch: given, timeoutMs: 100 });
    expect(await errorOf(antom.inquiryPayment(INQUIRY))).toMatchObject(expected);
  });

  it('closes the connection when the time is over', async () => {
    const closed = vi.fn();
    const { antom } = await connect((_, response) => void response.on('close', closed), {
      timeoutMs: 100,
    });
    await errorOf(antom.inquiryPayment(INQUIRY));
    await vi.waitFor(() => expect(closed).toHaveBeenCalled());
  });
});

it('a connection that the gateway closes under a request: never sent again, and nobody knows', async () => {
  const answer = signed({ result });
  let count = 0;
  const { antom, server } = await connect((received, response) => {
    if ((count += 1) === 2) response.socket?.destroy();
    else answer(received, response);
  });
  await antom.inquiryPayment(INQUIRY);
  const error = await errorOf(antom.inquiryPayment(INQUIRY));
  expect(error).toMatchObject({ kind: 'network', outcomeUnknown: true });
  expect(error.message).toContain('perhaps after the request had arrived. Inquire');
  expect(server.received).toHaveLength(2);
  await antom.inquiryPayment(INQUIRY);
  server.close();
  const down = await errorOf(antom.inquiryPayment(INQUIRY));
  expect(down).toMatchObject({ kind: 'network', outcomeUnknown: false });
  expect(down.message).toContain('no connection to http://127.0.0.1');
});

it('a runtime without fetch is told to pass one', () => {
  vi.stubGlobal('fetch', undefined);
  try {
    const call = () =>
      createAntomClient({
        clientId: 'SANDBOX_TEST',
        privateKey: merchant.pkcs8,
        antomPublicKey: gateway.spki,
        gateway: 'http://127.0.0.1:4242',
      });
    expect(call).toThrow('fetch is missing. Pass a function');
  } finally {
    vi.unstubAllGlobals();
  }
});
