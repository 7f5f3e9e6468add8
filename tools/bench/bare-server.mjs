/** Starts the bare gateway: what a sandbox is measured against. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, inRoot, startProcess } from '../stack/index.ts';

/**
 * @param {string} file Its database. @param {string} publicKey The merchant's.
 * @param {'node' | 'hono'} framework
 */
export async function startBareGateway(file, publicKey, framework) {
  const script = inRoot('tools/bench/bare-gateway.mjs');
  const server = startProcess(process.execPath, [script, file, publicKey, framework]);
  while (server.running() && !/^\d+$/m.test(server.output())) await sleep(50);
  const port = Number(server.output());
  if (!port) throw new Failure(`The bare server did not start:\n${server.tail()}`);
  return { port, stop: () => server.stop() };
}
