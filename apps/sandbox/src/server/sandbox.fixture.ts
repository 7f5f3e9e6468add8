/** A running sandbox for tests, with a merchant's client and, for notifications, a merchant's server. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import {
  parseSessionData,
  type ApiResult,
  type CardInput,
  type CreatePaymentSessionRequest,
  type GatewayRefusal,
  type SessionState,
} from '@ams-cashier/protocol';
import {
  apiPath,
  createAntomClient,
  NOTIFICATION_RECEIVED,
  readPrivateKey,
  sign,
  type AntomClient,
} from '@ams-cashier/server';
import { prepareKeys, type Credentials } from '../gateway/credentials.ts';
import { LIMITS } from '../gateway/limits.ts';
import { startSandbox, type SandboxOptions } from './sandbox.ts';

export const PAID_CARD = '4054695723100768';
export const DECLINED_CARD = '4054692760174822';

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories.splice(0))
    rmSync(directory, { recursive: true, force: true });
});

/** Exists until the tests of the file are done. */
export function makeDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'ams-sandbox-'));
  directories.push(directory);
  return directory;
}

/** A stand-in for a built page. */
function makePage(title: string): string {
  const directory = makeDirectory();
  mkdirSync(join(directory, 'assets'));
  writeFileSync(join(directory, 'index.html'), `<!doctype html><title>${title}</title>`);
  writeFileSync(join(directory, 'assets', 'index-abc123.js'), 'export {};');
  writeFileSync(join(directory, 'secret.txt'), 'not served');
  return directory;
}

export function card(number: string, change: Partial<CardInput> = {}): CardInput {
  return {
    number,
    expiryMonth: '02',
    expiryYear: '39',
    securityCode: '987',
    holderName: 'A Buyer',
    ...change,
  };
}

export function sessionRequest(
  change: Partial<CreatePaymentSessionRequest> = {},
): CreatePaymentSessionRequest {
  const paymentAmount = change.paymentAmount ?? { currency: 'USD', value: '4200' };
  return {
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId: randomUUID(),
    paymentAmount,
    order: {
      referenceOrderId: 'order-1',
      orderDescription: 'Desk lamp',
      orderAmount: paymentAmount,
    },
    paymentRedirectUrl: 'https://shop.example/result',
    ...change,
  };
}

export interface Answer {
  readonly result: ApiResult;
  readonly [field: string]: unknown;
}

/** A client of the sandbox at this URL, in this process or another. */
export async function connect(url: string) {
  const credentials = (await (await fetch(`${url}/sandbox/credentials`)).json()) as Credentials;
  const antom = createAntomClient({
    clientId: credentials.clientId,
    privateKey: credentials.merchantPrivateKey,
    antomPublicKey: credentials.gatewayPublicKey,
    gateway: url,
  });

  function post(path: string, body: unknown, headers: Record<string, string> = {}) {
    return fetch(`${url}/cashier/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  /** Sends any request, validly signed, and returns the response whatever it says. `api` is of `payments/`, or names its group. */
  async function call(api: string, request: unknown): Promise<Answer> {
    const { clientId } = credentials;
    const path = apiPath(clientId, api).replace(/payments\/(?=.*\/)/, '');
    const time = String(Date.now());
    const body = JSON.stringify(request);
    const message = { method: 'POST', path, clientId, time, body };
    const signature = sign(message, readPrivateKey(credentials.merchantPrivateKey));
    const headers = { 'client-id': clientId, 'request-time': time, signature };
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return (await response.json()) as Answer;
  }

  /** What the cashier page does with a session. */
  function connectSession(sessionData: string) {
    const { secret, meta } = parseSessionData(sessionData);
    async function submit(means: object, submitId: string = randomUUID(), headers = {}) {
      const response = await post('/pay', { session: secret, submitId, ...means }, headers);
      return (await response.json()) as SessionState & Partial<GatewayRefusal>;
    }
    return {
      secret,
      meta,
      publicSessionId: String(meta.publicSessionId),
      async state() {
        return (await (await post('/session', { session: secret })).json()) as SessionState;
      },
      /** `means`: what pays, and how. */
      submit,
      pay: (number: string, submitId: string = randomUUID(), change = {}, headers = {}) =>
        submit({ card: card(number, change) }, submitId, headers),
    };
  }

  return {
    url,
    credentials,
    antom,
    post,
    call,
    /** To save a card without a payment. */
    async openVaulting(change: object = {}) {
      const vaultingRequestId = randomUUID();
      const answer = await call('vaults/createVaultingSession', {
        paymentMethodType: 'CARD',
        vaultingRequestId,
        vaultingNotificationUrl: 'http://127.0.0.1:9/nobody',
        ...change,
      });
      return {
        vaultingRequestId,
        ...connectSession(String(answer.vaultingSessionData)),
        inquire: () => call('vaults/inquireVaulting', { vaultingRequestId }),
      };
    },
    async open(change: Partial<CreatePaymentSessionRequest> = {}) {
      const request = sessionRequest(change);
      const { paymentSessionData } = await antom.createPaymentSession(request);
      return {
        ...request,
        ...connectSession(paymentSessionData),
        inquire: () => antom.inquiryPayment({ paymentRequestId: request.paymentRequestId }),
      };
    },
    async payments() {
      const response = await fetch(`${url}/sandbox/payments`);
      return (await response.json()) as ReturnType<
        typeof import('../inspector/payment-list.ts').listPayments
      >;
    },
  };
}

export async function startTestSandbox(options: Partial<SandboxOptions> = {}) {
  const sandbox = await startSandbox({
    port: 0,
    host: '127.0.0.1',
    data: ':memory:',
    speed: 1,
    notifyDelay: 0,
    limits: LIMITS,
    pages: { cashier: makePage('Cashier'), inspector: makePage('Inspector') },
    // as a sandbox in a test of a shop has them: to make them takes longer than all else
    ...(options.data === undefined && { keys: await prepareKeys() }),
    ...options,
  });
  return { ...(await connect(sandbox.url)), httpsUrl: sandbox.httpsUrl, close: sandbox.close };
}

interface Received {
  readonly at: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A merchant's notification endpoint; `answer` may misbehave. */
export async function startReceiver(
  answer = (response: ServerResponse, _count: number): unknown =>
    response.end(JSON.stringify(NOTIFICATION_RECEIVED)),
) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ at: Date.now(), headers: request.headers, body });
    answer(response, received.length);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/notify`,
    received,
    verified: (antom: AntomClient) =>
      received.map(({ headers, body }) => antom.verifyNotification(headers, body, '/api/notify')),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
