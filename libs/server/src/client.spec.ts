import { afterEach, describe, expect, it } from 'vitest';
import { createAntomClient } from './client.ts';
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
import { verify } from './signature.ts';

const result = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' } as const;
const INQUIRY = { paymentRequestId: 'req-001' };

let stop: (() => void) | undefined;
afterEach(() => stop?.());

async function connect(answer: Answer, options: { clientId?: string; timeoutMs?: number } = {}) {
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
    ['an answer for another client', signed({ result }, 'OTHER'), { kind: 'signature' }],
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
    expect(error.message).toMatch(/Check that antomPublicKey belongs to .* "SUCCESS"/);
  });
});
