/** What meets a notification handler, whatever it stands behind. */
import { gzipSync } from 'node:zlib';
import { gatewayKey, makePair } from '../gateway.fixture.ts';
import { readPrivateKey } from '../key.ts';
import { sign } from '../node-signature.ts';

export const CLIENT_ID = 'SANDBOX_5Y0000000000000000';
export const PATH = '/api/notify';
export const MAX_BODY_BYTES = 20_000;

export const NOTIFICATION = {
  notifyType: 'PAYMENT_RESULT',
  result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
  paymentRequestId: 'req-001',
  paymentId: 'payment-1',
  paymentAmount: { currency: 'USD', value: '4200' },
  paymentCreateTime: '2026-11-22T12:00:00+00:00',
} as const;

export interface Sent {
  readonly method?: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
  /** In several pieces, without its length. */
  readonly isChunked?: boolean;
}

interface SignOptions {
  readonly at?: number;
  readonly path?: string;
  readonly key?: Parameters<typeof sign>[1];
}

export function signedRequest(
  text: string,
  { at = Date.now(), path = PATH, key = gatewayKey }: SignOptions = {},
): Sent {
  const time = String(at);
  const message = { method: 'POST', path, clientId: CLIENT_ID, time, body: text };
  return {
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'client-id': CLIENT_ID,
      'request-time': time,
      signature: sign(message, key),
    },
    body: Buffer.from(text),
  };
}

const notification = (fields: object = {}) => JSON.stringify({ ...NOTIFICATION, ...fields });

export interface Case {
  readonly send: () => Sent;
  /** How often it is sent; once by default. */
  readonly times?: number;
  readonly status: number;
  /** What each sending hands to the shop. */
  readonly received: number;
  readonly notifyType?: string;
  /** What the shop is told about a refusal. */
  readonly reported?: RegExp;
  readonly throws?: boolean;
}

const THREE_DAYS = 3 * 86_400_000;

export const CASES: { readonly [title: string]: Case } = {
  'a valid notification': { send: () => signedRequest(notification()), status: 200, received: 1 },
  'a body in chunks': {
    send: () => ({ ...signedRequest(notification()), isChunked: true }),
    status: 200,
    received: 1,
  },
  'a compressed body': {
    send: () => {
      const { headers, body } = signedRequest(notification());
      return { headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(body) };
    },
    status: 200,
    received: 1,
  },
  'a body with other letters than ASCII': {
    send: () => signedRequest(notification({ metadata: 'Größe: 鞋 👟' })),
    status: 200,
    received: 1,
  },
  'a signature of another key': {
    send: () => signedRequest(notification(), { key: readPrivateKey(makePair().pkcs8) }),
    status: 401,
    received: 0,
    reported: /another key than antomPublicKey/,
  },
  'a changed body': {
    send: () => ({ ...signedRequest(notification()), body: Buffer.from(`${notification()} `) }),
    status: 401,
    received: 0,
    reported: /does not match its body/,
  },
  'an old notification': {
    send: () => signedRequest(notification(), { at: Date.now() - THREE_DAYS }),
    status: 401,
    received: 0,
    reported: /maxNotificationAgeMs/,
  },
  'the same notification twice': {
    send: () => signedRequest(notification()),
    times: 2,
    status: 200,
    received: 1,
  },
  'too large a body': {
    send: () => signedRequest(notification({ metadata: 'x'.repeat(MAX_BODY_BYTES) })),
    status: 413,
    received: 0,
  },
  'too large a body in chunks': {
    send: () => ({
      ...signedRequest(notification({ metadata: 'x'.repeat(MAX_BODY_BYTES) })),
      isChunked: true,
    }),
    status: 413,
    received: 0,
  },
  'a small body that becomes too large': {
    send: () => {
      const { headers, body } = signedRequest(notification({ metadata: 'x'.repeat(1_000_000) }));
      return { headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(body) };
    },
    status: 413,
    received: 0,
  },
  'an empty body': {
    send: () => ({ ...signedRequest(notification()), body: new Uint8Array() }),
    status: 401,
    received: 0,
    reported: /body is empty/,
  },
  'an unknown kind': {
    send: () => signedRequest(JSON.stringify({ notifyType: 'NEW_KIND', id: 'x' })),
    status: 200,
    received: 1,
    notifyType: 'OTHER',
  },
  'a shop that fails': {
    send: () => signedRequest(notification()),
    throws: true,
    status: 500,
    received: 1,
    reported: /the shop failed/,
  },
  'another method': {
    send: () => ({ ...signedRequest(notification()), method: 'PUT' }),
    status: 405,
    received: 0,
  },
};
