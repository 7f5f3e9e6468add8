/** Floods, slow callers and oversized requests must not block other callers. */
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AntomError } from '@ams-cashier/server';
import { LIMITS, type Limits } from '../gateway/limits.ts';
import { startTestSandbox } from './sandbox.fixture.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(limits: Partial<Limits>) {
  const sandbox = await startTestSandbox({ limits: { ...LIMITS, ...limits } });
  closing.push(sandbox.close);
  return sandbox;
}

/** A connection, and everything received on it until it closed. */
function open(url: string, sent: string): { socket: Socket; response: Promise<string> } {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  closing.push(() => socket.destroy());
  let text = '';
  socket.on('data', (chunk) => (text += chunk)).on('error', () => undefined);
  const response = new Promise<string>((resolve) => socket.on('close', () => resolve(text)));
  socket.write(sent);
  return { socket, response };
}

describe('a flood', () => {
  it('is refused with signed answers as documented, and blocks nobody', async () => {
    const rate = 30;
    const sandbox = await start({ rate });
    const began = Date.now();
    const flood = Array.from({ length: 300 }, () =>
      sandbox.antom.inquiryPayment({ paymentRequestId: 'nothing' }).then(
        () => undefined,
        (error: unknown) => error,
      ),
    );
    expect((await fetch(`${sandbox.url}/healthz`)).status).toBe(200);
    const errors = await Promise.all(flood);
    const seconds = Math.ceil((Date.now() - began) / 1000) + 1;
    expect(errors.every((error) => error instanceof AntomError)).toBe(true);
    const codes = errors.map((error) => (error instanceof AntomError ? error.resultCode : ''));
    const refused = errors.filter(
      (error) => error instanceof AntomError && error.resultCode === 'REQUEST_TRAFFIC_EXCEED_LIMIT',
    );
    const taken = codes.filter((code) => code === 'ORDER_NOT_EXIST');
    // whatever else came is named
    const answers = ['REQUEST_TRAFFIC_EXCEED_LIMIT', 'ORDER_NOT_EXIST'];
    expect(errors.filter((_, index) => !answers.includes(codes[index] ?? ''))).toEqual([]);
    expect(taken.length).toBeGreaterThan(0);
    expect(taken.length).toBeLessThanOrEqual(rate * seconds);
    expect(refused[0]).toMatchObject({ resultStatus: 'U', outcomeUnknown: true });

    const others = await Promise.all(
      Array.from({ length: 3 * rate }, () =>
        fetch(`${sandbox.url}/cashier/api/session`, { method: 'POST' }),
      ),
    );
    const other = others.find(({ status }) => status === 429);
    expect(other?.headers.get('retry-after')).toBe('1');
    expect(await other?.json()).toMatchObject({ error: { code: 'internal' } });

    await vi.waitFor(async () => expect((await sandbox.open()).secret).toBeTruthy(), 10_000);
  });
});

it('a flood that varies its client id and its path costs a few signatures a second', async () => {
  const rate = 10;
  const requests = 120;
  const { url } = await start({ rate });
  const began = Date.now();
  const flood = Array.from({ length: requests }, async (_, index) => {
    const response = await fetch(`${url}/ams/api/v1/payments/x${index % 40}`, {
      method: 'POST',
      headers: { 'client-id': `client-${index}`, 'content-type': 'application/json' },
      body: '{}',
    });
    const { result } = (await response.json()) as { readonly result: { resultCode: string } };
    return { code: result.resultCode, isSigned: response.headers.has('signature') };
  });
  const refused = (await Promise.all(flood)).filter(
    ({ code }) => code === 'REQUEST_TRAFFIC_EXCEED_LIMIT',
  );
  const seconds = Math.ceil((Date.now() - began) / 1000) + 1;
  expect(refused.length).toBeGreaterThanOrEqual(requests - rate * seconds);
  const signed = refused.filter(({ isSigned }) => isSigned).length;
  expect(signed).toBeGreaterThan(0);
  expect(signed).toBeLessThanOrEqual(20 * seconds);
});

it('large headers are refused', async () => {
  const { url } = await start({ header: 8192 });
  const { response } = open(
    url,
    `GET /healthz HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(9000)}\r\n\r\n`,
  );
  expect(await response).toMatch(/^HTTP\/1\.1 431 /);
});

it.each([
  ['headers', 'POST /ams/api/v1/payments/cancel HTTP/1.1\r\nhost: a\r\n'],
  [
    'body',
    'POST /ams/api/v1/payments/cancel HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
  ],
])('a request whose %s never ends is dropped', async (_, sent) => {
  const { url } = await start({ time: 300 });
  const { response } = open(url, sent);
  expect(await response).toMatch(/^HTTP\/1\.1 408 /);
});

it('large bodies are refused, with or without content-length', async () => {
  const sandbox = await start({ body: 2000 });
  const answer = await sandbox.call('inquiryPayment', { paymentRequestId: 'x'.repeat(2000) });
  expect(answer.result).toMatchObject({
    resultCode: 'PARAM_ILLEGAL',
    resultMessage: 'The body exceeds 2000 bytes.',
  });
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(1000)),
  });
  const path = '/ams/sandbox/api/v1/payments/inquiryPayment';
  const endless = fetch(sandbox.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    duplex: 'half',
  } as RequestInit);
  // answered, or dropped while it still sends; it does not go on forever
  await expect(
    endless.then(
      (response) => response.status,
      () => 'cut',
    ),
  ).resolves.toSatisfy((end) => end === 200 || end === 'cut');
});

it('connections over the limit are closed until idle ones are gone', async () => {
  const { url } = await start({ connections: 5, time: 500 });
  const idle = Array.from({ length: 30 }, () => open(url, 'GET'));
  await Promise.all(idle.map(({ response }) => response));
  await vi.waitFor(async () => expect((await fetch(`${url}/healthz`)).status).toBe(200), 10_000);
});
