/** A gateway and its keys, written without our packages: a server that answers each call as the id in it says. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const CLIENT_ID = 'SANDBOX_RUNTIMES';
const SUCCESS = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' };

const makePair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const antom = makePair();
const merchant = makePair();

/** The headers of a response, or of a notification: only the name of the time differs. */
function headersFor(
  time: 'response-time' | 'request-time',
  path: string,
  body: string,
  { at = Date.now(), key = antom.privateKey }: { at?: number; key?: KeyObject } = {},
): Record<string, string> {
  const message = `POST ${path}\n${CLIENT_ID}.${at}.${body}`;
  const signature = encodeURIComponent(
    sign('RSA-SHA256', Buffer.from(message), key).toString('base64'),
  );
  return {
    'client-id': CLIENT_ID,
    [time]: String(at),
    signature: `algorithm=RSA256,keyVersion=1,signature=${signature}`,
  };
}

/** A notification as Antom sends it. */
export function makeNotification(path: string, fields: object) {
  const body = JSON.stringify({
    notifyType: 'PAYMENT_RESULT',
    result: SUCCESS,
    paymentRequestId: 'good',
    paymentId: 'payment-1',
    paymentAmount: { currency: 'USD', value: '4200' },
    paymentCreateTime: new Date().toISOString(),
    ...fields,
  });
  return { path, body, headers: headersFor('request-time', path, body) };
}

interface Call {
  readonly path: string;
  readonly id: string;
}

function respond({ path, id }: Call, response: ServerResponse): void {
  const send = (fields: object, options?: { at?: number; key?: KeyObject }) => {
    const body = JSON.stringify({ result: SUCCESS, paymentStatus: 'SUCCESS', ...fields });
    response.writeHead(200, headersFor('response-time', path, body, options)).end(body);
  };
  const unsigned = (fields: object) => response.end(JSON.stringify({ result: SUCCESS, ...fields }));
  const answers: Readonly<Record<string, () => unknown>> = {
    other: () => send({ paymentRequestId: 'good' }),
    old: () => send({ paymentRequestId: id }, { at: Date.now() - 86_400_000 }),
    forged: () => send({ paymentRequestId: id }, { key: makePair().privateKey }),
    unsigned: () => unsigned({}),
    refused: () =>
      unsigned({
        result: { resultCode: 'KEY_NOT_FOUND', resultStatus: 'F', resultMessage: 'No key.' },
      }),
    cut: () => response.destroy(),
    silent: () => undefined,
  };
  const answer = answers[id];
  if (answer) answer();
  // a shop makes its own ids, and nobody has paid with them
  else if (id !== 'good' && path.endsWith('/inquiryPayment')) {
    send({
      result: { resultCode: 'ORDER_NOT_EXIST', resultStatus: 'F', resultMessage: 'No payment.' },
    });
  } else send({ paymentRequestId: id, paymentSessionData: `a&&b&&c&&${id}` });
}

export async function startGateway() {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const call = { path: request.url ?? '', id: String(JSON.parse(body).paymentRequestId) };
    calls.push(call);
    respond(call, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    calls,
    env: {
      ANTOM_CLIENT_ID: CLIENT_ID,
      ANTOM_PRIVATE_KEY: String(merchant.privateKey.export({ format: 'pem', type: 'pkcs8' })),
      ANTOM_PUBLIC_KEY: String(antom.publicKey.export({ format: 'pem', type: 'spki' })),
      ANTOM_GATEWAY: `http://127.0.0.1:${port}`,
    },
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
