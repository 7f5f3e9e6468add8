/**
 * The merchant API as Antom's own clients of five languages call it, over HTTP and HTTPS: how each writes and signs
 * its requests, and how strictly it reads the answers. Source: docs/reference/server-api.md#signature.
 */
import { createSign, createVerify, randomUUID } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CALLS,
  type Call as ApiCall,
  type Fields,
  type FieldType,
} from '@ams-cashier/protocol/merchant-api';
import { readPrivateKey, readPublicKey } from '@ams-cashier/server';
import {
  makeDirectory,
  PAID_CARD,
  startTestSandbox,
  type Answer,
} from '../server/sandbox.fixture.ts';

let sandbox: Awaited<ReturnType<typeof startTestSandbox>>;
/** The certificate that clients which verify it are given to trust. */
let ca: string;
beforeAll(async () => {
  sandbox = await startTestSandbox({ httpsPort: 0 });
  ca = await (await fetch(`${sandbox.url}/sandbox/certificate`)).text();
});
afterAll(() => sandbox.close());

const percent = (text: string) => encodeURIComponent(text);
const unpercent = decodeURIComponent;
/** Decodes like a form: a bare plus is a space. */
const unform = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));
const nonAscii = (text: string) =>
  text.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
const part = (header: string) => /(?:^|,)\s*signature=([^,]*)/.exec(header)?.[1] ?? '';

interface Client {
  readonly schemes: readonly ('http' | 'https')[];
  /** Whether it verifies the certificate. */
  readonly checks: boolean;
  readonly names: { readonly clientId: string; readonly time: string; readonly signature: string };
  readonly more?: Readonly<Record<string, string>>;
  readonly isAbsolute?: true;
  readonly time: () => string;
  readonly body: (request: object) => string;
  readonly header: (signature: string) => string;
  /** The base64 that it reads from the response header. */
  readonly read: (header: string) => string;
  /** Looks headers up by exact name. */
  readonly isCaseSensitive?: true;
  /** Takes the client id for the signature from the response. */
  readonly readsClientId?: true;
}

const iso = () => new Date().toISOString();
const seconds = () => iso().slice(0, 19);
const plain = (signature: string) =>
  `algorithm=RSA256,keyVersion=1,signature=${percent(signature)}`;

const CLIENTS: Readonly<Record<string, Client>> = {
  Java: {
    schemes: ['https'],
    checks: false,
    names: { clientId: 'client-id', time: 'Request-Time', signature: 'Signature' },
    time: () => String(Date.now()),
    body: (request) => JSON.stringify(request),
    header: plain,
    read: (header) => unpercent(part(header)),
  },
  Python: {
    schemes: ['https'],
    checks: false,
    names: { clientId: 'client-id', time: 'request-time', signature: 'signature' },
    isAbsolute: true,
    time: () => `${seconds()}+00:00`,
    body: (request) => `${JSON.stringify(request, null, 3).replaceAll('\n', ' \n')} \n\n`,
    header: plain,
    read: (header) => unform(part(header)),
    isCaseSensitive: true,
    readsClientId: true,
  },
  PHP: {
    schemes: ['http', 'https'],
    checks: false,
    names: { clientId: 'Client-Id', time: 'Request-Time', signature: 'Signature' },
    time: () => `${seconds()}+0000`,
    body: (request) => nonAscii(JSON.stringify(request)).replaceAll('/', '\\/'),
    header: plain,
    // everything after the last "="
    read: (header) => unform(header.slice(header.lastIndexOf('=') + 1)),
    isCaseSensitive: true,
  },
  Go: {
    schemes: ['http', 'https'],
    checks: true,
    names: { clientId: 'Client-Id', time: 'Request-Time', signature: 'Signature' },
    more: { 'Key-Version': '1', 'User-Agent': 'global-alipay-sdk-go' },
    time: () => String(Date.now()),
    body: (request) => JSON.stringify(request).replaceAll('&', '\\u0026'),
    header: plain,
    read: (header) => unform(part(header)),
    readsClientId: true,
  },
  '.NET': {
    schemes: ['http', 'https'],
    checks: true,
    names: { clientId: 'Client-Id', time: 'Request-Time', signature: 'Signature' },
    more: { 'X-sdkVersion': '1.3.2' },
    time: () => iso().replace('Z', '4567Z'),
    body: (request) => nonAscii(JSON.stringify(request)).replaceAll('+', '\\u002B'),
    header: (signature) => plain(signature).replace(/%../g, (hex) => hex.toLowerCase()),
    read: (header) => unform(part(header)),
  },
  'the documentation': {
    schemes: ['http', 'https'],
    checks: true,
    names: { clientId: 'client-id', time: 'request-time', signature: 'signature' },
    more: { 'agent-token': 'token' },
    time: () => String(Date.now()),
    // every scalar as a string
    body: (request) =>
      JSON.stringify(request, (_, value) => (typeof value === 'object' ? value : String(value))),
    header: (signature) => plain(signature).replaceAll(',', ', '),
    read: (header) => unpercent(part(header)),
  },
};

interface Call {
  readonly path: string;
  readonly body: string;
  /** Invalidates the signature. */
  readonly isForged?: true;
}

/** Sends requests and reads responses as the client does, and throws where it would. */
async function call(client: Client, scheme: 'http' | 'https', { path, body, isForged }: Call) {
  const { clientId, merchantPrivateKey, gatewayPublicKey } = sandbox.credentials;
  const time = client.time();
  const head = (id: string, at: string) => `POST ${path}\n${id}.${at}.`;
  const signature = createSign('RSA-SHA256')
    .update(head(clientId, time) + (isForged ? `${body} ` : body))
    .sign(readPrivateKey(merchantPrivateKey), 'base64');
  const origin = scheme === 'https' ? String(sandbox.httpsUrl) : sandbox.url;
  const { hostname, port } = new URL(origin);
  const options = {
    hostname,
    port,
    method: 'POST',
    path: client.isAbsolute ? origin + path : path,
    headers: {
      'Content-Type': 'application/json; charset=UTF-8',
      [client.names.clientId]: clientId,
      [client.names.time]: time,
      [client.names.signature]: client.header(signature),
      ...client.more,
    },
  };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent =
      scheme === 'http'
        ? httpRequest(options, resolve)
        : httpsRequest(
            { ...options, ...(client.checks ? { ca } : { rejectUnauthorized: false }) },
            resolve,
          );
    sent.on('error', reject);
    sent.end(body);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const raw = response.rawHeaders;
  const find = (name: string) => {
    const names = raw.filter((_, index) => index % 2 === 0);
    const index = names.findIndex((one) =>
      client.isCaseSensitive ? one === name : one.toLowerCase() === name,
    );
    return raw[2 * index + 1] ?? '';
  };
  const id = client.readsClientId ? find('client-id') : clientId;
  const isSigned = createVerify('RSA-SHA256')
    .update(head(id, find('response-time')) + text)
    .verify(readPublicKey(gatewayPublicKey), client.read(find('signature')), 'base64');
  const answer = JSON.parse(text) as Answer;
  return { answer, status: response.statusCode, version: response.httpVersion, isSigned };
}

const session = () => ({
  productCode: 'CASHIER_PAYMENT',
  paymentRequestId: randomUUID(),
  paymentAmount: { currency: 'EUR', value: 4200 },
  order: {
    referenceOrderId: 'order-1',
    orderDescription: 'Lampe & Birne – 1 + 1 <für>',
    orderAmount: { currency: 'EUR', value: 4200 },
  },
  paymentFactor: { isAuthorization: true },
  paymentRedirectUrl: 'https://shop.example/a/b?c=d+e',
});

describe.each(Object.keys(CLIENTS))('%s', (name) => {
  const client = CLIENTS[name] as Client;
  it.each(client.schemes)('over %s', async (scheme) => {
    const api = (path: string) => `/ams/sandbox/api/v1/payments/${path}`;
    const request = session();
    const { paymentRequestId } = request;
    const created = await call(client, scheme, {
      path: api('createPaymentSession'),
      body: client.body(request),
    });
    expect(created).toMatchObject({ status: 200, version: '1.1', isSigned: true });
    expect(created.answer.result.resultCode).toBe('SUCCESS');

    // escapes are decoded; the double slash is what the clients send
    const body = client.body({ paymentRequestId });
    const path = '/ams/sandbox/api//v1/payments/retrievePaymentSession';
    const retrieved = await call(client, scheme, { path, body });
    expect(retrieved).toMatchObject({ status: 200, isSigned: true });
    expect(retrieved.answer).toMatchObject({
      order: {
        orderDescription: request.order.orderDescription,
        orderAmount: { currency: 'EUR', value: '4200' },
      },
    });

    // a business error is HTTP 200 and signed too, and so is the response to an unknown path
    for (const [api_, code] of [
      ['inquiryPayment', 'ORDER_NOT_EXIST'],
      ['teleport', 'INVALID_API'],
    ] as const) {
      const refused = await call(client, scheme, { path: api(api_), body });
      expect(refused).toMatchObject({ status: 200, isSigned: true });
      expect(refused.answer.result.resultCode).toBe(code);
    }

    const forged = await call(client, scheme, {
      path: api('inquiryPayment'),
      body,
      isForged: true,
    });
    expect(forged).toMatchObject({ status: 200, isSigned: true });
    expect(forged.answer.result.resultCode).toBe('INVALID_SIGNATURE');
  });
});

/** Only what is required, of the form that the table says. */
function requestOf(fields: Fields): object {
  const values: { readonly [kind: string]: unknown } = {
    text: '400000',
    boolean: true,
    amount: { currency: 'USD', value: 4200 },
    time: '2099-11-22T12:00:00+00:00',
    url: 'https://shop.example/a?b=c+d',
    webUrl: 'https://shop.example/notify',
    currency: 'USD',
    region: 'US',
  };
  const valueOf = (type: FieldType): unknown => {
    if (type.kind === 'oneOf') return type.values[0];
    if (type.kind === 'number') return type.least;
    if (type.kind === 'list') return [valueOf(type.of)];
    if (type.kind === 'object') return requestOf(type.fields);
    return values[type.kind] ?? {};
  };
  const required = Object.entries(fields).filter(([, { isRequired }]) => isRequired);
  return Object.fromEntries(required.map(([name, { type }]) => [name, valueOf(type)]));
}

/** What one of their fields needs because of another. */
const MORE: { readonly [path: string]: object } = {
  'authorizations/consult': { customerBelongsTo: 'GCASH' },
  'authorizations/applyToken': { customerBelongsTo: 'GCASH', authCode: 'code' },
  'payments/supplyDefenseDocument': { disputeEvidence: 'eCt5L3o+Pz8=' },
  'vaults/vaultPaymentMethod': {
    paymentMethodDetail: {
      paymentMethodType: 'CARD',
      card: { cardNo: PAID_CARD, expiryMonth: '02', expiryYear: '39', cvv: '987' },
    },
  },
};

/** The refusals of what cannot be read, rather than of what is asked for. */
const UNREAD = /^(INVALID_API|INVALID_SIGNATURE|UNKNOWN_EXCEPTION|.*( is missing|must be ))/;

it.each(Object.keys(CLIENTS))('%s is understood in every call', async (name) => {
  const client = CLIENTS[name] as Client;
  const refused: string[] = [];
  for (const { path, request, oneRequired } of Object.values<ApiCall>(CALLS)) {
    const [one] = oneRequired ?? [];
    const fields = {
      ...requestOf(request),
      ...(one && { [one]: '400000' }),
      ...MORE[path],
    };
    const scheme = client.schemes[0] ?? 'https';
    const sent = { path: `/ams/sandbox/api/v1/${path}`, body: client.body(fields) };
    const { answer, status, isSigned } = await call(client, scheme, sent);
    expect({ path, status, isSigned }).toEqual({ path, status: 200, isSigned: true });
    const { resultCode, resultMessage } = answer.result;
    const words = `${resultCode}: ${resultMessage}`;
    if (UNREAD.test(words)) refused.push(`${path} ${words}`);
  }
  expect(refused).toEqual([]);
});

it('clients do not trust the certificate unless they are told to', async () => {
  await expect(fetch(`${sandbox.httpsUrl}/healthz`)).rejects.toThrow();
});

it('the certificate survives a restart; without HTTPS there is none', async () => {
  const data = join(makeDirectory(), 'sandbox.db');
  const certificates: string[] = [];
  for (let start = 0; start < 2; start += 1) {
    const one = await startTestSandbox({ data, httpsPort: 0 });
    certificates.push(await (await fetch(`${one.url}/sandbox/certificate`)).text());
    await one.close();
  }
  expect(certificates[0]).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
  expect(certificates[0]).not.toContain('PRIVATE');
  expect(certificates[1]).toBe(certificates[0]);
  const without = await startTestSandbox({ data });
  expect((await fetch(`${without.url}/sandbox/certificate`)).status).toBe(404);
  await without.close();
});
