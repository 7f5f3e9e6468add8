import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AntomError, readPrivateKey, readPublicKey, sign, verify } from '@ams-cashier/server';
import {
  DECLINED_CARD,
  PAID_CARD,
  sessionRequest,
  startTestSandbox,
} from '../server/sandbox.fixture.ts';

let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const SESSION = '/ams/sandbox/api/v1/payments/createPaymentSession';
const INQUIRY = '/ams/sandbox/api/v1/payments/inquiryPayment';

interface Call {
  readonly path?: string;
  /** The request target, if it is not the path. */
  readonly target?: string;
  readonly method?: string;
  readonly body?: string;
  /** Changes to the headers; `undefined` removes one. */
  readonly headers?: Record<string, string | undefined>;
  readonly time?: string;
}

/** Over a plain socket, so that header names keep their case. */
async function call({
  path = SESSION,
  method = 'POST',
  time = '2026-11-22T12:00:00+0000',
  ...more
}: Call) {
  const { body = JSON.stringify(sessionRequest()), target = path } = more;
  const { clientId, merchantPrivateKey, gatewayPublicKey } = sandbox.credentials;
  const key = readPrivateKey(merchantPrivateKey);
  const headers: Record<string, string | undefined> = {
    'Content-Type': 'application/json; charset=UTF-8',
    'Client-Id': clientId,
    'Request-Time': time,
    Signature: sign({ method, path, clientId, time, body }, key),
    ...more.headers,
  };
  const sent = Object.fromEntries(
    Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  const { port } = new URL(sandbox.url);
  return new Promise<{
    status: number | undefined;
    names: string[];
    headers: Record<string, unknown>;
    body: { result: { resultCode: string; resultStatus: string; resultMessage: string } };
    isSigned: boolean;
  }>((resolve, reject) => {
    const request = httpRequest({ port, method, path: target, headers: sent }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      const message = {
        method,
        path,
        clientId: String(response.headers['client-id']),
        time: String(response.headers['response-time']),
        body: text,
      };
      resolve({
        status: response.statusCode,
        names: response.rawHeaders.filter((_, index) => index % 2 === 0),
        headers: response.headers,
        body: JSON.parse(text),
        isSigned: verify(
          message,
          String(response.headers['signature']),
          readPublicKey(gatewayPublicKey),
        ),
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

const broken = (change: object) => JSON.stringify({ ...sessionRequest(), ...change });
const SUCCESS: readonly [string, string] = ['SUCCESS', 'S'];

describe('every answer is HTTP 200, signed, with lower-case headers, and reveals no internals', () => {
  it.each<[string, Call, readonly [code: string, status: string], string?]>([
    ['a session', {}, SUCCESS],
    ['a session, production path', { path: '/ams/api/v1/payments/createPaymentSession' }, SUCCESS],
    ['an absolute request target', { target: `http://gateway.example${SESSION}` }, SUCCESS],
    ['epoch time', { time: '1795348800000' }, SUCCESS],
    ['.NET time', { time: '2026-11-22T12:00:00.1234567Z' }, SUCCESS],
    [
      'a pretty-printed body',
      { body: JSON.stringify(sessionRequest(), null, 4) + '  \n' },
      SUCCESS,
    ],
    ['a body with \\/', { body: JSON.stringify(sessionRequest()).replaceAll('/', '\\/') }, SUCCESS],
    [
      'a number as amount',
      { body: broken({ paymentAmount: { currency: 'USD', value: 4200 } }) },
      SUCCESS,
    ],
    ['a boolean', { body: broken({ paymentFactor: { isAuthorization: true } }) }, SUCCESS],
    ['no redirect URL', { body: broken({ paymentRedirectUrl: undefined }) }, SUCCESS],
    ['an unknown field', { body: broken({ someday: { a: [1] } }) }, SUCCESS],
    ['an unknown client', { headers: { 'Client-Id': 'NOBODY' } }, ['CLIENT_INVALID', 'F']],
    ['no client', { headers: { 'Client-Id': undefined } }, ['CLIENT_INVALID', 'F']],
    ['no signature', { headers: { Signature: undefined } }, ['INVALID_SIGNATURE', 'F']],
    [
      'a signature with another key',
      { headers: { Signature: 'signature=AAAA' } },
      ['INVALID_SIGNATURE', 'F'],
    ],
    [
      'another algorithm',
      { headers: { Signature: 'algorithm=RSA512,keyVersion=1,signature=AAAA' } },
      ['INVALID_SIGNATURE', 'F'],
    ],
    [
      'another key version',
      { headers: { Signature: 'algorithm=RSA256,keyVersion=2,signature=AAAA' } },
      ['KEY_NOT_FOUND', 'F'],
    ],
    ['no time', { headers: { 'Request-Time': undefined } }, ['PARAM_ILLEGAL', 'F'], 'request-time'],
    ['an invalid time', { time: 'noon' }, ['PARAM_ILLEGAL', 'F'], 'request-time'],
    ['an unknown API', { path: '/ams/api/v1/payments/teleport' }, ['INVALID_API', 'F']],
    ['a name of Object', { path: '/ams/api/v1/payments/toString' }, ['INVALID_API', 'F']],
    ['another version', { path: '/ams/api/v9/payments/inquiryPayment' }, ['INVALID_API', 'F']],
    ['PUT', { method: 'PUT' }, ['METHOD_NOT_SUPPORTED', 'F']],
    ['GET', { method: 'GET', body: '' }, ['METHOD_NOT_SUPPORTED', 'F']],
    ['XML', { headers: { 'Content-Type': 'text/xml' } }, ['MEDIA_TYPE_NOT_ACCEPTABLE', 'F']],
    ['no JSON', { body: '{' }, ['PARAM_ILLEGAL', 'F'], 'JSON'],
    ['a list', { body: '[]' }, ['PARAM_ILLEGAL', 'F'], 'object'],
    [
      'no order',
      { body: broken({ order: undefined }) },
      ['PARAM_ILLEGAL', 'F'],
      'order is missing',
    ],
    [
      'a large body',
      { body: broken({ note: 'x'.repeat(1_100_000) }) },
      ['PARAM_ILLEGAL', 'F'],
      'bytes',
    ],
    [
      'an unknown currency',
      { body: broken({ paymentAmount: { currency: 'QQQ', value: '1' } }) },
      ['CURRENCY_NOT_SUPPORT', 'F'],
    ],
    [
      'an inquiry without an id',
      { path: INQUIRY, body: '{}' },
      ['PARAM_ILLEGAL', 'F'],
      'paymentRequestId',
    ],
    [
      'an inquiry about an unknown payment',
      { path: INQUIRY, body: '{"paymentRequestId":"nothing"}' },
      ['ORDER_NOT_EXIST', 'F'],
    ],
  ])('%s', async (_, request, [code, status], words = '') => {
    const answer = await call(request);
    expect(answer.body.result).toMatchObject({ resultCode: code, resultStatus: status });
    expect(answer.body.result.resultMessage).toContain(words);
    expect(answer.status).toBe(200);
    expect(answer.isSigned).toBe(true);
    expect(answer.names).toEqual(
      expect.arrayContaining(['client-id', 'response-time', 'signature']),
    );
    // for clients that cut at the last "=" or decode the header like a form
    expect(answer.headers['signature']).toMatch(
      /^algorithm=RSA256,keyVersion=1,signature=[\w%.~-]+$/,
    );
    expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*\.[tj]s|node_modules|SQLITE/);
  });
});

describe('createPaymentSession', () => {
  async function resultCode(promise: Promise<unknown>) {
    const error = await promise.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return error instanceof AntomError ? error.resultCode : error;
  }

  it('answers a repeated request alike, and a changed amount with REPEAT_REQ_INCONSISTENT', async () => {
    const { antom } = sandbox;
    const request = sessionRequest();
    const first = await antom.createPaymentSession(request);
    expect(await antom.createPaymentSession(request)).toEqual(first);
    for (const paymentAmount of [
      { currency: 'USD', value: '4201' },
      { currency: 'EUR', value: '4200' },
    ]) {
      const changed = antom.createPaymentSession({ ...request, paymentAmount });
      expect(await resultCode(changed)).toBe('REPEAT_REQ_INCONSISTENT');
    }
  });

  it('creates one session for simultaneous copies of a request', async () => {
    const request = sessionRequest();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => sandbox.antom.createPaymentSession(request)),
    );
    expect(new Set(answers.map((answer) => answer.paymentSessionData)).size).toBe(1);
  });

  it('returns session data with four parts, whose public id is not the secret', async () => {
    const { paymentSessionData } = await sandbox.antom.createPaymentSession(sessionRequest());
    expect(paymentSessionData.length).toBeLessThanOrEqual(4096);
    const [blob = '', region, number, meta = ''] = paymentSessionData.split('&&');
    expect([region, number]).toEqual(['SG', '111']);
    const parsed = JSON.parse(atob(meta));
    expect(parsed).toEqual({
      cashierUrl: sandbox.url,
      paymentRedirectUrl: 'https://shop.example/result',
      publicSessionId: expect.stringMatching(/^[\w-]{32}$/),
      clientId: sandbox.credentials.clientId,
      paymentSessionConfig: {
        productScene: 'CASHIER_PAYMENT',
        paymentMethodCategoryType: 'CARD',
        productSceneVersion: '1.0',
      },
    });
    expect(blob).not.toContain(parsed.publicSessionId);
  });

  it('keeps session data within 4096 characters, whatever the redirect URL', async () => {
    const paymentRedirectUrl = 'https://shop.example/'.padEnd(2048, 'x');
    const session = await sandbox.antom.createPaymentSession(
      sessionRequest({ paymentRedirectUrl }),
    );
    expect(session.paymentSessionData.length).toBeLessThanOrEqual(4096);
    const chinese = sessionRequest({
      paymentRedirectUrl: 'https://shop.example/'.padEnd(2048, '灯'),
    });
    expect(await resultCode(sandbox.antom.createPaymentSession(chinese))).toBe('PARAM_ILLEGAL');
  });

  it.each([
    ['an hour ago', -3_600_000, 'PARAM_ILLEGAL'],
    ['in half an hour', 1_800_000, undefined],
    ['in two hours', 7_200_000, 'PARAM_ILLEGAL'],
  ])('paymentSessionExpiryTime %s', async (_, ahead, code) => {
    const paymentSessionExpiryTime = new Date(Date.now() + ahead).toISOString();
    const request = sessionRequest({ paymentSessionExpiryTime });
    expect(await resultCode(sandbox.antom.createPaymentSession(request))).toBe(code);
  });

  it('answers ORDER_IS_CLOSED for the id of an expired session', async () => {
    const paymentSessionExpiryTime = new Date(Date.now() + 1500).toISOString();
    const request = sessionRequest({ paymentSessionExpiryTime });
    await sandbox.antom.createPaymentSession(request);
    await new Promise((resolve) => setTimeout(resolve, 1600));
    const again = sandbox.antom.createPaymentSession({
      ...request,
      paymentSessionExpiryTime: new Date(Date.now() + 60_000).toISOString(),
    });
    expect(await resultCode(again)).toBe('ORDER_IS_CLOSED');
  });
  it('decides a payment that was declined as soon as its session has ended', async () => {
    const paymentSessionExpiryTime = new Date(Date.now() + 1500).toISOString();
    const session = await sandbox.open({ paymentSessionExpiryTime });
    await session.pay(DECLINED_CARD);
    expect(await session.inquire()).toMatchObject({ paymentStatus: 'PROCESSING' });
    await vi.waitFor(
      async () => expect(await session.state()).toMatchObject({ phase: 'expired' }),
      { timeout: 10_000 },
    );
    expect(await session.inquire()).toMatchObject({
      paymentStatus: 'FAIL',
      paymentResultCode: 'ORDER_IS_CLOSED',
    });
    // the cashier page still asks its shop for a fresh session
    expect(await session.state()).toMatchObject({ phase: 'expired' });
    expect(await session.pay(PAID_CARD)).toMatchObject({ error: { code: 'session_expired' } });
  });
});
