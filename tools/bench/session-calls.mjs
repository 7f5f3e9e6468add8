/** Signed calls of createPaymentSession, as a merchant's server sends them. */
import { createPrivateKey, createPublicKey, randomUUID, sign } from 'node:crypto';
import { request as ask } from 'node:http';
import { Failure } from '../stack/index.ts';

const PATH = '/ams/sandbox/api/v1/payments/createPaymentSession';

/** @typedef {{ readonly body: string, readonly headers: import('node:http').OutgoingHttpHeaders }} Call */

/** @param {string} sandbox Its origin: the calls are signed with its merchant's key. */
export async function createSessionCalls(sandbox) {
  const keys = await (await fetch(`${sandbox}/sandbox/credentials`)).json();
  const privateKey = createPrivateKey({
    key: Buffer.from(keys.merchantPrivateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });

  /** Signed beforehand, so that it costs the servers no time. @returns {Call} */
  function prepare() {
    const amount = { currency: 'USD', value: '4200' };
    const body = JSON.stringify({
      productCode: 'CASHIER_PAYMENT',
      paymentRequestId: randomUUID(),
      paymentAmount: amount,
      order: { referenceOrderId: 'order-1', orderDescription: 'Desk lamp', orderAmount: amount },
      paymentMethod: { paymentMethodType: 'CARD' },
      paymentFactor: { isAuthorization: true },
      paymentRedirectUrl: 'http://localhost:4400/result?order=1',
      paymentNotifyUrl: 'http://localhost:4100/api/notify',
      env: { terminalType: 'WEB' },
    });
    const time = String(Date.now());
    const text = `POST ${PATH}\n${keys.clientId}.${time}.${body}`;
    const signature = sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64');
    const headers = {
      'content-type': 'application/json; charset=UTF-8',
      'content-length': Buffer.byteLength(body),
      'client-id': keys.clientId,
      'request-time': time,
      signature: `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature)}`,
    };
    return { body, headers };
  }

  /**
   * Sends it, and resolves with what a gateway answers to a call that succeeds.
   *
   * @param {import('node:http').Agent} agent @param {number} port @param {Call} call
   * @returns {Promise<{ readonly paymentSessionData?: string }>}
   */
  const send = (agent, port, { body, headers }) =>
    new Promise((resolve, reject) => {
      const options = { agent, host: '127.0.0.1', port, method: 'POST', path: PATH, headers };
      const request = ask(options, (response) => {
        let text = '';
        response
          .setEncoding('utf8')
          .on('data', (chunk) => (text += chunk))
          .on('end', () => {
            if (text.includes('"resultCode":"SUCCESS"')) resolve(JSON.parse(text));
            else reject(new Failure(`Refused: HTTP ${response.statusCode} ${text}`));
          });
      });
      request.on('error', reject);
      request.end(body);
    });

  return { publicKey: publicKey.toString('base64'), prepare, send };
}
