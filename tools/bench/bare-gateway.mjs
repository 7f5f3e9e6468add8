/**
 * What a gateway can't do without, and nothing else: the sandbox's createPaymentSession is measured against it. Verifies
 * the signature, inserts a row that is on the disk when it answers, and signs.
 *
 * `node tools/bench/bare-gateway.mjs <database file> <merchant's public key, SPKI, base64> <node | hono>`; prints its port.
 */
import { createPublicKey, generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const [file = '', key = '', framework = 'node'] = process.argv.slice(2);
const merchantKey = createPublicKey({
  key: Buffer.from(key, 'base64'),
  format: 'der',
  type: 'spki',
});
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const database = new DatabaseSync(file);
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
database.exec(
  'CREATE TABLE session (id TEXT PRIMARY KEY, requestId TEXT UNIQUE, body TEXT) STRICT',
);
const insert = database.prepare('INSERT INTO session VALUES (?, ?, ?)');

/**
 * @param {string} path @param {(name: string) => unknown} header @param {string} body
 * @returns {{ readonly status: number, readonly headers: Record<string, string>, readonly body: string }}
 */
function answer(path, header, body) {
  const signature = /signature=([^,]*)/.exec(String(header('signature')))?.[1] ?? '';
  const isSigned = verify(
    'RSA-SHA256',
    Buffer.from(`POST ${path}\n${header('client-id')}.${header('request-time')}.${body}`),
    merchantKey,
    Buffer.from(decodeURIComponent(signature), 'base64'),
  );
  if (!isSigned) return { status: 401, headers: {}, body: '' };
  const paymentSessionId = randomUUID();
  insert.run(paymentSessionId, JSON.parse(body).paymentRequestId, body);
  const text = JSON.stringify({
    result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
    paymentSessionId,
  });
  const time = new Date().toISOString();
  const signedText = `POST ${path}\n${header('client-id')}.${time}.${text}`;
  const signed = sign('RSA-SHA256', Buffer.from(signedText), privateKey).toString('base64');
  const headers = {
    'content-type': 'application/json; charset=UTF-8',
    'client-id': String(header('client-id')),
    'response-time': time,
    signature: `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signed)}`,
  };
  return { status: 200, headers, body: text };
}

function serveByNode() {
  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const received = Buffer.concat(chunks).toString('utf8');
      const { status, headers, body } = answer(
        request.url ?? '',
        (name) => request.headers[name],
        received,
      );
      response.writeHead(status, headers).end(body);
    });
  }).listen(0, '127.0.0.1', () => {
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    console.log(address.port);
  });
}

function serveByHono() {
  const app = new Hono();
  app.post('*', async ({ req }) => {
    const { status, headers, body } = answer(
      req.path,
      (name) => req.header(name),
      await req.text(),
    );
    return new Response(body, { status, headers });
  });
  serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(port));
}

if (framework === 'hono') serveByHono();
else serveByNode();
