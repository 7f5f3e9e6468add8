/** A gateway for tests: a real server with real keys; the test decides what it says about payments. */
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readPrivateKey, sign, type CreatePaymentSessionRequest } from '@ams-cashier/server';

const pair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    secret: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    open: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  };
};

const clientId = 'SANDBOX_TEST';
const success = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' };

export interface Said {
  readonly paymentStatus: string;
  readonly paymentResultCode?: string;
  readonly value?: string;
}

export async function startGateway() {
  const merchant = pair();
  const gateway = pair();
  const key = readPrivateKey(gateway.secret);
  const sessions: CreatePaymentSessionRequest[] = [];
  const payments = new Map<string, Said>();
  let inquiries = 0;
  let endsIn = 3_600_000;

  function amountOf(paymentRequestId: string, value?: string) {
    const session = sessions.find((one) => one.paymentRequestId === paymentRequestId);
    return { ...session?.paymentAmount, ...(value !== undefined && { value }) };
  }

  function answer(path: string, body: string): object {
    if (path.endsWith('/createPaymentSession')) {
      sessions.push(JSON.parse(body) as CreatePaymentSessionRequest);
      return {
        result: success,
        paymentSessionData: 'blob&&SG&&111&&e30=',
        paymentSessionExpiryTime: new Date(Date.now() + endsIn).toISOString(),
        paymentSessionId: 'session-1',
      };
    }
    inquiries += 1;
    const { paymentRequestId } = JSON.parse(body) as { readonly paymentRequestId: string };
    const said = payments.get(paymentRequestId);
    if (!said) {
      return { result: { resultCode: 'ORDER_NOT_EXIST', resultStatus: 'F', resultMessage: '-' } };
    }
    const { value, ...payment } = said;
    return { result: success, ...payment, paymentAmount: amountOf(paymentRequestId, value) };
  }

  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    if (path === '/sandbox/credentials') {
      const credentials = {
        clientId,
        merchantPrivateKey: merchant.secret,
        gatewayPublicKey: gateway.open,
      };
      response.end(JSON.stringify(credentials));
      return;
    }
    let sent = '';
    for await (const chunk of request) sent += chunk;
    const body = JSON.stringify(answer(path, sent));
    const time = new Date().toISOString();
    const signature = sign({ method: 'POST', path, clientId, time, body }, key);
    response.writeHead(200, { 'client-id': clientId, 'response-time': time, signature }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    account: {
      ANTOM_CLIENT_ID: clientId,
      ANTOM_PRIVATE_KEY: merchant.secret,
      ANTOM_PUBLIC_KEY: gateway.open,
      ANTOM_GATEWAY: `http://127.0.0.1:${port}`,
    },
    /** What was sent to createPaymentSession. */
    sessions,
    /** What inquiryPayment returns, by paymentRequestId; absent: ORDER_NOT_EXIST. */
    payments,
    inquiries: () => inquiries,
    endSessionsIn(milliseconds: number) {
      endsIn = milliseconds;
    },
    /** Posts a notification, signed by the gateway or by the key given. */
    notify(url: string, change: object, signer = gateway.secret) {
      const session = sessions.at(-1);
      const body = JSON.stringify({
        notifyType: 'PAYMENT_RESULT',
        result: success,
        paymentRequestId: session?.paymentRequestId,
        paymentId: 'payment-1',
        paymentAmount: session?.paymentAmount,
        paymentCreateTime: new Date().toISOString(),
        ...change,
      });
      const time = String(Date.now());
      const message = { method: 'POST', path: '/api/notify', clientId, time, body };
      return fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'client-id': clientId,
          'request-time': time,
          signature: sign(message, readPrivateKey(signer)),
        },
        body,
      });
    },
    forger: merchant.secret,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
