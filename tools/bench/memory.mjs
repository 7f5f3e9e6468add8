/**
 * npm run bench memory: what 10,000 payments leave in the memory of the sandbox, against a bare server of the same framework
 * that has taken as many calls, both after a collection. Requires a build.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { connectSandbox } from '@ams-cashier/sandbox';
import { startBareGateway } from './bare-server.mjs';
import { createSessionCalls } from './session-calls.mjs';
import { Failure, inRoot, startStack } from '../stack/index.ts';

const PAYMENTS = 10_000;
const AT_ONCE = 16;
/** Of what the bare server occupies. */
const MOST = 1.3;
const MIB = 1_048_576;

/** Throws a Failure if the sandbox occupies more than it may. */
export async function benchMemory() {
  const data = mkdtempSync(join(tmpdir(), 'ams-cashier-bench-'));
  process.env['MEMORY_PROBES'] = data;
  const probe = pathToFileURL(inRoot('tools/load/memory-probe.mjs')).href;
  process.env['NODE_OPTIONS'] = `--import=${probe}`;
  const stack = await startStack({
    only: ['sandbox'],
    data,
    sandboxArgs: ['--max-rate', '1000000'],
  });
  const calls = await createSessionCalls(stack.addresses.sandbox);
  const bare = await startBareGateway(join(data, 'bare.db'), calls.publicKey, 'hono');
  delete process.env['NODE_OPTIONS'];
  const sandbox = await connectSandbox(stack.addresses.sandbox);
  const agent = new Agent({ maxSockets: AT_ONCE });

  /** @param {() => Promise<unknown>} pay */
  async function repeat(pay) {
    let left = PAYMENTS;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (left-- > 0) await pay();
      }),
    );
  }

  /** MiB after a collection. @param {string} script */
  async function occupiedBy(script) {
    const port = readFileSync(join(data, script), 'utf8');
    return Number(await (await fetch(`http://127.0.0.1:${port}`)).text()) / MIB;
  }

  try {
    const port = Number(new URL(stack.addresses.sandbox).port);
    await repeat(() => calls.send(agent, bare.port, calls.prepare()));
    await repeat(async () => {
      const { paymentSessionData = '' } = await calls.send(agent, port, calls.prepare());
      await sandbox.pay(paymentSessionData);
    });
    const own = await occupiedBy('ams-sandbox.js');
    const other = await occupiedBy('bare-gateway.mjs');
    const ratio = own / other;
    console.log(
      `memory after ${PAYMENTS} payments: sandbox ${own.toFixed(0)} MiB, bare ${other.toFixed(0)} MiB, ` +
        `ratio ${ratio.toFixed(2)} (at most ${MOST})`,
    );
    if (ratio > MOST) throw new Failure('The sandbox occupies more than it may.');
  } finally {
    await bare.stop();
    await stack.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
