/**
 * What receives notifications, in two forms: `bare` verifies the signature and writes to the order's table, and nothing
 * else; `inbox` does it as the guide has it. Both acknowledge once it is on the disk.
 *
 * `node tools/bench/notification-server.mjs bare|inbox <database> <settings, JSON>`; prints its port. The database is a
 * file, or postgres://….
 */
import { verify, createPublicKey } from 'node:crypto';
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { createAntomClient, createInbox, postgresStore, sqliteStore } from '@ams-cashier/server';
import { createNotificationHandler } from '@ams-cashier/server/node';
import { Pool } from 'pg';

const [form = '', location = '', text = '{}'] = process.argv.slice(2);
const settings = JSON.parse(text);
const RECEIVED = JSON.stringify({
  result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' },
});
const UPSERT =
  'INSERT INTO orders (id, status) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET status = excluded.status';

const isPostgres = location.startsWith('postgres:');
const pool = isPostgres ? new Pool({ connectionString: location, max: 16 }) : undefined;
const file = isPostgres ? undefined : new DatabaseSync(location);
file?.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
const CREATE = 'CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, status TEXT)';
file?.exec(CREATE);
await pool?.query(CREATE);
const upsert = file?.prepare(UPSERT.replace(/\$\d/g, '?'));

/** @type {() => import('node:http').RequestListener} */
function bare() {
  const key = createPublicKey({
    key: Buffer.from(settings.antomPublicKey, 'base64'),
    format: 'der',
    type: 'spki',
  });
  return (request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const { headers, url } = request;
      const signature = /signature=([^,]*)/.exec(String(headers['signature']))?.[1] ?? '';
      const isSigned = verify(
        'RSA-SHA256',
        Buffer.from(`POST ${url}\n${headers['client-id']}.${headers['request-time']}.${body}`),
        key,
        Buffer.from(decodeURIComponent(signature), 'base64'),
      );
      if (!isSigned) return response.writeHead(401).end();
      const { paymentRequestId } = JSON.parse(body);
      if (upsert) upsert.run(paymentRequestId, 'paid');
      else await pool?.query(UPSERT, [paymentRequestId, 'paid']);
      return response.writeHead(200, { 'content-type': 'application/json' }).end(RECEIVED);
    });
  };
}

/** @type {() => import('node:http').RequestListener} */
function withInbox() {
  const antom = createAntomClient(settings);
  const inbox = pool
    ? createInbox({
        store: postgresStore(pool),
        on: {
          paymentSucceeded: ({ paymentRequestId }, client) =>
            client.query(UPSERT, [paymentRequestId, 'paid']),
        },
      })
    : createInbox({
        store: sqliteStore(/** @type {DatabaseSync} */ (file)),
        on: { paymentSucceeded: ({ paymentRequestId }) => upsert?.run(paymentRequestId, 'paid') },
      });
  return createNotificationHandler({ antom, onNotification: inbox.receive });
}

const server = createServer(form === 'bare' ? bare() : withInbox());
server.listen(0, '127.0.0.1', () => {
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  console.log(address.port);
});
