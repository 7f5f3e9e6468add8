/** What meets a shop's endpoint for notifications, written without our packages. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { request as send } from 'node:http';
import { gzipSync } from 'node:zlib';

export const PATH = '/api/notify';
export const MAX_BODY_BYTES = 20_000;
export const CLIENT_ID = 'SANDBOX_FRAMEWORKS';

const makePair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const antom = makePair();
const other = makePair();
const shop = makePair();

/** Of the shop's client. */
export const OPTIONS = {
  clientId: CLIENT_ID,
  privateKey: String(shop.privateKey.export({ format: 'pem', type: 'pkcs8' })),
  antomPublicKey: String(antom.publicKey.export({ format: 'pem', type: 'spki' })),
  gateway: 'http://127.0.0.1:9',
};

const PAID = {
  notifyType: 'PAYMENT_RESULT',
  result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
  paymentRequestId: 'req-001',
  paymentId: 'payment-1',
  paymentAmount: { currency: 'USD', value: '4200' },
  paymentCreateTime: '2026-11-22T12:00:00+00:00',
};

export function makeRequest(fields = {}, { at = Date.now(), key = antom.privateKey } = {}) {
  const body = JSON.stringify({ ...PAID, ...fields });
  const message = `POST ${PATH}\n${CLIENT_ID}.${at}.${body}`;
  const signature = sign('RSA-SHA256', Buffer.from(message), key).toString('base64');
  return {
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'client-id': CLIENT_ID,
      'request-time': String(at),
      signature: `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature)}`,
    },
    body: Buffer.from(body),
  };
}

function compressed(made) {
  const headers = { ...made.headers, 'content-encoding': 'gzip' };
  return { ...made, headers, body: gzipSync(made.body) };
}

/** `received`: the types that the shop learns; `error`: what it learns of a refusal. */
export const CASES = {
  valid: { made: () => makeRequest(), status: 200, received: ['PAYMENT_RESULT'] },
  chunked: {
    made: () => ({ ...makeRequest(), isChunked: true }),
    status: 200,
    received: ['PAYMENT_RESULT'],
  },
  compressed: { made: () => compressed(makeRequest()), status: 200, received: ['PAYMENT_RESULT'] },
  'not ASCII': {
    made: () => makeRequest({ metadata: 'Größe: 鞋 👟' }),
    status: 200,
    received: ['PAYMENT_RESULT'],
  },
  'another key': {
    made: () => makeRequest({}, { key: other.privateKey }),
    status: 401,
    received: [],
    error: /another key/,
  },
  old: {
    made: () => makeRequest({}, { at: Date.now() - 3 * 86_400_000 }),
    status: 401,
    received: [],
    error: /maxNotificationAgeMs/,
  },
  twice: {
    made: () => makeRequest(),
    times: 2,
    status: 200,
    received: ['PAYMENT_RESULT', 'PAYMENT_RESULT'],
  },
  'too large': {
    made: () => makeRequest({ metadata: 'x'.repeat(MAX_BODY_BYTES) }),
    status: 413,
    received: [],
  },
  empty: {
    made: () => ({ ...makeRequest(), body: Buffer.alloc(0) }),
    status: 401,
    received: [],
    error: /body is empty/,
  },
  'unknown kind': {
    made: () => makeRequest({ notifyType: 'NEW_KIND', result: undefined }),
    status: 200,
    received: ['OTHER'],
  },
  'a shop that fails': {
    made: () => makeRequest({ metadata: 'fail' }),
    status: 500,
    received: ['PAYMENT_RESULT'],
    error: /the shop failed/,
  },
};

/** @returns {Promise<{ status: number, text: string }>} */
export function post(port, { headers, body, isChunked }) {
  return new Promise((resolve, reject) => {
    const request = send(
      { port, host: '127.0.0.1', path: PATH, method: 'POST', headers, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    request.on('error', reject);
    if (isChunked) {
      request.write(body.subarray(0, 20));
      request.end(body.subarray(20));
    } else {
      request.setHeader('content-length', body.length);
      request.end(body);
    }
  });
}
