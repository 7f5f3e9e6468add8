/** What the inspector says about a notification that was not accepted, over real connections. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { Database } from '../gateway/database.ts';
import { openCertificate } from '../server/certificate.ts';
import { PAID_CARD, startTestSandbox } from '../server/sandbox.fixture.ts';

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

const serve = async (answer: RequestListener) =>
  `http://127.0.0.1:${await listen(createServer(answer))}`;

async function closedPort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function selfSigned(): Promise<string> {
  const database = new Database(':memory:');
  const certificate = await openCertificate(database);
  database.close();
  const server = createHttpsServer(certificate, (_, response) => response.end());
  return `https://127.0.0.1:${await listen(server)}`;
}

it.each<[string, () => Promise<string>, string | RegExp]>([
  ['a status', () => serve((_, r) => r.writeHead(204).end()), 'HTTP 204; it must be 200'],
  [
    'a redirect',
    () => serve((_, r) => r.writeHead(301, { location: '/' }).end()),
    'HTTP 301; it must be 200',
  ],
  ['a page', () => serve((_, r) => r.end('ok')), /^no result; the body must be \{"result":/],
  ['null', () => serve((_, r) => r.end('null')), /^no result/],
  [
    'a result F',
    () => serve((_, r) => r.end('{"result":{"resultStatus":"F"}}')),
    'result F; resultStatus must be S',
  ],
  ['a cut connection', () => serve((_, r) => r.destroy()), /^cut/],
  ['a closed port', async () => `http://127.0.0.1:${await closedPort()}`, /^refused/],
  ['a name that nobody has', async () => 'http://nobody.invalid', /^unknown host/],
  ['a certificate of its own', selfSigned, /^certificate not trusted: \w*CERT/],
  [
    'HTTP where HTTPS is expected',
    async () => (await serve((_, r) => r.end())).replace('http', 'https'),
    'no HTTPS at this address',
  ],
  ['a port that no page may use', async () => 'http://127.0.0.1:25', /^failed: bad port$/],
])('%s is told apart from the others', async (_, start, expected) => {
  const sandbox = await startTestSandbox();
  onTestFinished(() => sandbox.close());
  const session = await sandbox.open({
    paymentNotifyUrl: `${await start()}/notify`,
    paymentFactor: { captureMode: 'MANUAL' },
  });
  await session.pay(PAID_CARD);
  const [status] = await vi.waitFor(
    async () => {
      const [payment] = await sandbox.payments();
      expect(payment?.notifications).toHaveLength(1);
      return payment?.notifications.map((notification) => notification.status) ?? [];
    },
    { timeout: 20_000 },
  );
  expect(status).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
});
