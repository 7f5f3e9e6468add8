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
  readonly paymentRequestId?: string;
  readonly transactions?: readonly object[];
}

export async function startGateway() {
  const merchant = pair();
  const gateway = pair();
  const key = readPrivateKey(gateway.secret);
  const sessions: CreatePaymentSessionRequest[] = [];
  const moves: { readonly call: string }[] = [];
  const payments = new Map<string, Said>();
  const expiries = new Map<string, number>();
  const vaulted = new Map<string, object>();
  const vaultingRequests: string[] = [];
  const goneTokens = new Set<string>();
  let inquiries = 0;
  let endsIn = 3_600_000;
  let behind = 0;
  let isDown = false;
  let silentAbout: string | undefined;
  const now = () => Date.now() - behind;
  const paymentIdOf = (requestId: unknown) =>
    `payment-${sessions.findIndex(({ paymentRequestId }) => paymentRequestId === requestId)}`;

  function amountOf(paymentRequestId: string, value?: string) {
    const session = sessions.find((one) => one.paymentRequestId === paymentRequestId);
    return { ...session?.paymentAmount, ...(value !== undefined && { value }) };
  }

  /** The same request gets the same session, as long as it can be paid. */
  function createSession(request: CreatePaymentSessionRequest): object {
    const { paymentRequestId, savedPaymentMethods = [] } = request;
    if (savedPaymentMethods.some(({ paymentMethodId }) => goneTokens.has(paymentMethodId))) {
      return { result: { resultCode: 'TOKEN_NOT_EXIST', resultStatus: 'F', resultMessage: '-' } };
    }
    const expiresAt = expiries.get(paymentRequestId) ?? now() + endsIn;
    if (!expiries.has(paymentRequestId)) {
      expiries.set(paymentRequestId, expiresAt);
      sessions.push(request);
    } else if (expiresAt <= now()) {
      return { result: { resultCode: 'ORDER_IS_CLOSED', resultStatus: 'F', resultMessage: '-' } };
    }
    return {
      result: success,
      paymentSessionData: 'blob&&SG&&111&&e30=',
      paymentSessionExpiryTime: new Date(expiresAt).toISOString(),
      paymentSessionId: 'session-1',
    };
  }

  /** Cards on file; the test says which of them was saved. */
  function answerVault(call: string, request: Readonly<Record<string, string>>): object {
    const { vaultingRequestId = '', token = '' } = request;
    const gone = { resultCode: 'TOKEN_NOT_EXIST', resultStatus: 'F', resultMessage: '-' };
    switch (call) {
      case 'createVaultingSession':
        vaultingRequests.push(vaultingRequestId);
        return {
          result: success,
          vaultingSessionData: 'blob&&SG&&111&&e30=',
          vaultingSessionExpiryTime: new Date(now() + endsIn).toISOString(),
          vaultingSessionId: 'vaulting-1',
        };
      case 'inquireVaulting': {
        const card = vaulted.get(vaultingRequestId);
        return {
          result: success,
          vaultingRequestId,
          vaultingStatus: card ? 'SUCCESS' : 'PROCESSING',
          ...(card && { paymentMethodDetail: { paymentMethodType: 'CARD', card } }),
        };
      }
      case 'deleteToken':
        return goneTokens.has(token)
          ? { result: gone }
          : { result: success, token: goneTokens.add(token) && token };
      default:
        return goneTokens.has(token)
          ? { result: gone }
          : { result: success, token, tokenExpiryTime: new Date(now() + endsIn).toISOString() };
    }
  }

  function answer(path: string, body: string): object {
    const [, vaultCall] = /\/vaults\/(\w+)$/.exec(path) ?? [];
    if (vaultCall) return answerVault(vaultCall, JSON.parse(body) as Record<string, string>);
    if (path.endsWith('/createPaymentSession')) {
      return createSession(JSON.parse(body) as CreatePaymentSessionRequest);
    }
    if (/\/(refund|capture|cancel)$/.test(path)) {
      moves.push({ call: path.split('/').at(-1) ?? '', ...(JSON.parse(body) as object) });
      return { result: success, ...(JSON.parse(body) as object), refundId: 'refund-1' };
    }
    inquiries += 1;
    const { paymentRequestId } = JSON.parse(body) as { readonly paymentRequestId: string };
    const said = payments.get(paymentRequestId);
    if (!said) {
      return { result: { resultCode: 'ORDER_NOT_EXIST', resultStatus: 'F', resultMessage: '-' } };
    }
    const { value, ...payment } = said;
    const paymentAmount = amountOf(paymentRequestId, value);
    const paymentId = paymentIdOf(paymentRequestId);
    return { result: success, paymentRequestId, paymentId, ...payment, paymentAmount };
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
    if (isDown || (silentAbout !== undefined && path.endsWith(silentAbout))) {
      response.destroy();
      return;
    }
    let sent = '';
    for await (const chunk of request) sent += chunk;
    const body = JSON.stringify(answer(path, sent));
    const time = new Date(now()).toISOString();
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
    /** What was sent to refund, capture and cancel. */
    moves,
    /** What inquiryPayment returns, by paymentRequestId; absent: ORDER_NOT_EXIST. */
    payments,
    /** The cards that inquireVaulting tells, by vaultingRequestId. */
    vaulted,
    /** The ids that were sent to createVaultingSession. */
    vaultingRequests,
    /** Tokens that were deleted. */
    goneTokens,
    inquiries: () => inquiries,
    endSessionsIn(milliseconds: number) {
      endsIn = milliseconds;
    },
    /** Sets its clock back, as if the shop's were this far ahead. */
    setClockBack(milliseconds: number) {
      behind = milliseconds;
    },
    /** It drops every connection. */
    setDown(value: boolean) {
      isDown = value;
    },
    /** It drops the calls of this API. */
    setSilentAbout(path: string | undefined) {
      silentAbout = path;
    },
    /** Posts a notification, signed by the gateway or by the key given. */
    notify(url: string, change: object, signer = gateway.secret) {
      const session = sessions.at(-1);
      const body = JSON.stringify({
        notifyType: 'PAYMENT_RESULT',
        result: success,
        paymentRequestId: session?.paymentRequestId,
        paymentId: paymentIdOf(session?.paymentRequestId),
        paymentAmount: session?.paymentAmount,
        paymentCreateTime: new Date(now()).toISOString(),
        ...change,
      });
      const time = String(now());
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
