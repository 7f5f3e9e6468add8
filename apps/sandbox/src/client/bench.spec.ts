import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { startBench } from './bench.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A shop in a shell, with a process below it that has to end as well. */
const shopAt = (port: number, status = 200) => ({
  command: `"${process.execPath}" -e "require('http').createServer((q, r) => r.writeHead(${status}).end(process.env.ANTOM_GATEWAY + ' ' + process.env.AMS_SANDBOX_URL)).listen(${port}, '127.0.0.1')" && true`,
  url: `http://127.0.0.1:${port}/`,
});

test('a shop is started with the keys and the address of the sandbox, and ends with it', async () => {
  const shop = shopAt(await freePort());
  const bench = await startBench({ port: 0, shop });
  const { url } = bench.sandbox;
  expect(await (await fetch(shop.url)).text()).toBe(`${url} ${url}`);
  await bench.stop();
  await expect(fetch(shop.url)).rejects.toThrow();
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});

test.each([
  ['ends at once', { ...shopAt(1), command: 'exit 3' }, /"exit 3" ended before http:\S+ answered/],
  ['answers too late', { ...shopAt(1), command: 'sleep 60', timeout: 300 }, /within 300 ms/],
])('says why the shop did not start: it %s', async (_, shop, message) => {
  await expect(startBench({ port: 0, shop })).rejects.toThrow(message);
});

const isUp = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

test('a shop that does not end by itself is killed', async () => {
  const { command, url } = shopAt(await freePort());
  const deaf = command.replace('-e "', `-e "process.on('SIGTERM', () => 0);`);
  const bench = await startBench({ port: 0, shop: { command: deaf, url } });
  vi.useFakeTimers({ toFake: ['Date'] });
  const stopped = bench.stop();
  vi.setSystemTime(Date.now() + 60_000);
  await stopped;
  vi.useRealTimers();
  await expect.poll(() => isUp(url)).toBe(false);
});

test('a shop ends with a test run that stops nothing', async () => {
  const shop = shopAt(await freePort());
  const { href } = new URL('./shop-process.ts', import.meta.url);
  const run = `const { startShop } = await import(${JSON.stringify(href)});
    await startShop(${JSON.stringify(shop)}, {});
    process.exit(0);`;
  const runner = spawn(process.execPath, ['--input-type=module', '-e', run]);
  const [code] = await once(runner, 'exit');
  expect(code).toBe(0);
  await expect.poll(() => isUp(shop.url)).toBe(false);
});

test('takes no other shop for the one under test', async () => {
  const other = await startBench({ port: 0 });
  const shop = { command: 'exit 0', url: `${other.sandbox.url}/healthz` };
  await expect(startBench({ port: 0, shop })).rejects.toThrow(/something answers at .* already/);
  await other.stop();
});
