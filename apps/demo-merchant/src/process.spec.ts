/** The server as a process of its own: what it survives, and what it says when it can't start. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startGateway } from './gateway.fixture.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

let gateway: Awaited<ReturnType<typeof startGateway>>;
let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  gateway = await startGateway();
  folder = mkdtempSync(join(tmpdir(), 'demo-merchant-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

/** @param shell the arguments of a shell that runs the server; without them it runs by itself */
function run(env: Readonly<Record<string, string>> = {}, shell?: readonly string[]) {
  const settings = { PORT: '0', MERCHANT_DATA: join(folder, 'merchant.db'), ...gateway.account };
  const [command, ...args] = shell ? ['sh', ...shell, main] : [process.execPath, main];
  const child = spawn(command, args, { env: { ...process.env, ...settings, ...env } });
  children.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += chunk));
  child.stderr.on('data', (chunk) => (said.err += chunk));
  return { child, said, exit: once(child, 'exit') };
}

async function start(env: Readonly<Record<string, string>> = {}, shell?: readonly string[]) {
  const running = run(env, shell);
  const port = await vi.waitFor(
    () => {
      const [, found] = /Shop server on \S+:(\d+)/.exec(running.said.out) ?? [];
      expect(found).toBeDefined();
      return Number(found);
    },
    { timeout: 20_000 },
  );
  return { ...running, port, url: `http://127.0.0.1:${port}` };
}

async function cutUpload(port: number, path: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const head = `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n`;
  await new Promise((sent) => socket.write(`${head}{"a`, sent));
  socket.destroy();
  await once(socket, 'close');
}

/** Sends up to 300 MB, until there is an answer or the connection is closed: then the status is undefined. */
async function upload(url: string, headers: Readonly<Record<string, string>>) {
  const sending = request(url, { method: 'POST', headers });
  let isOpen = true;
  const status = new Promise<number | undefined>((resolve) => {
    sending.on('response', (response) => resolve(response.statusCode));
    sending.on('error', () => resolve(undefined));
  }).finally(() => (isOpen = false));
  const part = Buffer.alloc(1_000_000);
  let sent = 0;
  while (isOpen && sent < 300_000_000) {
    sent += part.length;
    const drained = new Promise((resolve) => sending.once('drain', resolve));
    if (!sending.write(part)) await Promise.race([drained, status]);
  }
  sending.destroy();
  return { status: await status, sent };
}

/** It still takes orders, and was not restarted. */
async function expectAlive({ child, url }: Awaited<ReturnType<typeof start>>): Promise<void> {
  expect(child.exitCode).toBeNull();
  const response = await fetch(`${url}/api/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sku: 'desk-lamp', quantity: 1 }),
  });
  expect(response.status).toBe(201);
}

it('lives on after uploads that are cut, huge or malformed', async () => {
  const shop = await start();
  for (const path of ['/api/notify', '/api/orders']) {
    for (let times = 0; times < 3; times += 1) await cutUpload(shop.port, path);
    await expectAlive(shop);
    for (const headers of [{ 'content-length': '300000000' }, { 'transfer-encoding': 'chunked' }]) {
      const { status, sent } = await upload(`${shop.url}${path}`, headers);
      expect([413, undefined]).toContain(status);
      // refused before it was read
      expect(sent).toBeLessThan(100_000_000);
    }
    for (const body of ['{', '', '[]', 'null', '\0', '{"sku":']) {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(shop.url + path, { method: 'POST', headers, body });
      expect(response.status, body).toBe(path === '/api/notify' ? 401 : 400);
    }
    await expectAlive(shop);
  }
  expect(shop.said.err).not.toMatch(/^\s+at /m);
});

describe('what nobody was notified of', () => {
  const statuses = () => {
    const database = new DatabaseSync(join(folder, 'merchant.db'), { readOnly: true });
    const rows = database.prepare('SELECT status FROM shopOrder ORDER BY rowid').all();
    database.close();
    return rows.map(({ status }) => status);
  };
  const order = async (url: string) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ sku: 'desk-lamp', quantity: 1 });
    return (await fetch(`${url}/api/orders`, { method: 'POST', headers, body })).status;
  };
  const say = (transactionStatus: string) => {
    const transactions = [{ transactionType: 'CAPTURE', transactionStatus }];
    const { paymentRequestId = '' } = gateway.sessions.at(-1) ?? {};
    gateway.payments.set(paymentRequestId, { paymentStatus: 'SUCCESS', transactions });
  };

  it('is learned at the next start: payments, and captures that failed after them', async () => {
    const shop = await start();
    await order(shop.url);
    await gateway.notify(`${shop.url}/api/notify`, {});
    say('FAIL');
    await order(shop.url);
    say('SUCCESS');
    expect(statuses()).toEqual(['paid', 'open']);
    shop.child.kill('SIGKILL');
    await shop.exit;
    await start();
    await vi.waitFor(() => expect(statuses()).toEqual(['review', 'paid']), { timeout: 20_000 });
  });

  it('an order without a session, which no page can ask for again, is not left open', async () => {
    const shop = await start();
    gateway.setDown(true);
    expect(await order(shop.url)).toBe(502);
    expect(statuses()).toEqual(['cancelled']);
  });
});

it('a full disk is reported in one line, and the server lives on', async () => {
  // the size limit of the shell stands for the disk's
  const shop = await start({}, ['-c', 'ulimit -f 300; exec "$0" "$@"', process.execPath]);
  const order = () =>
    fetch(`${shop.url}/api/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sku: 'desk-lamp', quantity: 1 }),
    });
  await vi.waitFor(async () => expect((await order()).status).toBe(500), {
    timeout: 20_000,
    interval: 0,
  });
  expect((await fetch(`${shop.url}/healthz`)).status).toBe(200);
  expect(shop.said.err).toMatch(/^The order cannot be stored: .*disk.*MERCHANT_DATA\.$/m);
  expect(shop.said.err).not.toMatch(/^\s+at /m);
});

it('listens on loopback only, unless HOST says otherwise', async () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address && !address.internal && address.family === 'IPv4')?.address;
  const shop = await start();
  expect((await fetch(`${shop.url}/healthz`)).status).toBe(200);
  const open = await start({ HOST: '0.0.0.0', MERCHANT_DATA: ':memory:' });
  // a machine without a network has no other address to try
  if (outside === undefined) return;
  await expect(fetch(`http://${outside}:${shop.port}/healthz`)).rejects.toThrow();
  expect((await fetch(`http://${outside}:${open.port}/healthz`)).status).toBe(200);
});

it('its database can be read by nobody else', async () => {
  const shop = await start();
  await expectAlive(shop);
  for (const name of ['merchant.db', 'merchant.db-wal', 'merchant.db-shm']) {
    expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
  }
});

describe('says in one line why it cannot start', () => {
  it.each([
    ['a folder', () => folder],
    [
      'text',
      () => {
        const file = join(folder, 'text.db');
        writeFileSync(file, 'This is not a database. '.repeat(100));
        return file;
      },
    ],
    [
      'a database of another version',
      () => {
        const file = join(folder, 'old.db');
        const old = new DatabaseSync(file);
        old.exec('CREATE TABLE shopOrder (orderId TEXT)');
        old.close();
        return file;
      },
    ],
    [
      'a file in a folder without rights',
      () => {
        chmodSync(folder, 0o500);
        // the superuser may write anywhere
        return process.getuid?.() === 0 ? '/proc/merchant.db' : join(folder, 'merchant.db');
      },
    ],
  ])('MERCHANT_DATA is %s', async (_, prepare) => {
    const file = prepare();
    const { said, exit } = run({ MERCHANT_DATA: file });
    expect(await exit).toEqual([1, null]);
    expect(said.err).toContain(`demo-merchant: MERCHANT_DATA is ${JSON.stringify(file)}, which`);
    expect(said.err.trimEnd().split('\n')).toHaveLength(1);
    chmodSync(folder, 0o700);
  });
});
