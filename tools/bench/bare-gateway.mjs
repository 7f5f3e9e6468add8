/**
 * What a gateway can't do without, and nothing else: the sandbox's createPaymentSession is measured against it. Verifies
 * the signature, inserts a row that is on the disk when it answers, and signs.
 *
 * `node tools/bench/bare-gateway.mjs <database file> <merchant's public key, SPKI, base64>`; prints its port.
 */
import { createPublicKey, generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';

const [file = '', key = ''] = process.argv.slice(2);
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

const server = createServer((request, response) => {
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8');
    const { headers, url } = request;
    const signature = /signature=([^,]*)/.exec(String(headers['signature']))?.[1] ?? '';
    const isSigned = verify(
      'RSA-SHA256',
      Buffer.from(`POST ${url}\n${headers['client-id']}.${headers['request-time']}.${body}`),
      merchantKey,
      Buffer.from(decodeURIComponent(signature), 'base64'),
    );
    if (!isSigned) return response.writeHead(401).end();
    const paymentSessionId = randomUUID();
    insert.run(paymentSessionId, JSON.parse(body).paymentRequestId, body);
    const answer = JSON.stringify({
      result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
      paymentSessionId,
    });
    const time = new Date().toISOString();
    const text = `POST ${url}\n${headers['client-id']}.${time}.${answer}`;
    const signed = sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64');
    return response
      .writeHead(200, {
        'content-type': 'application/json; charset=UTF-8',
        'client-id': String(headers['client-id']),
        'response-time': time,
        signature: `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signed)}`,
      })
      .end(answer);
  });
}).listen(0, '127.0.0.1', () => {
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  console.log(address.port);
});
