/**
 * Antom's gateway as a shop's server sees it: takes signed requests only, answers signed, and tells the server of what was
 * paid. Written from Antom's documents and not with our server package, so that the two check each other.
 * Source: docs/reference/server-api.md.
 */
import { createSign, createVerify, generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { antomSession, idOf } from './session.ts';

const CLIENT_ID = 'SANDBOX_5YFAKE0000000000';
const PREFIX = '/ams/sandbox/api/v1/payments/';
const SUCCESS = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' };

interface Order {
  readonly paymentRequestId: string;
  readonly paymentAmount: { readonly currency: string; readonly value: string };
  readonly paymentNotifyUrl: string;
  readonly paymentRedirectUrl: string;
}

export interface MerchantGateway {
  /** What a shop's server needs to use it. */
  readonly env: { readonly [name: string]: string };
  /** Requests that it did not take, and why. */
  readonly refused: readonly string[];
  /** Tells the shop's server that this session was paid; resolves with its answer. */
  paid(session: string): Promise<number>;
  stop(): void;
}

const pair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    privateKey,
    publicKey,
    secret: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    open: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  };
};

export async function startMerchantGateway(): Promise<MerchantGateway> {
  const merchant = pair();
  const antom = pair();
  const orders = new Map<string, Order & { isPaid: boolean }>();
  const refused: string[] = [];

  const sign = (path: string, time: string, body: string): string => {
    const signer = createSign('RSA-SHA256').update(`POST ${path}\n${CLIENT_ID}.${time}.${body}`);
    const signature = encodeURIComponent(signer.sign(antom.privateKey, 'base64'));
    return `algorithm=RSA256,keyVersion=1,signature=${signature}`;
  };

  const isSigned = (path: string, time: string, body: string, header: string): boolean => {
    const [, signature = ''] = /signature=([^,]+)/.exec(header) ?? [];
    return createVerify('RSA-SHA256')
      .update(`POST ${path}\n${CLIENT_ID}.${time}.${body}`)
      .verify(merchant.publicKey, decodeURIComponent(signature), 'base64');
  };

  function answer(path: string, body: string): object {
    const asked = JSON.parse(body) as Order;
    if (path === `${PREFIX}createPaymentSession`) {
      const session = antomSession();
      orders.set(idOf(session), { ...asked, isPaid: false });
      return {
        result: SUCCESS,
        paymentSessionData: session,
        paymentSessionExpiryTime: new Date(Date.now() + 3_600_000).toISOString(),
        paymentSessionId: randomUUID(),
      };
    }
    if (path !== `${PREFIX}inquiryPayment`) throw new Error(`no such API: ${path}`);
    const order = [...orders.values()].find(
      ({ paymentRequestId }) => paymentRequestId === asked.paymentRequestId,
    );
    return {
      result: SUCCESS,
      paymentStatus: order?.isPaid ? 'SUCCESS' : 'PROCESSING',
      paymentRequestId: asked.paymentRequestId,
      paymentAmount: order?.paymentAmount,
    };
  }

  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { 'client-id': clientId, 'request-time': sent = '', signature = '' } = request.headers;
    if (clientId !== CLIENT_ID || !isSigned(path, String(sent), body, String(signature))) {
      refused.push(`${clientId} ${path}`);
      response.writeHead(401).end();
      return;
    }
    const reply = JSON.stringify(answer(path, body));
    const time = new Date().toISOString();
    response
      .writeHead(200, {
        'content-type': 'application/json',
        'client-id': CLIENT_ID,
        'response-time': time,
        signature: sign(path, time, reply),
      })
      .end(reply);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    env: {
      ANTOM_CLIENT_ID: CLIENT_ID,
      ANTOM_PRIVATE_KEY: merchant.secret,
      ANTOM_PUBLIC_KEY: antom.open,
      ANTOM_GATEWAY: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    },
    refused,
    async paid(session) {
      const order = orders.get(idOf(session));
      if (!order) return 404;
      order.isPaid = true;
      const body = JSON.stringify({
        notifyType: 'PAYMENT_RESULT',
        result: SUCCESS,
        paymentRequestId: order.paymentRequestId,
        paymentId: randomUUID(),
        paymentAmount: order.paymentAmount,
        paymentCreateTime: new Date().toISOString(),
      });
      const time = new Date().toISOString();
      const { pathname } = new URL(order.paymentNotifyUrl);
      const { status } = await fetch(order.paymentNotifyUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'client-id': CLIENT_ID,
          'request-time': time,
          signature: sign(pathname, time, body),
        },
        body,
      });
      return status;
    },
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
