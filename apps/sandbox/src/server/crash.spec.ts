import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect as openConnection, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionState } from '@ams-cashier/protocol';
import { NOTIFICATION_RECEIVED } from '@ams-cashier/server';
import {
  card,
  DECLINED_CARD,
  makeDirectory,
  PAID_CARD,
  sessionRequest,
  startReceiver,
} from './sandbox.fixture.ts';
import { children, connected, run, runIn, start } from './shipped.fixture.ts';

it('kill -9 between the accepted payment and its notification loses neither', async () => {
  const data = join(makeDirectory(), 'sandbox.db');
  const receiver = await startReceiver();
  const before = await start('--data', data, '--notify-delay', '4000');
  const session = await before.open({ paymentNotifyUrl: receiver.url });
  expect((await session.pay(PAID_CARD)).outcome).toBe('SUCCESSFUL');
  before.child.kill('SIGKILL');
  expect(await before.exit).toEqual([null, 'SIGKILL']);
  expect(receiver.received).toHaveLength(0);

  const after = await start('--data', data);
  const { paymentRequestId } = session;
  expect(await after.antom.inquiryPayment({ paymentRequestId })).toMatchObject({
    paymentStatus: 'SUCCESS',
  });
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 20_000 });
  expect(receiver.verified(after.antom)).toMatchObject([
    { paymentRequestId, result: { resultStatus: 'S' } },
  ]);
  expect((await after.payments())[0]).toMatchObject({ charges: 1 });
  after.child.kill('SIGTERM');
  expect(await after.exit).toEqual([0, null]);
  receiver.close();
});

/** The content of the file while no process has it open. */
function tableOf(data: string, sql: string): Record<string, unknown>[] {
  const database = new DatabaseSync(data);
  const rows = database.prepare(sql).all();
  database.close();
  return rows;
}

it('two processes on one file: one charge and one notification, whichever accepts the submits', async () => {
  const data = join(makeDirectory(), 'sandbox.db');
  const receiver = await startReceiver();
  const one = await start('--data', data);
  const publicUrl = one.url;
  const other = await start('--data', data, '--public-url', publicUrl);
  expect(other.credentials).toEqual(one.credentials);
  for (let round = 0; round < 5; round += 1) {
    const session = await one.open({
      paymentNotifyUrl: receiver.url,
      paymentFactor: { captureMode: 'MANUAL' },
    });
    const body = (tab: number) => ({
      session: session.secret,
      submitId: `tab-${tab % 4}`,
      card: card(PAID_CARD),
    });
    // four tabs, each of which keeps sending to either process
    const answers = await Promise.all(
      Array.from({ length: 16 }, async (_, index) => {
        const { post } = index % 2 ? one : other;
        return (await (await post('/pay', body(index))).json()) as SessionState;
      }),
    );
    expect(answers.map(({ outcome }) => outcome)).toEqual(Array(16).fill('SUCCESSFUL'));
    expect((await other.payments())[0]).toMatchObject({ charges: 1, attempts: [{}] });
    expect((await other.payments())[0]?.attempts).toHaveLength(1);
  }
  await vi.waitFor(() => expect(receiver.received).toHaveLength(5), { timeout: 20_000 });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const notified = receiver.verified(one.antom).map((one) => 'paymentId' in one && one.paymentId);
  expect(new Set(notified).size).toBe(5);
  expect(notified).toHaveLength(5);
  receiver.close();
}, 60_000);

it('kill -9 while a notification is being sent: another process sends it when the lease has expired', async () => {
  const data = join(makeDirectory(), 'sandbox.db');
  // the first one is never answered
  const receiver = await startReceiver((response, count) =>
    count === 1 ? undefined : response.end(JSON.stringify(NOTIFICATION_RECEIVED)),
  );
  const before = await start('--data', data);
  const session = await before.open({
    paymentNotifyUrl: receiver.url,
    paymentFactor: { captureMode: 'MANUAL' },
  });
  await session.pay(PAID_CARD);
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 20_000 });
  before.child.kill('SIGKILL');
  await before.exit;
  const [leased] = tableOf(data, 'SELECT nextAt, leasedUntil FROM notification');
  expect(leased?.['nextAt']).not.toBeNull();
  expect(leased?.['leasedUntil']).toBeGreaterThan(Date.now());

  const after = await start('--data', data);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(receiver.received).toHaveLength(1);
  // as if the lease had expired
  tableOf(data, 'UPDATE notification SET leasedUntil = 0 RETURNING 1');
  await vi.waitFor(() => expect(receiver.received).toHaveLength(2), { timeout: 20_000 });
  expect(receiver.verified(after.antom)).toHaveLength(2);
  receiver.close();
});

it('its database, in which private keys are, can be read by nobody else', async () => {
  const directory = makeDirectory();
  const data = join(directory, 'sandbox.db');
  // as an earlier version left it
  writeFileSync(data, '', { mode: 0o644 });
  await start('--data', data);
  const files = readdirSync(directory);
  expect(files).toEqual(expect.arrayContaining(['sandbox.db', 'sandbox.db-wal']));
  for (const name of files) {
    expect(statSync(join(directory, name)).mode & 0o077, name).toBe(0);
  }
});

it('the lines that it prints are the environment of a shop’s server', async () => {
  const { said, url } = await start('--memory');
  const lines = await vi.waitFor(() => {
    const found = said.out.match(/^ANTOM_\w+=\S+$/gm) ?? [];
    expect(found).toHaveLength(4);
    return found;
  });
  const script = `
    import { createAntomClient } from '${import.meta.resolve('@ams-cashier/server')}';
    const env = process.env;
    const antom = createAntomClient({
      clientId: env.ANTOM_CLIENT_ID,
      privateKey: env.ANTOM_PRIVATE_KEY,
      antomPublicKey: env.ANTOM_PUBLIC_KEY,
      gateway: env.ANTOM_GATEWAY,
    });
    await antom.inquiryPayment({ paymentRequestId: 'none' }).catch((error) => console.log(error.resultCode));`;
  const printed = join(makeDirectory(), '.env');
  writeFileSync(printed, lines.join('\n'));
  const served = join(makeDirectory(), '.env');
  writeFileSync(served, await (await fetch(`${url}/sandbox/environment`)).text());
  for (const file of [printed, served]) {
    const shop = spawn(process.execPath, [
      `--env-file=${file}`,
      ...['--input-type=module', '-e', script],
    ]);
    children.push(shop);
    let out = '';
    shop.stdout.on('data', (chunk) => (out += chunk));
    await once(shop, 'exit');
    expect(out).toBe('ORDER_NOT_EXIST\n');
  }
});

/** Sends up to 300 MB, until there is an answer or the connection is closed. */
async function uploadTooMuch(url: string, headers: Readonly<Record<string, string>>) {
  const sending = request(url, { method: 'POST', headers });
  let isOpen = true;
  const ended = new Promise<void>((resolve) => {
    sending.on('response', () => resolve()).on('error', () => resolve());
  }).finally(() => (isOpen = false));
  const part = Buffer.alloc(1_000_000);
  let sent = 0;
  while (isOpen && sent < 300_000_000) {
    sent += part.length;
    const drained = new Promise((resolve) => sending.once('drain', resolve));
    if (!sending.write(part)) await Promise.race([drained, ended]);
  }
  await ended;
  sending.destroy();
  return sent;
}

it('uploads that are cut, huge or malformed do not end it', async () => {
  const sandbox = await start('--memory');
  const { hostname, port } = new URL(sandbox.url);
  const json = { 'content-type': 'application/json' };
  for (const path of ['/ams/sandbox/api/v1/payments/capture', '/cashier/api/pay', '/wallet/x']) {
    for (let times = 0; times < 3; times += 1) {
      const socket = openConnection(Number(port), hostname);
      await once(socket, 'connect');
      const head = `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n`;
      await new Promise((sent) => socket.write(`${head}{"a`, sent));
      socket.destroy();
      await once(socket, 'close');
    }
    for (const size of [{ 'content-length': '300000000' }, { 'transfer-encoding': 'chunked' }]) {
      const sent = await uploadTooMuch(sandbox.url + path, { ...json, ...size });
      expect(sent, path).toBeLessThan(100_000_000);
    }
    for (const body of ['{', '', '[]', 'null', '\0']) {
      const response = await fetch(sandbox.url + path, { method: 'POST', headers: json, body });
      expect(response.status, `${path} ${body}`).toBeLessThan(500);
    }
  }
  expect(sandbox.child.exitCode).toBeNull();
  const session = await sandbox.open();
  expect((await session.pay(PAID_CARD)).outcome).toBe('SUCCESSFUL');
  expect(sandbox.said.err).toBe('');
});

it('a full disk is reported in one line, once; the sandbox lives on', async () => {
  const data = join(makeDirectory(), 'sandbox.db');
  // the size limit of the shell stands for the disk's
  const shell = ['-c', 'ulimit -f 600; exec "$0" "$@"'];
  const sandbox = await connected(runIn(shell, ['--port', '0', '--data', data]));
  const refusal = await vi.waitFor(
    async () => {
      const { result } = await sandbox.call('createPaymentSession', {
        ...sessionRequest(),
        metadata: 'x'.repeat(2000),
      });
      expect(result.resultCode).toBe('UNKNOWN_EXCEPTION');
      return result;
    },
    { timeout: 25_000, interval: 0 },
  );
  expect(refusal.resultMessage).toMatch(
    /^The sandbox failed: the disk (fails, or )?is full; trace /,
  );
  expect((await fetch(`${sandbox.url}/healthz`)).status).toBe(200);
  expect(sandbox.said.err).toMatch(/the database cannot be used: the disk .*--data\.$/m);
  expect(sandbox.said.err).not.toMatch(/^\s+at /m);
});

it('no card number and no security code is left in files or output', async () => {
  const directory = makeDirectory();
  const sandbox = await start('--data', join(directory, 'sandbox.db'));
  const session = await sandbox.open();
  await session.pay(DECLINED_CARD);
  await session.pay(PAID_CARD.slice(0, -1));
  await session.pay(PAID_CARD, 'last', { securityCode: '9517' });
  const vaulting = await sandbox.openVaulting();
  // a card on file keeps its holder's name, as Antom's tokens do
  await vaulting.pay(PAID_CARD, undefined, { holderName: 'Keep Me' });
  const written = () =>
    readdirSync(directory)
      .map((name) => readFileSync(join(directory, name), 'latin1'))
      .join('') +
    sandbox.said.out +
    sandbox.said.err;
  // while it runs, with the write-ahead log, and after it has stopped
  const running = written();
  sandbox.child.kill('SIGINT');
  expect(await sandbox.exit).toEqual([0, null]);
  for (const text of [running, written()]) {
    expect(text).toContain('4054********0768');
    expect(text).toContain('4054********4822');
    expect(text).toContain('Sandbox on');
    for (const number of [PAID_CARD, DECLINED_CARD]) {
      expect(text).not.toContain(number.slice(0, -1));
      expect(text).not.toContain(number.slice(6, -1));
      expect(text).not.toContain(number.replace(/(.{4})(?=.)/g, '$1 '));
    }
    expect(text).not.toContain('A Buyer');
  }
});

describe('what a command writes', () => {
  const COLOUR = '\u001B[';
  let url: string;
  beforeEach(async () => {
    const sandbox = await start('--memory');
    await sandbox.open();
    url = sandbox.url;
  });

  it('is coloured only if somebody sees or wants it', async () => {
    const order = async (env: NodeJS.ProcessEnv) => {
      const uncoloured = { NO_COLOR: undefined, FORCE_COLOR: undefined };
      const { said, exit } = runIn([], ['order', '--url', url], { ...uncoloured, ...env });
      expect(await exit).toEqual([0, null]);
      expect(said.out).toContain('4200 USD');
      return said.out;
    };
    expect(await order({})).not.toContain(COLOUR);
    expect(await order({ FORCE_COLOR: '1' })).toContain(COLOUR);
    expect(await order({ NO_COLOR: '1' })).not.toContain(COLOUR);
  });

  it('may find a reader that has seen enough', async () => {
    const { said, exit } = runIn(['-c', '"$0" "$@" | head -n 1'], ['scenarios', '--url', url]);
    expect(await exit).toEqual([0, null]);
    expect(said.out.trimEnd().split('\n')).toHaveLength(1);
    expect(said.err).toBe('');
  });
});

it('tells its version', async () => {
  const { said, exit } = run('--version');
  expect(await exit).toEqual([0, null]);
  expect(said.out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe('the command says in one line why it cannot start', () => {
  it.each([
    [['--port', 'x'], '--port is "x"; it must be a whole number from 0 to 65535.'],
    [['--port', '70000'], '--port is "70000"'],
    [['--speed', '0'], '--speed is "0"'],
    [['--notify-delay', '-1'], "'--notify-delay'"],
    [['--notify-delay', '1.5'], '--notify-delay is "1.5"'],
    [['--public-url', 'localhost'], '--public-url is "localhost"'],
    [['--public-url', 'http://a.example/x'], '--public-url is "http://a.example/x"'],
    [['--memory', '--data', 'x'], '--memory and --data'],
    [['--https-port', '-1'], "'--https-port'"],
    [['--https-port', '1.5'], '--https-port is "1.5"; it must be a whole number from 0 to 65535.'],
    [['--max-rate', '0'], '--max-rate is "0"; it must be a whole number above 0.'],
    [['--max-body', 'x'], '--max-body is "x"'],
    [['--colour', 'red'], "Unknown option '--colour'"],
    [['start'], 'start is not a command'],
    [['--port', '0', '--data', '/dev/null/x'], '/dev/null/x cannot be opened'],
    [['--port', '0', '--data', '/'], '/ cannot be opened as a database: it is a directory'],
    // not even the superuser may create a file there
    [['--port', '0', '--data', '/proc/sandbox.db'], '/proc/sandbox.db cannot be opened'],
    [['--public-url', 'https://a;b'], '--public-url is "https://a;b"'],
  ])('%j', async (flags, words) => {
    const { said, exit } = run(...flags);
    // a wrong command line, or a database that can't be opened
    expect(await exit).toEqual([
      flags.includes('--data') && !flags.includes('--memory') ? 1 : 2,
      null,
    ]);
    expect(said.err).toContain(words);
    expect(said.err.trimEnd().split('\n')).toHaveLength(1);
    expect(said.out).toBe('');
  });

  it('a database of another version', async () => {
    const data = join(makeDirectory(), 'sandbox.db');
    const old = new DatabaseSync(data);
    old.exec('CREATE TABLE session (sessionId TEXT)');
    old.close();
    const { said, exit } = run('--port', '0', '--data', data);
    expect(await exit).toEqual([1, null]);
    expect(said.err).toBe(
      `ams-sandbox: ${data} was written by another version of the sandbox; delete it, or choose another one with --data.\n`,
    );
  });

  it('a file that is not a database', async () => {
    const data = join(makeDirectory(), 'sandbox.db');
    writeFileSync(data, 'This is not a database. '.repeat(100));
    const { said, exit } = run('--port', '0', '--data', data);
    expect(await exit).toEqual([1, null]);
    expect(said.err).toBe(
      `ams-sandbox: ${data} cannot be opened as a database: it is not a database; choose another one with --data.\n`,
    );
  });

  it.skipIf(process.getuid?.() === 0)('a folder without rights', async () => {
    const directory = makeDirectory();
    chmodSync(directory, 0o500);
    const data = join(directory, 'sandbox.db');
    const { said, exit } = run('--port', '0', '--data', data);
    expect(await exit).toEqual([1, null]);
    expect(said.err).toBe(
      `ams-sandbox: ${data} cannot be opened as a database: you may not write there; choose another one with --data.\n`,
    );
  });

  it('a port that is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const port = String((taken.address() as AddressInfo).port);
    const { said, exit } = run('--port', port, '--memory');
    expect(await exit).toEqual([1, null]);
    expect(said.err).toBe(
      `ams-sandbox: 127.0.0.1:${port} is in use; stop what runs there or choose another one with --port.\n`,
    );
    const secure = run('--port', '0', '--https-port', port, '--memory');
    expect(await secure.exit).toEqual([1, null]);
    expect(secure.said.err).toBe(
      `ams-sandbox: 127.0.0.1:${port} is in use; stop what runs there or choose another one with --https-port.\n`,
    );
    taken.close();
  });

  it('an outdated Node', async () => {
    const bin = new URL('../../bin/ams-sandbox.js', import.meta.url).href;
    const old = `Object.defineProperty(process.versions, 'node', { value: '22.12.0' }); await import('${bin}');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', old]);
    let err = '';
    child.stderr.on('data', (chunk) => (err += chunk));
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(err).toBe('ams-sandbox: needs Node 22.13 or newer; this is 22.12.0.\n');
  });
});
