import { once } from 'node:events';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  gateway,
  makePair,
  merchant,
  signed,
  startGateway,
  type Answer,
} from '../gateway.fixture.ts';
import { createNotificationHandler } from '../handler/node.ts';
import { createAntomClient } from '../node-client.ts';
import { main } from './cli.ts';
import type { Finding } from './finding.ts';

const UNKNOWN = {
  result: { resultCode: 'ORDER_NOT_EXIST', resultStatus: 'F', resultMessage: 'No payment.' },
};

let url = '';
const closing: (() => void)[] = [];
async function gatewayThat(answer: Answer) {
  const started = await startGateway(answer);
  closing.push(started.close);
  url = started.url;
}
beforeEach(() => gatewayThat(signed(UNKNOWN)));
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const environment = (change: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ANTOM_CLIENT_ID: 'SANDBOX_TEST',
  ANTOM_PRIVATE_KEY: merchant.pkcs8,
  ANTOM_PUBLIC_KEY: gateway.spki,
  ANTOM_GATEWAY: url,
  ...change,
});

async function run(args: readonly string[] = [], change: NodeJS.ProcessEnv = {}) {
  let text = '';
  const out = { write: (more: string) => (text += more) };
  const code = await main(['doctor', ...args, '--json'], environment(change), out);
  const findings = JSON.parse(text) as Finding[];
  const of = (check: string) => findings.find((one) => one.check === check);
  return { code, findings, of, text };
}

it('finds a sound set-up sound', async () => {
  const { code, findings } = await run();
  expect(findings.map(({ check, level }) => [check, level])).toEqual([
    ['configuration', 'ok'],
    ['environment', 'ok'],
    ['keys', 'ok'],
    ['clock', 'ok'],
  ]);
  expect(code).toBe(0);
});

describe('names what is wrong, and what to do, and shows no key', () => {
  const other = makePair();
  it.each<[string, string, NodeJS.ProcessEnv, RegExp]>([
    ['no client id', 'configuration', { ANTOM_CLIENT_ID: undefined }, /clientId is ""/],
    ['a key that is none', 'configuration', { ANTOM_PRIVATE_KEY: 'x' }, /privateKey is not a key/],
    [
      'the own public key pasted for Antom’s',
      'configuration',
      { ANTOM_PUBLIC_KEY: merchant.spki },
      /public half of your own privateKey/,
    ],
    ['another public key', 'keys', { ANTOM_PUBLIC_KEY: other.spki }, /signed with another key/],
    ['a client of production here', 'environment', { ANTOM_CLIENT_ID: '5YTEST' }, /this machine/],
  ])('%s', async (_, check, change, words) => {
    const { code, of, text } = await run([], change);
    expect(code).toBe(1);
    expect(of(check)).toMatchObject({ level: 'error', message: expect.stringMatching(words) });
    expect(of(check)?.cure).toMatch(/\w/);
    expect(text).not.toContain(merchant.pkcs8.slice(40, 90));
  });

  it.each<[string, Answer, RegExp]>([
    [
      'a key that the gateway does not know',
      (_, response) =>
        void response.end(
          JSON.stringify({
            result: { resultCode: 'KEY_NOT_FOUND', resultStatus: 'F', resultMessage: 'No key.' },
          }),
        ),
      /KEY_NOT_FOUND.*Upload the public key/,
    ],
    ['a gateway that cuts the connection', (_, response) => void response.destroy(), /failed/],
  ])('%s', async (_, answer, words) => {
    await gatewayThat(answer);
    const { code, of } = await run();
    expect(code).toBe(1);
    expect(of('keys')).toMatchObject({ level: 'error', message: expect.stringMatching(words) });
  });

  it.each([
    [60, 'warning'],
    [3_600, 'error'],
  ])('a clock that is %d s off', async (seconds, level) => {
    await gatewayThat(signed(UNKNOWN, { at: Date.now() - seconds * 1000 }));
    expect((await run()).of('clock')).toMatchObject({ level });
  });

  it('a sandbox where production is wanted', async () => {
    expect((await run(['--production'])).of('environment')).toMatchObject({
      level: 'error',
      message: expect.stringMatching(/no money would move/),
    });
  });
});

describe('the notification URL', () => {
  const check = async (listener: RequestListener) =>
    (await run(['--notify-url', `${await serve(listener)}/api/notify`])).of('notification URL');

  it('is sound behind the handler', async () => {
    const antom = createAntomClient({
      clientId: 'SANDBOX_TEST',
      privateKey: merchant.pkcs8,
      antomPublicKey: gateway.spki,
      gateway: url,
    });
    const handle = createNotificationHandler({ antom, onNotification() {}, onError() {} });
    expect(await check(handle)).toMatchObject({ level: 'ok' });
  });

  it.each([
    [200, /nobody has signed/],
    [302, /HTTP 302/],
    [404, /HTTP 404/],
    [500, /HTTP 500/],
  ])('that answers %d is wrong', async (status, words) => {
    const finding = await check((_, response) =>
      response.writeHead(status, { location: 'https://a.example' }).end(),
    );
    expect(finding).toMatchObject({ level: 'error', message: expect.stringMatching(words) });
  });

  it.each([
    ['notify', /absolute/],
    ['http://shop.example/notify', /https URL/],
    ['http://127.0.0.1:9/notify', /address, certificate and firewall/],
  ])('%s is wrong', async (address, cure) => {
    const finding = (await run(['--notify-url', address])).of('notification URL');
    expect(finding).toMatchObject({ level: 'error', cure: expect.stringMatching(cure) });
  });
});

it.each([
  ['app://paid', 'ok'],
  ['/result', 'error'],
])('the redirect URL %s: %s', async (address, level) => {
  expect((await run(['--redirect-url', address])).of('redirect URL')).toMatchObject({ level });
});

it.each([
  [undefined, 'warning'],
  ["default-src 'self'", 'error'],
  ['frame-src http://127.0.0.1:*', 'ok'],
  ["default-src 'self'; frame-src *", 'ok'],
])('a checkout page with the policy %j: %s', async (policy, level) => {
  const page = await serve((_, response) => {
    if (policy) response.setHeader('content-security-policy', policy);
    response.end();
  });
  expect((await run(['--page-url', page])).of('content policy')).toMatchObject({ level });
});

it('reads a file, prints lines for people, and refuses what it does not know', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'antom-doctor-'));
  const file = join(folder, '.env');
  const lines = Object.entries(environment()).map(([name, value]) => `${name}=${value}`);
  writeFileSync(file, lines.join('\n'));
  let text = '';
  const out = { write: (more: string) => (text += more) };
  expect(await main(['doctor', '--env-file', file], {}, out)).toBe(0);
  expect(text).toMatch(/^ok +configuration/);
  rmSync(folder, { recursive: true });
  expect(await main(['doctor', '--env-file', file], {}, out)).toBe(2);
  expect(await main(['nurse'], {}, out)).toBe(2);
  expect(await main(['--help'], {}, out)).toBe(0);
  expect(text).toContain('--notify-url');
});
