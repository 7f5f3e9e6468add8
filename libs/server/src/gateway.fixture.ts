/** A gateway for tests: a real HTTP server with real keys that answers as the test says. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readPrivateKey, readPublicKey } from './key.ts';
import { sign } from './node-signature.ts';

export interface Pair {
  readonly pkcs8: string;
  readonly pkcs1: string;
  readonly spki: string;
}

/** Keys as base64 DER. */
export function makePair(): Pair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const base64 = (der: Buffer) => der.toString('base64');
  return {
    pkcs8: base64(privateKey.export({ format: 'der', type: 'pkcs8' })),
    pkcs1: base64(privateKey.export({ format: 'der', type: 'pkcs1' })),
    spki: base64(publicKey.export({ format: 'der', type: 'spki' })),
  };
}

export const merchant = makePair();
export const gateway = makePair();
export const gatewayKey = readPrivateKey(gateway.pkcs8);
export const merchantPublicKey = readPublicKey(merchant.spki);

interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer = (received: Received, response: ServerResponse) => void;

interface SignedAnswer {
  /** By default, the one that asks. */
  readonly clientId?: string;
  /** Epoch milliseconds; now by default. */
  readonly at?: number;
  /** The response-time as it is sent. */
  readonly time?: string;
  readonly key?: KeyObject;
}

/** A signed answer, as the real gateway's. */
export function signed(body: object, options: SignedAnswer = {}): Answer {
  return ({ path, headers }, response) => {
    const text = JSON.stringify(body);
    const id = options.clientId ?? String(headers['client-id']);
    const time = options.time ?? new Date(options.at ?? Date.now()).toISOString();
    const message = { method: 'POST', path, clientId: id, time, body: text };
    response
      .writeHead(200, {
        'client-id': id,
        'response-time': time,
        signature: sign(message, options.key ?? gatewayKey),
      })
      .end(text);
  };
}

export async function startGateway(answer: Answer) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const one = { path: request.url ?? '', headers: request.headers, body };
    received.push(one);
    answer(one, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
