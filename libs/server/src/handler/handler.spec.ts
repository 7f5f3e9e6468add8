import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAntomClient } from '../node-client.ts';
import { AntomError, isAntomError } from '../error.ts';
import { gateway, merchant } from '../gateway.fixture.ts';
import type { AntomNotification } from '../notification.ts';
import { createNotificationHandler as createForExpress } from './express.ts';
import { createNotificationHandler as createForFastify } from './fastify.ts';
import { createNotificationHandler as createForH3 } from './h3.ts';
import { createNotificationHandler as createForHono } from './hono.ts';
import { createNotificationHandler as createForKoa } from './koa.ts';
import {
  createNotificationHandler as createForLambda,
  type LambdaEvent,
  type LambdaResult,
} from './lambda.ts';
import { createNotificationHandler as createForNest } from './nest.ts';
import { createNotificationHandler as createForNext } from './next.ts';
import { createNotificationHandler as createForNode } from './node.ts';
import { CASES, CLIENT_ID, MAX_BODY_BYTES, PATH, type Sent } from './notification-cases.fixture.ts';
import { createNotificationHandler as createForSvelteKit } from './sveltekit.ts';
import { createNotificationHandler, type WebRequest } from './web.ts';

const antom = createAntomClient({
  clientId: CLIENT_ID,
  privateKey: merchant.pkcs8,
  antomPublicKey: gateway.spki,
  gateway: 'http://127.0.0.1:9',
});

let received: AntomNotification[] = [];
let reported: unknown[] = [];
let isBroken = false;

const options = {
  antom,
  maxBodyBytes: MAX_BODY_BYTES,
  onNotification: async (notification: AntomNotification) => {
    received.push(notification);
    if (isBroken) throw new Error('the shop failed');
  },
  onError: (error: unknown) => void reported.push(error),
};

interface Answer {
  readonly status: number;
  readonly text: string;
}

const inPieces = (body: Uint8Array) => [body.subarray(0, 20), body.subarray(20)];

function toRequest({ method = 'POST', headers, body, isChunked }: Sent): Request {
  return new Request(`https://shop.example${PATH}?from=antom`, {
    method,
    headers,
    body: isChunked ? (Readable.toWeb(Readable.from(inPieces(body))) as ReadableStream) : body,
    ...({ duplex: 'half' } as object),
  } as RequestInit);
}

/** By HTTP, to a real server. */
function post(port: number, { method = 'POST', headers, body, isChunked }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send({ port, host: '127.0.0.1', path: PATH, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on('error', reject);
    for (const piece of isChunked ? inPieces(body) : []) request.write(piece);
    request.end(isChunked ? undefined : body);
  });
}

const server = createServer(createForNode(options));
let port = 0;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const handleWeb = createNotificationHandler(options);
const handleLambda = createForLambda(options);

async function byLambda(event: LambdaEvent): Promise<Answer> {
  const { statusCode, body } = await handleLambda(event);
  return { status: statusCode, text: body };
}

const HOSTS: { readonly [name: string]: (sent: Sent) => Promise<Answer> } = {
  'Request and Response': async (sent) => {
    const response = (await handleWeb(toRequest(sent) as WebRequest)) as Response;
    return { status: response.status, text: await response.text() };
  },
  'node:http': (sent) => post(port, sent),
  'Lambda, format 1': ({ method = 'POST', headers, body }) =>
    byLambda({
      httpMethod: method,
      path: '/notify',
      requestContext: { path: PATH },
      headers,
      body: Buffer.from(body).toString('base64'),
      isBase64Encoded: true,
    }),
  'Lambda, format 2': ({ method = 'POST', headers, body }) => {
    const isText = headers['content-encoding'] === undefined;
    return byLambda({
      rawPath: PATH,
      rawQueryString: '',
      requestContext: { http: { method } },
      headers,
      body: Buffer.from(body).toString(isText ? 'utf8' : 'base64'),
      isBase64Encoded: !isText,
    });
  },
};

it('a body that a proxy compressed with brotli is read, up to its size', async () => {
  const received: AntomNotification[] = [];
  const onNotification = (one: AntomNotification) => received.push(one);
  const handle = createNotificationHandler({ antom, onNotification, onError: () => undefined });
  const { headers, body } = CASES['a valid notification']!.send();
  const post = (bytes: Uint8Array) =>
    handle(
      new Request(`https://shop.example${PATH}`, {
        method: 'POST',
        headers: { ...headers, 'content-encoding': 'br' } as Record<string, string>,
        body: bytes as BufferSource,
      }),
    );
  expect((await post(brotliCompressSync(body))).status).toBe(200);
  expect(received).toHaveLength(1);
  expect((await post(brotliCompressSync(Buffer.alloc(2_000_000, 'x')))).status).toBe(413);
  expect((await post(Buffer.from('no brotli'))).status).toBe(401);
});

it('a load balancer with multi-value headers gets its answer in such headers', async () => {
  const { headers, body } = CASES['a valid notification']!.send();
  const lists = Object.fromEntries(Object.entries(headers).map(([name, one]) => [name, [one]]));
  const event = {
    requestContext: { elb: { targetGroupArn: 'arn' } },
    httpMethod: 'POST',
    path: PATH,
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  };
  const answer = await handleLambda({ ...event, multiValueHeaders: lists });
  expect(answer.statusCode).toBe(200);
  expect(answer.multiValueHeaders).toEqual({ 'content-type': ['application/json; charset=UTF-8'] });
  expect(await handleLambda({ ...event, headers })).not.toHaveProperty('multiValueHeaders');
});

beforeEach(() => {
  received = [];
  reported = [];
  isBroken = false;
});

describe.each(Object.entries(HOSTS))('behind %s', (_, deliver) => {
  it.each(Object.entries(CASES))('%s', async (_title, one) => {
    isBroken = one.throws ?? false;
    const { times = 1 } = one;
    const sent = one.send();
    for (let time = 0; time < times; time += 1) {
      const { status, text } = await deliver(sent);
      expect(status).toBe(one.status);
      if (status === 200) expect(JSON.parse(text).result.resultStatus).toBe('S');
      // nothing that helps a forger
      else expect(text).not.toMatch(/SANDBOX_|antomPublicKey|signature/);
    }
    expect(received).toHaveLength(one.received * times);
    if (one.received > 0 && times === 1) {
      expect(received[0]?.notifyType).toBe(one.notifyType ?? 'PAYMENT_RESULT');
    }
    expect(reported).toHaveLength(one.reported ? times : 0);
    if (one.reported) expect(String(reported[0])).toMatch(one.reported);
  });
});

it('acknowledges only once onNotification is done', async () => {
  const events: string[] = [];
  let finish = () => {};
  const handle = createNotificationHandler({
    antom,
    onNotification: () => new Promise<void>((resolve) => (finish = resolve)),
  });
  const sent = CASES['a valid notification']!.send();
  const answer = handle(toRequest(sent) as WebRequest).then(() => events.push('acknowledged'));
  await expect.poll(() => finish.name).not.toBe('finish');
  events.push('done');
  finish();
  await answer;
  expect(events).toEqual(['done', 'acknowledged']);
});

it('says what to do about a body that was parsed before', async () => {
  const sent = CASES['a valid notification']!.send();
  const request = toRequest(sent);
  await request.json();
  const response = (await handleWeb(request as WebRequest)) as Response;
  expect(response.status).toBe(500);
  expect(await response.text()).toMatch(/read before.*raw bytes.*clone/);

  const handleExpress = createForExpress(options);
  let answer = { status: 0, text: '' };
  const stream = Object.assign(Readable.from([]), {
    method: 'POST',
    url: PATH,
    headers: sent.headers,
    body: JSON.parse(Buffer.from(sent.body).toString()) as object,
  });
  for await (const chunk of stream) expect(chunk).toBeUndefined();
  await handleExpress(stream, {
    writeHead: (status) => (answer = { ...answer, status }),
    end: (text) => (answer = { ...answer, text }),
  });
  expect(answer.status).toBe(500);
  expect(answer.text).toMatch(/parsed before.*raw bytes.*express\.raw/);

  const { headers } = sent;
  const parsed = await byLambda({ httpMethod: 'POST', path: PATH, headers, body: {} });
  expect(parsed).toMatchObject({ status: 500, text: expect.stringMatching(/middy/) });
  expect(reported).toHaveLength(3);
  expect(reported.every((error) => isAntomError(error))).toBe(true);
});

it.each([
  ['options', undefined],
  ['antom', { ...options, antom: {} }],
  ['onNotification', { ...options, onNotification: 'log' }],
  ['path', { ...options, path: 'api/notify' }],
  ['maxBodyBytes', { ...options, maxBodyBytes: 0 }],
  ['maxBodyBytes', { ...options, maxBodyBytes: '1mb' }],
  ['onError', { ...options, onError: 1 }],
] as const)('refuses a wrong %s', (parameter, wrong) => {
  for (const create of [createNotificationHandler, createForNode, createForExpress]) {
    let error: unknown;
    try {
      create(wrong as never);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(AntomError);
    expect(error).toMatchObject({ kind: 'config', parameter });
    expect(String(error)).toContain(`${parameter} is `);
  }
});

it('takes the path that Antom calls where a proxy has changed it', async () => {
  const handle = createNotificationHandler({ ...options, path: PATH });
  const sent = CASES['a valid notification']!.send();
  const request = new Request('http://internal:8080/shop/hook', {
    method: 'POST',
    headers: sent.headers,
    body: sent.body as BodyInit,
  });
  expect(((await handle(request as WebRequest)) as Response).status).toBe(200);
});

describe('a handler of another framework than the one that calls it', () => {
  type Call = (...args: readonly unknown[]) => Promise<unknown>;
  const handlers: { readonly [framework: string]: (of: typeof options) => unknown } = {
    'a web server with Request': createNotificationHandler,
    Next: createForNext,
    SvelteKit: createForSvelteKit,
    Hono: createForHono,
    h3: createForH3,
    'node:http': createForNode,
    Express: createForExpress,
    Nest: createForNest,
    Koa: createForKoa,
    Fastify: createForFastify,
    'AWS Lambda': createForLambda,
  };

  it.each(Object.entries(handlers))(
    'is named, and ends no process: %s',
    async (framework, create) => {
      const handle = create(options) as Call;
      const calls = [[], [{}], [undefined, undefined], [undefined, null], ['/api/notify']];
      for (const args of calls) await handle(...args);
      expect(received).toEqual([]);
      expect(reported).toHaveLength(calls.length);
      for (const error of reported) {
        expect(error).toMatchObject({ kind: 'config', parameter: 'request' });
        expect(String(error)).toContain(`than ${framework} hands on. Each framework has its own`);
      }
    },
  );

  it('such as that for Request behind Express, whose request has a path only', async () => {
    const request = Object.assign(Readable.from([]), { method: 'POST', url: PATH, headers: {} });
    const answer = (await handleWeb(request as unknown as WebRequest)) as Response;
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('@ams-cashier/server/express');
    expect(reported).toHaveLength(1);
  });

  it('such as that for Lambda behind a queue', async () => {
    const records = [{ messageId: '1', body: '{}', eventSource: 'aws:sqs' }];
    const answer = (await (createForLambda(options) as Call)({ Records: records })) as LambdaResult;
    expect(answer.statusCode).toBe(500);
    expect(answer.body).toContain('something else than AWS Lambda hands on');
    expect(reported).toHaveLength(1);
  });

  it('such as that for Express behind fetch', async () => {
    const handle = createForExpress(options) as Call;
    expect(await handle(toRequest(CASES['a valid notification']!.send()))).toBeUndefined();
    expect(reported).toHaveLength(1);
  });
});

it('an onError that rejects changes no answer, ends no process and hides no error', async () => {
  const written = vi.spyOn(console, 'error').mockReturnValue();
  let calls = 0;
  const handle = createNotificationHandler({
    ...options,
    async onError() {
      calls += 1;
      throw new Error('the log is down');
    },
  });
  const forged = new Request(`https://shop.example${PATH}`, { method: 'POST', body: '{}' });
  expect(((await handle(forged as WebRequest)) as Response).status).toBe(401);
  expect(calls).toBe(1);
  await vi.waitFor(() =>
    expect(written).toHaveBeenCalledWith(expect.any(AntomError), new Error('the log is down')),
  );
  written.mockRestore();
});

it('a request that was cut off before anybody read it is answered at once', async () => {
  const stream = new Readable({ read: () => undefined });
  stream.destroy();
  await once(stream, 'close');
  let status = 0;
  await createForExpress(options)(
    Object.assign(stream, { method: 'POST', url: PATH, headers: {} }),
    { writeHead: (given) => (status = given), end: () => undefined },
  );
  expect(status).toBe(400);
});

it.each([
  ['maxBody', 'maxBodyBytes'],
  ['onNotifcation', 'onNotification'],
  ['onErorr', 'onError'],
])('the misspelt option %s is named', (wrong, meant) => {
  const { onError: _, maxBodyBytes: __, ...rest } = options;
  const given = { ...rest, [wrong]: () => undefined } as Record<string, unknown>;
  if (meant === 'onNotification') delete given['onNotification'];
  expect(() => createNotificationHandler(given as never)).toThrow(`Did you mean ${meant}?`);
});
