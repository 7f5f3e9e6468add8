import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { startSandbox } from '../client/start.ts';
import { makeDirectory } from '../server/sandbox.fixture.ts';
import { runCommand } from './cli.ts';
import { runWithKeys } from './run.ts';

afterEach(() => vi.restoreAllMocks());

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A server that notes its keys and its arguments, and then does what `then` says. */
const noting = (file: string, then: string) => [
  process.execPath,
  '-e',
  `const { ANTOM_CLIENT_ID: id, ANTOM_GATEWAY: gateway } = process.env;
   require('node:fs').writeFileSync(${JSON.stringify(file)}, [id, gateway, ...process.argv.slice(1)].join(' '));
   ${then}`,
];

it('runs a program with the keys of a sandbox that starts later, and ends with its exit code', async () => {
  const file = join(makeDirectory(), 'noted');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = [...noting(file, 'process.exit(7)'), '--', '-1', '--json'];
  const code = runCommand('run', ['--url', url, '--', ...program]);
  await using sandbox = await startSandbox({ port });
  expect(await code).toBe(7);
  const { clientId } = sandbox.credentials;
  expect(readFileSync(file, 'utf8')).toBe(`${clientId} ${url} -1 --json`);
});

it('ends the program when it is ended', async () => {
  const file = join(makeDirectory(), 'noted');
  await using sandbox = await startSandbox();
  const stopping = new AbortController();
  const program = noting(file, 'setInterval(() => {}, 1000)');
  const code = runWithKeys(sandbox.url, program, stopping.signal);
  await vi.waitFor(() => expect(existsSync(file)).toBe(true), 20_000);
  stopping.abort();
  expect(await code).toBe(1);
});

it('starts no program if it is ended while it connects', async () => {
  const file = join(makeDirectory(), 'noted');
  await using sandbox = await startSandbox();
  expect(await runWithKeys(sandbox.url, noting(file, ''), AbortSignal.abort())).toBe(1);
  expect(existsSync(file)).toBe(false);
});

it.each([
  [[], 2, 'The program is missing.'],
  [['no-such-program'], 1, 'no-such-program cannot be started: '],
])('run -- %j', async (program, code, message) => {
  let said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((said += text)));
  await using sandbox = await startSandbox();
  expect(await runCommand('run', ['--url', sandbox.url, '--', ...program])).toBe(code);
  expect(said).toContain(message);
});
